package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A pile that sends what a test tells it, over the JDK's own WebSocket. */
final class RawPile implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;

    RawPile(Access access) {
        String credentials =
                Base64.getEncoder()
                        .encodeToString(
                                (access.deviceId() + ":" + access.password())
                                        .getBytes(StandardCharsets.UTF_8));
        socket =
                client.newWebSocketBuilder()
                        .header("Authorization", "Basic " + credentials)
                        .subprotocols("ocpp1.6")
                        .buildAsync(URI.create(access.address()), new Ear())
                        .join();
    }

    /** Calls and returns the payload of the successful answer. */
    JsonNode ask(String action, String payload) throws Exception {
        socket.sendText("[2,\"1\",\"" + action + "\"," + payload + "]", true).join();
        String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(text).isNotNull();
        JsonNode answer = ApiTest.JSON.readTree(text);
        assertThat(answer.path(0).asInt(0)).as("%s", answer).isEqualTo(3);
        return answer.path(2);
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
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
