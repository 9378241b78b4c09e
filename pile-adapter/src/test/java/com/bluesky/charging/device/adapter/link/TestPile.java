package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pile that sends what a test tells it, well formed or not, over the JDK's own WebSocket. */
public final class TestPile implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The message type of OCPP-J 1.6 §4.1.3. */
    private static final int CALL = 2;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    /** Calls of the server that came while an answer was awaited. */
    private final Queue<JsonNode> calls = new ArrayDeque<>();

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final HttpClient client;
    private final WebSocket socket;

    private TestPile(HttpClient client, URI uri, String authorization, String subprotocol) {
        this.client = client;
        this.socket =
                client.newWebSocketBuilder()
                        .header("Authorization", authorization)
                        .subprotocols(subprotocol)
                        .connectTimeout(PATIENCE)
                        .buildAsync(uri, new Ear())
                        .join();
    }

    public static TestPile connect(URI uri, String user, String password) {
        return connect(HttpClient.newHttpClient(), uri, basic(user, password), "ocpp1.6");
    }

    static TestPile connect(HttpClient client, URI uri, String authorization, String subprotocol) {
        return new TestPile(client, uri, authorization, subprotocol);
    }

    static String basic(String user, String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The HTTP status by which a handshake is refused. */
    static int refusal(URI uri, String authorization) {
        try (TestPile pile = connect(HttpClient.newHttpClient(), uri, authorization, "ocpp1.6")) {
            throw new AssertionError("let in, closed: " + pile.isClosed());
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw e;
        }
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends unless the connection is closed or breaks meanwhile. */
    void sendIfOpen(String text) {
        if (!socket.isOutputClosed()) {
            socket.sendText(text, true).handle((_, _) -> true).join();
        }
    }

    void sendPart(String text, boolean last) {
        socket.sendText(text, last).join();
    }

    void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next message, whatever it is. */
    public JsonNode next() {
        JsonNode call = calls.poll();
        return call == null ? poll() : call;
    }

    private JsonNode poll() {
        try {
            String text = messages.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(text).as("a message in time").isNotNull();
            return JsonMapper.shared().readTree(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Calls and returns the whole answering frame. */
    public JsonNode call(String action, String payload) {
        String messageId = UUID.randomUUID().toString();
        send("[2,\"" + messageId + "\",\"" + action + "\"," + payload + "]");
        JsonNode answer = poll();
        while (answer.path(0).asInt(0) == CALL) {
            calls.add(answer);
            answer = poll();
        }
        assertThat(answer.path(1).asString("")).isEqualTo(messageId);
        return answer;
    }

    /** Calls and returns the payload of the successful answer. */
    public JsonNode ask(String action, String payload) {
        JsonNode answer = call(action, payload);
        assertThat(answer.get(0).asInt()).as("%s", answer).isEqualTo(3);
        return answer.get(2);
    }

    /** Answers the call that came. */
    public void answer(JsonNode call, String payload) {
        send("[3,\"" + call.get(1).asString() + "\"," + payload + "]");
    }

    int closeStatus() {
        return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    List<String> received() {
        List<String> all = new ArrayList<>();
        messages.drainTo(all);
        return all;
    }

    /** Breaks the connection without a word. */
    public void vanish() {
        socket.abort();
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

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }
}
