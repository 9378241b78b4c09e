package com.bluesky.charging.order.adapter.dispatch;

import com.bluesky.charging.device.adapter.report.Recorder.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to ask a pile for an order.
 *
 * @param transactionId what to stop; null for a start
 * @param expiresAt when it is no longer to be sent
 * @param cause the event that asked for it
 */
record Call(
        String orderId,
        Kind kind,
        int attempt,
        String deviceId,
        int connectorId,
        @Nullable String transactionId,
        Instant expiresAt,
        Cause cause) {

    enum Kind {
        START,
        STOP
    }
}
