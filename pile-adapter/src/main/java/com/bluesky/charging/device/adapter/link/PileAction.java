package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.wire.PayloadViolation;
import tools.jackson.databind.node.ObjectNode;

/** What is done when piles call one action of OCPP 1.6; found by type. */
public interface PileAction {

    /** The action's name in OCPP 1.6. */
    String name();

    /**
     * Carries out a call and returns the payload of its answer. What the answer acknowledges is
     * stored when this returns. Calls of one pile come one at a time and in order; blocking is
     * allowed.
     *
     * @throws PayloadViolation when a value is out of bounds that no schema states
     * @throws RuntimeException when it could not be carried out; the pile is told to try again
     */
    ObjectNode answer(PileCall call);
}
