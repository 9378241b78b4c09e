package com.bluesky.charging.kernel;

/**
 * The change was made for another version than the current one.
 *
 * @param expectedVersion the version that the request named
 */
public record PreconditionFailed(long expectedVersion) implements Refusal {

    @Override
    public String code() {
        return "PRECONDITION_FAILED";
    }

    @Override
    public Kind kind() {
        return Kind.STALE;
    }

    @Override
    public String detail() {
        return "Version %d is not the current one. Read the resource again and repeat the change with its new ETag."
                .formatted(expectedVersion);
    }
}
