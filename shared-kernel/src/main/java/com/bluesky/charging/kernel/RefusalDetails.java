package com.bluesky.charging.kernel;

/**
 * A refusal in the form in which it travels between nodes and inside commands that carry a foreseen
 * verdict.
 */
public record RefusalDetails(String code, Kind kind, String detail) implements Refusal {

    public static RefusalDetails of(Refusal refusal) {
        return refusal instanceof RefusalDetails details
                ? details
                : new RefusalDetails(refusal.code(), refusal.kind(), refusal.detail());
    }
}
