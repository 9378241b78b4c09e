package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.wire.Timestamps;
import com.bluesky.charging.order.adapter.dispatch.Charge;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a pile is told of a tag (OCPP 1.6 §7.27). */
final class IdTagInfo {

    /** How long a pile may take to end a charge after it has asked about the tag. */
    private static final Duration TO_STOP_WITH = Duration.ofMinutes(1);

    /**
     * How long piles may remember a card (OCPP 1.6 §3.5.1, the authorization cache): so long may
     * one that was blocked or removed still begin a charge at a pile that does not ask, and no
     * longer.
     */
    static final Duration CARD_CACHED = Duration.ofDays(1);

    private IdTagInfo() {}

    /** What a pile is told of a card that is asked about. */
    static ObjectNode ofCard(boolean permitted, String groupTag, Instant now) {
        return permitted
                ? accepted(groupTag, now.plus(CARD_CACHED))
                : JsonNodeFactory.instance.objectNode().put("status", "Blocked");
    }

    /**
     * A card that began a charge and may not begin another: the charge goes on, and the pile is not
     * to remember the card.
     */
    static ObjectNode ofCardNoLonger(String groupTag, Instant now) {
        return accepted(groupTag, now.plus(TO_STOP_WITH));
    }

    /**
     * A one-time tag that may begin a charge. Its expiry keeps it out of the pile's cache for
     * later; its group lets the user's own card end the charge.
     */
    static ObjectNode accepted(Charge charge) {
        return accepted(charge, charge.expiresAt());
    }

    /**
     * The tag of a charge that runs, which the pile may ask about before it ends the charge by it.
     * That it lets no charge begin any more must not keep the user from ending this one. A start
     * that is told late hears the same: a pile may end a charge whose tag has expired.
     */
    static ObjectNode running(Charge charge, Instant now) {
        Instant soon = now.plus(TO_STOP_WITH);
        return accepted(charge, soon.isAfter(charge.expiresAt()) ? soon : charge.expiresAt());
    }

    private static ObjectNode accepted(Charge charge, Instant expiresAt) {
        return accepted(charge.groupTag(), expiresAt);
    }

    private static ObjectNode accepted(@Nullable String groupTag, Instant expiresAt) {
        ObjectNode info =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("status", "Accepted")
                        .put("expiryDate", Timestamps.text(expiresAt));
        return groupTag == null ? info : info.put("parentIdTag", groupTag);
    }

    /** As {@link #accepted} while the tag is good, and that it has expired after that. */
    static ObjectNode of(Charge charge, Instant now) {
        return now.isBefore(charge.expiresAt())
                ? accepted(charge)
                : JsonNodeFactory.instance.objectNode().put("status", "Expired");
    }

    /** A tag whose charge runs already. */
    static ObjectNode concurrent() {
        return JsonNodeFactory.instance.objectNode().put("status", "ConcurrentTx");
    }

    /** A tag that is none of ours, or whose charge is over. */
    static ObjectNode invalid() {
        return JsonNodeFactory.instance.objectNode().put("status", "Invalid");
    }
}
