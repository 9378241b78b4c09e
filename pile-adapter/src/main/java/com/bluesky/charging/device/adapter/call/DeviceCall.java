package com.bluesky.charging.device.adapter.call;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a pile, and what it answered.
 *
 * @param publicId by which it is asked for
 * @param payload what the pile is told; null when the call is over
 * @param shown the same without what must not be kept; null when it was forgotten
 * @param response what the pile answered, without what must not be kept; null without an answer
 */
record DeviceCall(
        String publicId,
        String action,
        @Nullable String payload,
        @Nullable String shown,
        @Nullable String response) {

    @Override
    public String toString() {
        return "DeviceCall[" + publicId + ", " + action + "]";
    }
}
