package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.link.LinkLimits;
import com.bluesky.charging.device.adapter.wire.WireLimits;
import java.time.Duration;

/** The bounds of the calls that people and automations ask for. */
final class CallBounds {

    /** Calls to one device that are not over: as many as the queue of its link would take. */
    static final int OPEN = LinkLimits.QUEUED_CALLS;

    /** What a frame has around a payload: brackets, a message id of 36, the longest action. */
    private static final int AROUND_PAYLOAD_BYTES = 128;

    /** Bytes of a payload, so that its frame has no more than a pile may send us. */
    static final int PAYLOAD_BYTES = WireLimits.FRAME_BYTES - AROUND_PAYLOAD_BYTES;

    /** Calls to one device whose content is kept; an answer may have the size of a frame. */
    static final int KEPT = 200;

    /** How long the content of a call is kept, for whoever wonders what was done to a pile. */
    static final Duration KEPT_FOR = Duration.ofDays(90);

    /** What the system asks is asked again at the next boot, so it need not wait long. */
    static final Duration SYSTEM_WITHIN = Duration.ofMinutes(5);

    private CallBounds() {}
}
