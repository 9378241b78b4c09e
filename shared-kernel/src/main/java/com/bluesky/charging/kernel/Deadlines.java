package com.bluesky.charging.kernel;

import java.time.Instant;

/**
 * Port: commands that are sent when their time has come, also after a restart. Scheduling is safe
 * to repeat: there is one deadline for a key, and the latest call decides its time. A deadline may
 * fire late or more than once, so what it sends must carry what it was scheduled for and be
 * harmless when that is over.
 */
public interface Deadlines {

    /**
     * Sends a command once, at or after an instant.
     *
     * @param key what the deadline is of, such as {@code order-start:<orderId>}; at most 200
     *     characters
     * @param dueAt when it is due; in the past means at once
     * @param command a command of a feature's contract
     */
    void schedule(String key, Instant dueAt, Object command);

    /** Forgets a deadline; does nothing when there is none. */
    void cancel(String key);
}
