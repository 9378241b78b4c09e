package com.bluesky.charging.app.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are stored now and then, for processors that may safely handle an event again. A
 * batch of events that led to commands alone then needs no transaction of its own.
 *
 * <p>The latest token is kept in memory, and stored when the one before was stored long enough ago,
 * when the claim on the segment is extended, and when it is released. Who takes over the segment of
 * a node that was killed handles up to that much once more.
 */
final class SparseTokens implements TokenStore {

    /** What a token may be behind while its processor is busy. */
    static final long BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private record Key(String processor, int segment) {}

    /**
     * What is known of a segment that this node works on.
     *
     * @param latest the token that was not stored yet
     */
    private record Kept(@Nullable TrackingToken latest, long storedNanos) {}

    private final TokenStore store;
    private final Map<Key, Kept> segments = new ConcurrentHashMap<>();

    SparseTokens(TokenStore store) {
        this.store = store;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        Key key = new Key(processor, segment);
        Kept kept = segments.get(key);
        long now = System.nanoTime();
        if (kept == null || token == null || now - kept.storedNanos() > BEHIND_NANOS) {
            store.storeToken(token, processor, segment);
            whenCommitted(() -> segments.put(key, new Kept(null, now)));
        } else {
            whenCommitted(() -> segments.put(key, new Kept(token, kept.storedNanos())));
        }
    }

    /** What a batch parked may still be rolled back, and must be handled again then. */
    private static void whenCommitted(Runnable keep) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().afterCommit(_ -> keep.run());
        } else {
            keep.run();
        }
    }

    @Override
    public void extendClaim(String processor, int segment) {
        Key key = new Key(processor, segment);
        Kept kept = segments.get(key);
        if (kept == null || kept.latest() == null) {
            store.extendClaim(processor, segment);
        } else {
            store.storeToken(kept.latest(), processor, segment);
            segments.put(key, new Kept(null, System.nanoTime()));
        }
    }

    /** Whoever has lost his claim has nothing to say any more: another one goes on from before. */
    @Override
    public void releaseClaim(String processor, int segment) {
        Kept kept = segments.remove(new Key(processor, segment));
        if (kept != null && kept.latest() != null) {
            try {
                store.storeToken(kept.latest(), processor, segment);
            } catch (UnableToClaimTokenException e) {
                return;
            }
        }
        store.releaseClaim(processor, segment);
    }

    /** Begins anew with what is stored; the first token after it is stored at once. */
    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        segments.remove(new Key(processor, segment));
        return store.fetchToken(processor, segment);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        segments.remove(new Key(processor, segment.getSegmentId()));
        return store.fetchToken(processor, segment);
    }

    @Override
    public void initializeTokenSegments(String processor, int count) {
        store.initializeTokenSegments(processor, count);
    }

    @Override
    public void initializeTokenSegments(
            String processor, int count, @Nullable TrackingToken initial) {
        store.initializeTokenSegments(processor, count, initial);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        store.initializeSegment(token, processor, segment);
    }

    @Override
    public void deleteToken(String processor, int segment) {
        segments.remove(new Key(processor, segment));
        store.deleteToken(processor, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return store.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processor) {
        return store.fetchSegments(processor);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return store.fetchAvailableSegments(processor);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return store.retrieveStorageIdentifier();
    }
}
