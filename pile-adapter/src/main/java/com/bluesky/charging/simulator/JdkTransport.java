package com.bluesky.charging.simulator;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** WebSockets of the JDK with HTTP Basic authentication and the subprotocol of OCPP-J 1.6. */
final class JdkTransport implements PileTransport {

    private static final String SUBPROTOCOL = "ocpp1.6";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final URI address;
    private final String authorization;

    JdkTransport(HttpClient client, URI address, String user, String password) {
        this.client = client;
        this.address = address;
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    @Override
    public void open(Events events) {
        CompletableFuture<?> opening =
                client.newWebSocketBuilder()
                        .header("Authorization", authorization)
                        .subprotocols(SUBPROTOCOL)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .buildAsync(address, new Listener(events));
        opening.exceptionally(failure -> {
            events.closed(reason(failure));
            return null;
        });
    }

    private String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return switch (cause) {
            case WebSocketHandshakeException refused ->
                    "The server refused the link with HTTP " + refused.getResponse().statusCode();
            case ConnectException _ -> "Nothing answers at " + address;
            default -> "No link to " + address + ": " + cause;
        };
    }

    /** Joins fragments, and asks for the next one only when the last was handled. */
    private static final class Listener implements WebSocket.Listener {

        /** No frame for a pile comes near it (the server's own bound for frames is the same). */
        private static final int MAX_TEXT_CHARS = 65_536;

        private final Events events;
        private final StringBuilder text = new StringBuilder();
        private @Nullable JdkSocket opened;

        Listener(Events events) {
            this.events = events;
        }

        @Override
        public void onOpen(WebSocket socket) {
            if (socket.getSubprotocol().equals(SUBPROTOCOL)) {
                JdkSocket mine = new JdkSocket(socket, events);
                opened = mine;
                events.opened(mine);
                mine.next();
            } else {
                socket.abort();
                events.closed("The server does not speak " + SUBPROTOCOL);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            if (text.length() + part.length() > MAX_TEXT_CHARS) {
                socket.abort();
                events.closed("The server sent a text of more than " + MAX_TEXT_CHARS);
                return null;
            }
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                events.received(whole);
            }
            next();
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(
                WebSocket socket, ByteBuffer part, boolean last) {
            next();
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            next();
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            next();
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            events.closed("The server closed the link (" + code + " " + reason + ")");
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            events.closed("The link broke: " + error);
        }

        private void next() {
            if (opened != null) {
                opened.next();
            }
        }
    }

    /** Sends one message at a time, as the JDK demands, and takes one in at a time. */
    private static final class JdkSocket implements PileSocket {

        private final WebSocket socket;
        private final Events events;
        private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
        private boolean reading = true;

        /** Whether a message would have been asked for, had it been reading. */
        private boolean owed;

        JdkSocket(WebSocket socket, Events events) {
            this.socket = socket;
            this.events = events;
        }

        @Override
        public void send(String text) {
            then(() -> socket.sendText(text, true));
        }

        @Override
        public void send(byte[] bytes) {
            then(() -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
        }

        @Override
        public void read(boolean on) {
            if (isAskedFor(on)) {
                socket.request(1);
            }
        }

        /** Asks for the next message; without that the JDK answers no ping either. */
        void next() {
            if (isAskedForNow()) {
                // Outside of the lock, because what has come already may be handed over at once.
                socket.request(1);
            }
        }

        private synchronized boolean isAskedFor(boolean on) {
            reading = on;
            boolean ask = on && owed;
            owed &= !ask;
            return ask;
        }

        private synchronized boolean isAskedForNow() {
            owed = !reading;
            return reading;
        }

        private synchronized void then(Supplier<CompletableFuture<WebSocket>> sending) {
            sent = sent.thenCompose(_ -> sending.get());
            sent.exceptionally(failure -> {
                events.closed("The link broke while sending: " + failure);
                return null;
            });
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
