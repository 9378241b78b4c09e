package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.rig.BenchFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Linked piles that say nothing but heartbeats, in a process of their own: client and server
 * together would need more open files than one may have. It is told ids and passwords on its
 * standard input, tells how long linking took, and ends with its input.
 */
final class SilentPiles {

    /** What follows on the standard output when all are linked. */
    static final String LINKED_MILLIS = "linked-millis ";

    /** Ends the list of devices. */
    static final String ALL = "all";

    private static final int AT_A_TIME = 64;
    private static final long HEARTBEAT_SECONDS = 300;

    private SilentPiles() {}

    /** Runs until the standard input ends. */
    static void run(int port, PrintStream out) throws InterruptedException {
        try (BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            List<String[]> devices = new ArrayList<>();
            for (String line = input.readLine();
                    line != null && !line.equals(ALL);
                    line = input.readLine()) {
                devices.add(line.split(" ", 2));
            }
            long begun = System.nanoTime();
            List<PileSocket> piles = link(devices, port);
            out.println(LINKED_MILLIS + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            out.flush();
            for (PileSocket pile : piles) {
                Thread.ofVirtual().start(() -> listen(pile));
            }
            Thread.ofVirtual().start(() -> beat(piles));
            while (input.readLine() != null) {
                // It says no more.
            }
        } catch (IOException e) {
            throw new BenchFailed("The piles are told nothing: " + e.getMessage(), e);
        }
    }

    private static List<PileSocket> link(List<String[]> devices, int port)
            throws InterruptedException {
        List<PileSocket> piles = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<PileSocket>> linked = new ArrayList<>();
            for (String[] device : devices) {
                linked.add(threads.submit(() -> PileSocket.link(port, device[0], device[1])));
            }
            for (Future<PileSocket> pile : linked) {
                piles.add(pile.get());
            }
            return piles;
        } catch (ExecutionException e) {
            throw new BenchFailed("Not all piles were linked: " + e.getCause(), e);
        }
    }

    private static void listen(PileSocket pile) {
        try {
            while (true) {
                pile.receive();
            }
        } catch (IOException _) {
            // The server has ended it.
            pile.close();
        }
    }

    private static void beat(List<PileSocket> piles) {
        long everyNanos = TimeUnit.SECONDS.toNanos(HEARTBEAT_SECONDS) / piles.size();
        for (int i = 0; ; i = (i + 1) % piles.size()) {
            LockSupport.parkNanos(everyNanos);
            try {
                piles.get(i).send("[2,\"beat\",\"Heartbeat\",{}]");
            } catch (IOException _) {
                // It is not linked any more, which the server has counted.
            }
        }
    }
}
