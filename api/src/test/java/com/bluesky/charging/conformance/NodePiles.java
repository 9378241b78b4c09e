package com.bluesky.charging.conformance;

import com.bluesky.charging.testing.NodePackage;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The process of Node.js that runs {@code api/src/test/node/piles.js}: one for all tests. It ends
 * when this one does, because its standard input ends.
 */
final class NodePiles {

    private final BufferedWriter orders;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<Long, Consumer<JsonNode>> piles = new ConcurrentHashMap<>();

    private NodePiles(Process process) {
        orders = process.outputWriter();
        // Who reads a pipe holds its carrier: a virtual thread would take one of few from the
        // server.
        var _ = Thread.ofPlatform().daemon().name("node-reader").start(() -> read(process));
    }

    /** The running process. */
    static NodePiles running() {
        return Holder.RUNNING;
    }

    private static final class Holder {

        static final NodePiles RUNNING = new NodePiles(new NodePackage("node").start("piles.js"));
    }

    /** A new pile, which is told what happens to it; returns its number. */
    long add(Consumer<JsonNode> news) {
        long pile = numbers.incrementAndGet();
        piles.put(pile, news);
        return pile;
    }

    void remove(long pile) {
        piles.remove(pile);
    }

    /** Has a pile do something, and waits until it is done. */
    JsonNode order(long pile, String deed, Map<String, ?> with) throws IOException {
        long number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> done = new CompletableFuture<>();
        waiting.put(number, done);
        Map<String, Object> order = new HashMap<>(with);
        order.put("n", number);
        order.put("pile", pile);
        order.put("do", deed);
        write(order);
        JsonNode answer = awaited(done);
        if (answer.has("failure")) {
            throw new IOException(answer.path("failure").asString(""));
        }
        return answer;
    }

    private static JsonNode awaited(CompletableFuture<JsonNode> answer) throws IOException {
        try {
            return answer.get(OcppClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private synchronized void write(Map<String, ?> order) throws IOException {
        orders.write(Json.text(order));
        orders.newLine();
        orders.flush();
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null) {
                take(Json.read(line));
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            IOException ended = new IOException("The process of Node.js has ended.");
            waiting.values().forEach(each -> each.completeExceptionally(ended));
        }
    }

    private void take(JsonNode line) {
        CompletableFuture<JsonNode> done = waiting.remove(line.path("n").asLong(0));
        if (done != null) {
            done.complete(line);
            return;
        }
        Consumer<JsonNode> pile = piles.get(line.path("pile").asLong(0));
        if (pile != null) {
            pile.accept(line);
        }
    }
}
