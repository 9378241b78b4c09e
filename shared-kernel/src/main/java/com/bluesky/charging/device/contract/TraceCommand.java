package com.bluesky.charging.device.contract;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Has the frames of a device's link written down for a person to look at. The pile adapter carries
 * it out and keeps it; it is nothing that happened to the device, so there is no event.
 */
public sealed interface TraceCommand {

    /**
     * No trace is started for longer: it is for looking into a problem, not for keeping records.
     */
    int DURATION_MAX_SECONDS = 3_600;

    /**
     * Piles may say nothing for a minute, and a trace begins only some seconds after its request.
     */
    int DURATION_MIN_SECONDS = 60;

    String deviceId();

    /**
     * Starts a trace, or prolongs the one that runs; a repeat changes nothing. Answers the {@link
     * DeviceTrace}, or refuses with {@code IdempotencyKeyReused}.
     *
     * @param traceId of the request
     * @param startedBy who asked, kept with the trace
     * @param durationSeconds from {@code at} on, {@link #DURATION_MIN_SECONDS} to {@link
     *     #DURATION_MAX_SECONDS}
     */
    record StartTrace(
            String traceId,
            @TargetAggregateIdentifier String deviceId,
            String startedBy,
            int durationSeconds,
            Instant at)
            implements TraceCommand {}

    /** Ends the traces of a device; what was written down stays for a day. Answers nothing. */
    record StopTrace(@TargetAggregateIdentifier String deviceId, Instant at)
            implements TraceCommand {}
}
