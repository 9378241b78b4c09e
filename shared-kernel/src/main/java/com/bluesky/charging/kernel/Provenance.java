package com.bluesky.charging.kernel;

/**
 * The keys of the metadata that every command hands on to its events: who asked for what, in which
 * request.
 */
public final class Provenance {

    /**
     * What kind of actor: {@code platform}, {@code customer}, {@code administrator}, {@code user},
     * {@code pile}, {@code system}.
     */
    public static final String ACTOR_KIND = "actorKind";

    public static final String ACTOR_ID = "actorId";

    /** The id of the API key that the actor used, where there was one. */
    public static final String KEY_ID = "keyId";

    /**
     * The id of the HTTP request, as the client sees it in {@code X-Request-Id} and in problem
     * documents.
     */
    public static final String REQUEST_ID = "requestId";

    /** The message that began the whole conversation. */
    public static final String CORRELATION_ID = "correlationId";

    /** The message that directly caused this one. */
    public static final String CAUSATION_ID = "causationId";

    private Provenance() {}
}
