package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.wire.Payload;
import java.time.Instant;

/**
 * A call of a pile, valid by its schema.
 *
 * @param receivedAt when its frame arrived
 */
public record PileCall(String deviceId, String action, Payload payload, Instant receivedAt) {}
