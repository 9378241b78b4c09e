package com.bluesky.charging.device.adapter.report;

/** Who wants to know that a pile started, after that is recorded; found by type. */
public interface BootFollower {

    /** Follows a boot; what it does is stored when it returns, and safe to repeat. */
    void booted(String deviceId);
}
