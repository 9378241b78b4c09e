package com.bluesky.charging.kernel;

/**
 * That a command changes what its caller has read: which version that was, and what is asked for.
 *
 * @param expectedVersion the version that the caller read; nobody may have changed it since
 * @param fingerprint of what is asked for, by which a repeat is told from another change
 */
public record Change(long expectedVersion, Fingerprint fingerprint) {}
