package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An end that was inferred, and may be a mistake: then the charge goes on.
 *
 * @param seemedOverAt when the pile said that nothing flows; else when the end was inferred
 * @param reason of the inferred end
 */
record UnseenEnd(Instant seemedOverAt, StopReason reason) {

    static UnseenEnd of(ChargingStopInferred inferred, @Nullable ChargingEndSuspected suspicion) {
        ReportTime time = suspicion == null ? null : suspicion.time();
        return new UnseenEnd(
                time == null ? inferred.time().receivedAt() : time.at(), inferred.reason());
    }

    /** Whether something was measured when the charge seemed over, by a clock of the pile. */
    boolean isContradictedAt(ReportTime measured) {
        return measured.source() == ReportTime.Source.PILE && measured.at().isAfter(seemedOverAt);
    }
}
