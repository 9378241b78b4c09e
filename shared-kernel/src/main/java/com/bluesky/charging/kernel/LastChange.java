package com.bluesky.charging.kernel;

/**
 * The latest change of an aggregate, which it remembers so that a repeat of it is answered as done.
 *
 * @param basedOnVersion the version that its caller had read
 * @param fingerprint of what it asked for, as its event keeps it
 */
public record LastChange(long basedOnVersion, String fingerprint) {

    /** Whether a request is the one that made this change, sent again. */
    public boolean isRepeatedBy(Change change) {
        return change.expectedVersion() == basedOnVersion
                && change.fingerprint().matches(fingerprint);
    }
}
