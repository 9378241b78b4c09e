package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.piles.Fleet.Pile;
import com.bluesky.charging.bench.rig.BenchFailed;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pile that starts when it is asked to, and ends the charge at once. It tells when it was asked,
 * and then when it has ended.
 */
final class StartedPile implements AutoCloseable {

    private static final Pattern CALL = Pattern.compile("\\[2,\"([^\"]+)\",\"([^\"]+)\"");
    private static final Pattern TAG = Pattern.compile("\"idTag\":\"([^\"]+)\"");
    private static final Pattern TRANSACTION = Pattern.compile("\"transactionId\":(\\d+)");

    private static final int ENERGY_WH = 1_000;

    private static final long PATIENCE_SECONDS = 20;

    private final Pile pile;
    private final PileSocket socket;
    private final BlockingQueue<Long> askedNanos = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> endedNanos = new LinkedBlockingQueue<>();
    private volatile boolean open = true;
    private long meterWh;
    private int messages;

    private StartedPile(Pile pile, PileSocket socket) {
        this.pile = pile;
        this.socket = socket;
    }

    static StartedPile link(Pile pile, int port) {
        StartedPile linked =
                new StartedPile(pile, PileSocket.link(port, pile.deviceId(), pile.password()));
        Thread.ofVirtual().name(pile.deviceId()).start(linked::listen);
        return linked;
    }

    Pile pile() {
        return pile;
    }

    /** When the start arrived, by {@link System#nanoTime}; waits for it. */
    long awaitAskedNanos() throws InterruptedException {
        return next(askedNanos, "was not asked to start");
    }

    /** Returns when the end of the charge was answered. */
    void awaitEnded() throws InterruptedException {
        next(endedNanos, "did not end its charge");
    }

    private long next(BlockingQueue<Long> queue, String otherwise) throws InterruptedException {
        Long nanos = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (nanos == null) {
            throw new BenchFailed(pile.deviceId() + " " + otherwise + ".");
        }
        return nanos;
    }

    private void listen() {
        try {
            while (open) {
                takeCall(socket.receive());
            }
        } catch (IOException e) {
            if (open) {
                throw new BenchFailed(pile.deviceId() + " lost its link: " + e.getMessage(), e);
            }
        }
    }

    private void takeCall(String text) throws IOException {
        long now = System.nanoTime();
        Matcher call = CALL.matcher(text);
        if (!call.lookingAt()) {
            throw new IOException("A pile that asks nothing was told " + text);
        }
        if (call.group(2).equals("RemoteStartTransaction")) {
            askedNanos.add(now);
            socket.send("[3,\"" + call.group(1) + "\",{\"status\":\"Accepted\"}]");
            charge(found(TAG, text));
            endedNanos.add(System.nanoTime());
        } else {
            socket.send("[4,\"" + call.group(1) + "\",\"NotSupported\",\"\",{}]");
        }
    }

    private void charge(String tag) throws IOException {
        String started =
                exchange(
                        "StartTransaction",
                        """
                        {"connectorId":1,"idTag":"%s","meterStart":%d,"timestamp":"%s"}\
                        """
                                .formatted(tag, meterWh, now()));
        meterWh += ENERGY_WH;
        exchange(
                "StopTransaction",
                """
                {"transactionId":%s,"meterStop":%d,"timestamp":"%s","reason":"EVDisconnected"}\
                """
                        .formatted(found(TRANSACTION, started), meterWh, now()));
    }

    private String exchange(String action, String payload) throws IOException {
        String id = "m" + ++messages;
        socket.send("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        String answer = socket.receive();
        while (!answer.startsWith("[3,\"" + id + "\"")) {
            takeCall(answer);
            answer = socket.receive();
        }
        return answer;
    }

    private static String found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("Something is missing in " + text);
        }
        return matcher.group(1);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        open = false;
        socket.close();
    }
}
