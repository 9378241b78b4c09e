package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.order.contract.FailureCode;
import org.jspecify.annotations.Nullable;

/** Why a charge does not come about, and what to do next, in sentences for a person. */
record Failure(String code, String detail) {

    static Failure of(Refusal refusal) {
        return new Failure(refusal.code(), refusal.detail());
    }

    /**
     * A failure of {@link FailureCode}.
     *
     * @param told what the pile said about it, in place of what the code means
     */
    static Failure of(FailureCode code, @Nullable String told) {
        String happened = told == null || told.isBlank() ? code.meaning() : sentence(told.strip());
        return new Failure(code.name(), happened + " " + code.remedy());
    }

    /** Piles do not end theirs; an error's code may come without a description. */
    private static String sentence(String told) {
        return told.endsWith(".") || told.endsWith(":") ? told : told + ".";
    }
}
