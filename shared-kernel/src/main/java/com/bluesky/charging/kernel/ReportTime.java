package com.bluesky.charging.kernel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened at a pile, as the pile said and as we may use it.
 *
 * @param reportedAt what the pile said; null when it said nothing
 * @param receivedAt when the message reached us
 * @param at what billing uses: the pile's time, but never more than {@link #MAX_AHEAD} after
 *     receipt
 * @param source where {@code at} comes from
 */
public record ReportTime(
        @Nullable Instant reportedAt, Instant receivedAt, Instant at, Source source) {

    /** How far a pile's clock may run ahead of ours before we use our own. */
    public static final Duration MAX_AHEAD = Duration.ofSeconds(60);

    /** Where the time used for billing comes from. */
    public enum Source {
        /** The pile's own clock. */
        PILE,
        /** Our clock at receipt: the pile said nothing, or a time too far ahead. */
        RECEIPT,
        /** An earlier accepted report: the pile said a time before it. */
        PREVIOUS
    }

    /** The time of a report, with a clock that runs ahead replaced by the time of receipt. */
    public static ReportTime of(@Nullable Instant reportedAt, Instant receivedAt) {
        return reportedAt == null || reportedAt.isAfter(receivedAt.plus(MAX_AHEAD))
                ? new ReportTime(reportedAt, receivedAt, receivedAt, Source.RECEIPT)
                : new ReportTime(reportedAt, receivedAt, reportedAt, Source.PILE);
    }

    /** The same report, not before an instant that is already accepted. */
    public ReportTime notBefore(Instant accepted) {
        return at.isBefore(accepted)
                ? new ReportTime(reportedAt, receivedAt, accepted, Source.PREVIOUS)
                : this;
    }
}
