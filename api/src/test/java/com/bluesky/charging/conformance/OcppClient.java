package com.bluesky.charging.conformance;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Somebody else's OCPP 1.6J client, which says exactly what a scenario tells it to say. */
interface OcppClient extends AutoCloseable {

    /** How long anything may take that the server owes. */
    Duration PATIENCE = Duration.ofSeconds(30);

    /** Links, and says nothing yet. It may be done again after the link was lost. */
    void connect(Access access) throws Exception;

    /** Calls the server and waits for the answer. */
    Reply call(String action, Map<String, ?> payload) throws Exception;

    /** Decides how calls of the server are answered; what nobody decides is NotImplemented. */
    void whenAsked(String action, Function<JsonNode, Reply> answer);

    /** The payload of the next call of the server to that action. */
    JsonNode awaitAsked(String action) throws InterruptedException;

    /** How many calls to an action came that were not awaited. */
    int askedWaiting(String action);

    /**
     * Sends a text as it is and returns the next frame of the server that is an answer.
     *
     * @throws UnsupportedOperationException if this client cannot ({@link Need#RAW_FRAMES})
     */
    default JsonNode ask(String text) throws Exception {
        return ask(List.of(text), 1).getFirst();
    }

    /**
     * Sends texts as they are, one after another, and returns the first frames of the server since
     * then that are answers.
     *
     * @param answers how many are waited for
     * @throws UnsupportedOperationException if this client cannot ({@link Need#RAW_FRAMES})
     */
    default List<JsonNode> ask(List<String> texts, int answers) throws Exception {
        throw new UnsupportedOperationException("This client sends no raw frames.");
    }

    /**
     * Sends a text as it is.
     *
     * @throws UnsupportedOperationException if this client cannot ({@link Need#RAW_FRAMES})
     */
    default void send(String text) throws Exception {
        throw new UnsupportedOperationException("This client sends no raw frames.");
    }

    /** Whether the link stands. */
    boolean linked();

    /**
     * The code (RFC 6455 §7.4) with which the link was closed last.
     *
     * @throws UnsupportedOperationException if this client does not tell ({@link Need#RAW_FRAMES})
     */
    default int closeCode() {
        throw new UnsupportedOperationException("This client tells no close code.");
    }

    /** Drops the link. */
    void disconnect() throws Exception;

    /** Drops the link for good. */
    @Override
    void close() throws IOException;
}
