package com.bluesky.charging.order.adapter.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * A call of an order, and what became of it.
 *
 * @param tag what a start is said with; null for a stop, and when the start is answered
 * @param outcome the name of a StartOutcome or StopOutcome, null before it is answered
 * @param detail what the pile said, for a person
 */
record OrderCall(
        Call call, @Nullable OneTimeTag tag, @Nullable String outcome, @Nullable String detail) {}
