package com.bluesky.charging.device.adapter.link;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call to a pile.
 *
 * @param notSentAfter when it is no longer worth sending
 */
public record PileRequest(String action, ObjectNode payload, Instant notSentAfter) {}
