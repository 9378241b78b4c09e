package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.ReportTime;
import org.jspecify.annotations.Nullable;

/**
 * What a pile told of its own security.
 *
 * @param type as the pile named it, such as {@code InvalidChargePointCertificate}
 * @param techInfo what it added for a person
 */
public record SecurityEventView(String type, @Nullable String techInfo, ReportTime time) {}
