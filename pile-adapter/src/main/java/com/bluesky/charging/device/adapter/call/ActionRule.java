package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.contract.CallPile;
import com.bluesky.charging.kernel.Refused;
import tools.jackson.databind.node.ObjectNode;

/** What one action needs beyond its schema, before it is queued; found by type. */
public interface ActionRule {

    /** The action's name in OCPP 1.6. */
    String action();

    /**
     * Checks what the pile is to be told, and completes it by what only the adapter can say.
     *
     * @throws Refused when it must not be said
     */
    void apply(CallPile call, ObjectNode payload);
}
