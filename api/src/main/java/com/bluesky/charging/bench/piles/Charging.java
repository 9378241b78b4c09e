package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.piles.ChargingPile.Pace;
import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Lets piles charge side by side for a while, each on a thread of its own. */
final class Charging {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final List<ChargingPile> piles;

    Charging(List<ChargingPile> piles) {
        this.piles = List.copyOf(piles);
    }

    /**
     * What was answered in the time that was measured. Charges under way at its end are brought to
     * their own end, and not counted here.
     *
     * @param answers from when a message was due until its answer was there
     */
    record Phase(int messages, Duration took, Latencies answers) {

        double perSecond() {
            return messages / (took.toNanos() / 1e9);
        }
    }

    /** As fast as the server answers. */
    Phase atFullSpeed(Duration time) throws InterruptedException {
        long begin = System.nanoTime();
        return run(begin, time, number -> 0);
    }

    /** So many messages a second of all together, each sent when it is due if its pile may. */
    Phase at(double perSecond, Duration time) throws InterruptedException {
        long every = (long) (SECOND_NANOS * piles.size() / perSecond);
        long begin = System.nanoTime();
        return run(begin, time, number -> every);
    }

    /** Tells how much time lies between two messages of a pile; 0 when it never waits. */
    @FunctionalInterface
    private interface Interval {

        long nanosOf(int pile);
    }

    private Phase run(long begin, Duration time, Interval interval) throws InterruptedException {
        long end = begin + time.toNanos();
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < piles.size(); i++) {
            long every = interval.nanosOf(i);
            turns.add(new Turn(piles.get(i), begin + every * i / piles.size(), every, end));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Turn>> all = turns.stream().map(threads::submit).toList();
            for (Future<Turn> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BenchFailed failed) {
                throw failed;
            }
            throw new BenchFailed("A pile failed: " + e.getCause(), e);
        }
        List<Long> answers = new ArrayList<>();
        turns.forEach(turn -> answers.addAll(turn.answers));
        return new Phase(answers.size(), time, Latencies.of(answers));
    }

    /** One pile's part of it. */
    private static final class Turn implements Pace, java.util.concurrent.Callable<Turn> {

        private final ChargingPile pile;
        private final long every;
        private final long end;
        private final List<Long> answers = new ArrayList<>();
        private long nextDue;

        Turn(ChargingPile pile, long firstDue, long every, long end) {
            this.pile = pile;
            this.nextDue = firstDue;
            this.every = every;
            this.end = end;
        }

        @Override
        public Turn call() throws InterruptedException {
            while (System.nanoTime() < end) {
                pile.charge(this);
            }
            return this;
        }

        @Override
        public long awaitDueNanos() {
            if (every == 0) {
                return System.nanoTime();
            }
            long due = nextDue;
            nextDue += every;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        }

        @Override
        public void answered(long dueNanos) {
            long now = System.nanoTime();
            if (now < end) {
                answers.add(now - dueNanos);
            }
        }
    }
}
