package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.ReportTime;
import org.jspecify.annotations.Nullable;

/**
 * A reading that the meter signed (OCPP 1.6 §7.42 {@code SignedData}), kept as it came so that
 * anybody can verify it with the meter's public key.
 *
 * @param value the signed data as the pile sent it
 * @param measurand what was measured, as the pile named it; null when it did not
 * @param context why it was measured, as the pile named it; null when it did not
 */
public record SignedReading(
        ReportTime time, String value, @Nullable String measurand, @Nullable String context) {}
