package com.bluesky.charging.proof;

import com.bluesky.charging.web.Api;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.IfMatch;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request of an operation, complete with all headers that it needs.
 *
 * @param address path and query
 * @param body null when the operation takes none
 * @param etag of what is changed; null when the operation needs none
 */
record Call(Operation operation, String address, @Nullable JsonNode body, @Nullable String etag) {

    /** A call that waits for what it names holds a thread of both sides for a second. */
    private static final int AT_ONCE = 24;

    Api.Answer by(Api client) throws Exception {
        HttpRequest.Builder request = client.request(address);
        if (operation.has("header", IdempotencyKey.HEADER)) {
            request.header(IdempotencyKey.HEADER, UUID.randomUUID().toString());
        }
        if (etag != null) {
            request.header(IfMatch.HEADER, etag);
        }
        if (body == null) {
            request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", operation.mediaType())
                    .method(
                            operation.method(),
                            HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        return client.begin(request);
    }

    Call withBody(JsonNode other) {
        return new Call(operation, address, other, etag);
    }

    Call withEtag(@Nullable String other) {
        return new Call(operation, address, body, other);
    }

    @Override
    public String toString() {
        return operation.method() + " " + address + (body == null ? "" : " " + body);
    }

    /** What is got for each of many inputs, some at a time; in their order. */
    static <I, O> List<Future<O>> forAll(List<I> inputs, Attempt<I, O> attempt) {
        List<Future<O>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (I input : inputs) {
                results.add(threads.submit(() -> attempt.of(input)));
            }
        }
        return results;
    }

    /** A {@link Function} that may fail. */
    interface Attempt<I, O> {
        O of(I input) throws Exception;
    }
}
