package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.ReportTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A reading that the meter signed (OCPP 1.6 §7.42 {@code SignedData}), kept as it came so that
 * anybody can verify it with the meter's public key. It may name the card that began the charge (as
 * OCMF does), so it is personal data.
 *
 * @param value the signed data as the pile sent it
 * @param measurand what was measured, as the pile named it; null when it did not
 * @param context why it was measured, as the pile named it; null when it did not
 */
public record SignedReading(
        ReportTime time, String value, @Nullable String measurand, @Nullable String context) {

    /** SHA-256 of the value in hexadecimal. */
    public String digest() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Whoever logs it does not log what was signed, which may name a card. */
    @Override
    public String toString() {
        return "SignedReading[" + time + ", " + value.length() + " characters]";
    }
}
