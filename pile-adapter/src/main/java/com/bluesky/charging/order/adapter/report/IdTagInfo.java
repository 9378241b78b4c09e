package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.wire.Timestamps;
import com.bluesky.charging.order.adapter.dispatch.Charge;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a pile is told of a tag (OCPP 1.6 §7.27). */
final class IdTagInfo {

    private IdTagInfo() {}

    /**
     * A one-time tag that may begin a charge. Its expiry keeps it out of the pile's cache for
     * later; its group lets the user's own card end the charge.
     */
    static ObjectNode accepted(Charge charge) {
        ObjectNode info =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("status", "Accepted")
                        .put("expiryDate", Timestamps.text(charge.expiresAt()));
        return charge.groupTag() == null ? info : info.put("parentIdTag", charge.groupTag());
    }

    /** As {@link #accepted} while the tag is good, and that it has expired after that. */
    static ObjectNode of(Charge charge, Instant now) {
        return now.isBefore(charge.expiresAt())
                ? accepted(charge)
                : JsonNodeFactory.instance.objectNode().put("status", "Expired");
    }

    /** A tag that is none of ours. */
    static ObjectNode invalid() {
        return JsonNodeFactory.instance.objectNode().put("status", "Invalid");
    }
}
