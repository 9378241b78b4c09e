package com.bluesky.charging.kernel;

/**
 * Something that must hold before a request is granted. Each rule with a refusal code is one type,
 * named as a sentence: {@code new ConnectorHasOneOrder(occupant).orRefuse()}.
 */
public interface Rule {

    boolean holds();

    /** Why the request is refused when the rule does not hold. */
    Refusal refusal();

    /** Returns when the rule holds, and throws {@link Refused} when it does not. */
    default void orRefuse() {
        if (!holds()) {
            throw new Refused(refusal());
        }
    }
}
