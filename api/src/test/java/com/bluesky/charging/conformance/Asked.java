package com.bluesky.charging.conformance;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What the server asked of a client, and how it is answered. */
final class Asked {

    private final Map<String, Function<JsonNode, Reply>> answers = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<JsonNode>> calls = new ConcurrentHashMap<>();

    void whenAsked(String action, Function<JsonNode, Reply> answer) {
        answers.put(action, answer);
    }

    /** Notes a call and decides its answer. */
    Reply answer(String action, JsonNode payload) {
        calls(action).add(payload);
        return answers.getOrDefault(action, any -> Reply.error("NotImplemented")).apply(payload);
    }

    JsonNode await(String action) throws InterruptedException {
        JsonNode call = calls(action).poll(OcppClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("The server did not call " + action);
        }
        return call;
    }

    int waiting(String action) {
        return calls(action).size();
    }

    private BlockingQueue<JsonNode> calls(String action) {
        return calls.computeIfAbsent(action, any -> new LinkedBlockingQueue<>());
    }
}
