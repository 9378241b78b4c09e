package com.bluesky.charging.kernel;

/**
 * Who changes something has read what it is now.
 *
 * @param changedAt the version that the latest change by a person made
 * @param version the present version; later than the former where things report by themselves
 */
public record ChangeIsCurrent(long changedAt, long version, Change change) implements Rule {

    /** For what is changed by persons only. */
    public ChangeIsCurrent(long version, Change change) {
        this(version, version, change);
    }

    @Override
    public boolean holds() {
        return change.expectedVersion() >= changedAt && change.expectedVersion() <= version;
    }

    @Override
    public Refusal refusal() {
        return new PreconditionFailed(change.expectedVersion());
    }
}
