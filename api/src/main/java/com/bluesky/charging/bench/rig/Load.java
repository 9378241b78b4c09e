package com.bluesky.charging.bench.rig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests at a steady rate, whatever the answers take: who waits for the one before measures less
 * than callers feel.
 */
public final class Load {

    /** More than this open at once, and the server cannot keep up with the rate. */
    private static final int OPEN_MAX = 1_000;

    private static final int CALLERS_WARMING_UP = 8;

    /** The requests of a run come in the same mixed order each time. */
    private static final long SEED = 20_260_101;

    private final int perSecond;

    public Load(int perSecond) {
        this.perSecond = perSecond;
    }

    /** One request. */
    @FunctionalInterface
    public interface Request {

        void send(int number) throws InterruptedException;
    }

    /**
     * Sends so many of each kind, mixed, by a few callers of which each waits for its answer: what
     * is cold gets warm as fast as the server can, and no request waits for long.
     */
    public static void warmUp(List<Request> kinds, int each) throws InterruptedException {
        Iterator<Numbered> requests = mixed(kinds, each).iterator();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS_WARMING_UP; i++) {
                all.add(
                        callers.submit(() -> {
                            for (Numbered next = next(requests);
                                    next != null;
                                    next = next(requests)) {
                                next.send();
                            }
                            return null;
                        }));
            }
            for (Future<?> caller : all) {
                answered(caller);
            }
        }
    }

    private static @Nullable Numbered next(Iterator<Numbered> requests) {
        synchronized (requests) {
            return requests.hasNext() ? requests.next() : null;
        }
    }

    /** Sends so many of each kind, mixed, when they are due, and waits until all are answered. */
    public void run(List<Request> kinds, int each) throws InterruptedException {
        List<Numbered> requests = mixed(kinds, each);
        Semaphore open = new Semaphore(OPEN_MAX);
        List<Future<?>> sent = new ArrayList<>(requests.size());
        long begun = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < requests.size(); i++) {
                Numbered request = requests.get(i);
                pauseUntil(begun + TimeUnit.SECONDS.toNanos(1) * i / perSecond);
                if (!open.tryAcquire()) {
                    callers.shutdownNow();
                    throw new BenchFailed(
                            "The server cannot answer %d requests a second; ask for fewer with --rate."
                                    .formatted(perSecond));
                }
                sent.add(
                        callers.submit(() -> {
                            try {
                                request.send();
                                return null;
                            } finally {
                                open.release();
                            }
                        }));
            }
            for (Future<?> request : sent) {
                answered(request);
            }
        }
    }

    private static List<Numbered> mixed(List<Request> kinds, int each) {
        List<Numbered> all = new ArrayList<>(kinds.size() * each);
        List<Integer> order = new ArrayList<>(kinds.size() * each);
        for (int kind = 0; kind < kinds.size(); kind++) {
            order.addAll(Collections.nCopies(each, kind));
        }
        Collections.shuffle(order, new Random(SEED));
        int[] numbers = new int[kinds.size()];
        order.forEach(kind -> all.add(new Numbered(kinds.get(kind), numbers[kind]++)));
        return all;
    }

    /** One of the requests of a kind. */
    private record Numbered(Request kind, int number) {

        void send() throws InterruptedException {
            kind.send(number);
        }
    }

    private static void answered(Future<?> request) throws InterruptedException {
        try {
            request.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BenchFailed failed) {
                throw failed;
            }
            throw new BenchFailed("A request failed: " + e.getCause(), e);
        }
    }

    private static void pauseUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }
}
