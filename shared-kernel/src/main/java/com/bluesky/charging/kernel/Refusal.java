package com.bluesky.charging.kernel;

/**
 * Why a request was refused. Each feature seals its own refusals under an interface that extends
 * this one; the code is the same from the rule that refuses to the {@code code} of the API's
 * problem document, and never changes.
 */
public interface Refusal {

    /** The kind of a refusal decides the HTTP status that a client sees. */
    enum Kind {
        /** The request contradicts itself or the rules of what it creates: 422. */
        INVALID,
        /** What the request names does not exist, or belongs to somebody else: 404. */
        NOT_FOUND,
        /** The state does not allow the request now: 409. */
        CONFLICT,
        /** The version that the request was made for is no longer the current one: 412. */
        STALE
    }

    /** A stable, documented code in upper snake case, such as {@code CONNECTOR_BUSY}. */
    String code();

    Kind kind();

    /** One sentence for a person, without personal data or secrets. */
    String detail();
}
