package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A pile that answers each action with what a test gives it, and what it has no answer for not. */
final class RawPile implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final Map<String, String> responses;
    private final WebSocket socket;

    /** One that answers nothing. */
    RawPile(Access access) {
        this(access, Map.of());
    }

    RawPile(Access access, Map<String, String> responses) {
        this.responses = Map.copyOf(responses);
        String credentials = access.deviceId() + ":" + access.password();
        this.socket =
                client.newWebSocketBuilder()
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        credentials.getBytes(
                                                                StandardCharsets.UTF_8)))
                        .subprotocols("ocpp1.6")
                        .buildAsync(URI.create(access.address()), new Ear())
                        .join();
    }

    /** What the server says with the next call of an action; what else it asks is passed over. */
    JsonNode told(String action) throws InterruptedException {
        JsonNode call;
        do {
            call = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(call).as("a call in time").isNotNull();
        } while (!call.path(2).asString("").equals(action));
        return call.path(3);
    }

    /** Calls the server and returns the payload of its successful answer. */
    JsonNode ask(String action, String payload) throws InterruptedException {
        send(socket, "[2,\"mine\",\"" + action + "\"," + payload + "]");
        JsonNode answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(answer).as("an answer in time").isNotNull();
        assertThat(answer.path(0).asInt(0)).as("%s", answer).isEqualTo(3);
        return answer.path(2);
    }

    private void received(WebSocket from, JsonNode frame) {
        if (frame.path(0).asInt(0) != 2) {
            answers.add(frame);
            return;
        }
        calls.add(frame);
        String response = responses.get(frame.path(2).asString(""));
        if (response != null) {
            send(from, "[3,\"" + frame.path(1).asString("") + "\"," + response + "]");
        }
    }

    /** One message at a time, whoever sends it. */
    private synchronized void send(WebSocket to, String text) {
        to.sendText(text, true).join();
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received(from, ApiTest.JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
