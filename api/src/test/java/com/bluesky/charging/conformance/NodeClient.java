package com.bluesky.charging.conformance;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * npm's {@code ocpp-rpc} in strict mode: it checks what both sides say by schemas of its own, and
 * sends raw frames.
 */
final class NodeClient implements OcppClient {

    private static final int CALL = 2;

    private final NodePiles piles = NodePiles.running();
    private final long pile = piles.add(this::take);
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final Asked asked = new Asked();
    private volatile boolean linked;
    private volatile int closeCode;

    @Override
    public void connect(Access access) throws Exception {
        order(
                "connect",
                Map.of(
                        "url", access.url(),
                        "identity", access.deviceId(),
                        "password", access.password()));
        linked = true;
    }

    @Override
    public Reply call(String action, Map<String, ?> payload) throws Exception {
        JsonNode answer = order("call", Map.of("action", action, "payload", payload));
        JsonNode error = answer.path("error");
        return error.isMissingNode()
                ? new Reply.Result(answer.path("result"))
                : new Reply.Failure(
                        error.path("code").asString(""), error.path("description").asString(""));
    }

    @Override
    public void whenAsked(String action, Function<JsonNode, Reply> answer) {
        asked.whenAsked(action, answer);
    }

    @Override
    public JsonNode awaitAsked(String action) throws InterruptedException {
        return asked.await(action);
    }

    @Override
    public int askedWaiting(String action) {
        return asked.waiting(action);
    }

    @Override
    public List<JsonNode> ask(List<String> texts, int count) throws Exception {
        answers.clear();
        for (String text : texts) {
            send(text);
        }
        List<JsonNode> received = new ArrayList<>();
        while (received.size() < count) {
            JsonNode answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("The server sent no more than " + received);
            }
            received.add(answer);
        }
        return received;
    }

    @Override
    public void send(String text) throws IOException {
        order("raw", Map.of("text", text));
    }

    @Override
    public boolean linked() {
        return linked;
    }

    @Override
    public int closeCode() {
        return closeCode;
    }

    @Override
    public void disconnect() throws IOException {
        if (linked) {
            order("close", Map.of());
        }
    }

    @Override
    public void close() throws IOException {
        disconnect();
        piles.remove(pile);
    }

    private JsonNode order(String deed, Map<String, ?> with) throws IOException {
        return piles.order(pile, deed, with);
    }

    private void take(JsonNode news) {
        switch (news.path("is").asString("")) {
            case "frame" -> {
                JsonNode frame = Json.read(news.path("text").asString(""));
                if (frame.path(0).asInt(0) != CALL) {
                    answers.add(frame);
                }
            }
            case "asked" -> {
                var _ = Thread.ofVirtual().start(() -> answer(news));
            }
            case "closed" -> {
                closeCode = news.path("code").asInt(0);
                linked = false;
            }
            default -> throw new IllegalStateException("Unknown news: " + news);
        }
    }

    private void answer(JsonNode call) {
        String messageId = call.path("messageId").asString("");
        try {
            switch (asked.answer(call.path("action").asString(""), call.path("payload"))) {
                case Reply.Result(JsonNode payload) ->
                        order("answer", Map.of("messageId", messageId, "result", payload));
                case Reply.Failure(String code, String description) ->
                        order(
                                "answer",
                                Map.of(
                                        "messageId",
                                        messageId,
                                        "error",
                                        Map.of("code", code, "description", description)));
                case Reply.Verbatim(String json) ->
                        send("[3,%s,%s]".formatted(Json.text(messageId), json));
                case Reply.Silence() -> {
                    // That is all.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
