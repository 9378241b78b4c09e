package com.bluesky.charging.audit.contract;

import com.bluesky.charging.order.contract.OrderStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an order, in words, and how its bills came about. It is made from the recorded
 * events alone, and computes each bill anew from the meter readings in them.
 *
 * @param asOf until when it was recorded; null when that was not asked for
 * @param status the order's by then; null before its first event
 * @param latestSequence the number of the last event that was looked at, −1 without one
 * @param omittedSteps how many of the oldest steps are left out; an earlier {@code asOf} tells them
 * @param steps oldest first, at most {@link #STEPS_MAX}
 * @param bills oldest first; the last one is what the charge costs
 */
public record OrderExplanation(
        String orderId,
        @Nullable Instant asOf,
        @Nullable OrderStatus status,
        long latestSequence,
        long omittedSteps,
        List<ExplainedStep> steps,
        List<ExplainedBill> bills) {

    /** More than anybody reads; a charge that was paused every minute for a day has more. */
    public static final int STEPS_MAX = 1_000;

    public OrderExplanation {
        steps = List.copyOf(steps);
        bills = List.copyOf(bills);
    }
}
