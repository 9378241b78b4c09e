package com.bluesky.charging.kernel;

/**
 * What a successful write answers.
 *
 * @param id the resource that was written
 * @param version the number of its latest event, counted from 0; a read with {@code minVersion}
 *     waits for it
 */
public record Written(String id, long version) {}
