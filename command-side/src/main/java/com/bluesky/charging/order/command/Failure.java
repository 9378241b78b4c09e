package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.order.contract.FailureCode;
import org.jspecify.annotations.Nullable;

/** Why a charge does not come about, with one sentence for a person. */
record Failure(String code, String detail) {

    static Failure of(Refusal refusal) {
        return new Failure(refusal.code(), refusal.detail());
    }

    /**
     * A failure of {@link FailureCode}.
     *
     * @param told what the pile said about it
     */
    static Failure of(String code, @Nullable String told) {
        return new Failure(code, told == null ? sentenceFor(code) : told);
    }

    private static String sentenceFor(String code) {
        return switch (code) {
            case FailureCode.CANCELLED -> "It was stopped before the pile was asked to start.";
            case FailureCode.DEVICE_OFFLINE ->
                    "The pile was not connected when the start was to be sent.";
            case FailureCode.START_REJECTED -> "The pile refused to start.";
            case FailureCode.START_TIMEOUT -> "The charge did not begin in time.";
            case FailureCode.UNPLUGGED -> "The vehicle was unplugged before the charge began.";
            case FailureCode.START_UNKNOWN -> "The pile never told whether it started.";
            case FailureCode.DISPLACED -> "Another charge already runs on the connector.";
            default -> throw new IllegalArgumentException("No failure has the code " + code);
        };
    }
}
