package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Turns.Alarm;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Keeps one pile linked: opens a socket, and another one with growing pauses when it is lost. */
final class Uplink {

    /** A server that is back after a long time is not kept waiting longer than this. */
    static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final Turns turns;
    private final PileTransport transport;
    private final Duration firstPause;
    private final RandomGenerator random;
    private final Owner owner;

    private boolean wanted;
    private boolean powered = true;
    private boolean opening;
    private @Nullable PileSocket socket;
    private @Nullable String trouble;
    private Duration pause;
    private Alarm retry = Alarm.none();

    /** Counts the sockets, so that what an old one still tells is not taken for the new one's. */
    private int generation;

    Uplink(
            Turns turns,
            PileTransport transport,
            Duration firstPause,
            RandomGenerator random,
            Owner owner) {
        this.turns = turns;
        this.transport = transport;
        this.firstPause = firstPause;
        this.pause = firstPause;
        this.random = random;
        this.owner = owner;
    }

    void connect() {
        wanted = true;
        if (powered && socket == null && !opening) {
            open();
        }
    }

    /** The pile goes down; it stays away until its power is back. */
    void powerOff() {
        powered = false;
        retry.cancel();
        leave("Rebooting");
    }

    /** The pile is up again, and links if it did before. */
    void powerOn() {
        powered = true;
        pause = firstPause;
        if (wanted) {
            connect();
        }
    }

    void disconnect() {
        wanted = false;
        retry.cancel();
        leave("Disconnected");
        trouble = null;
    }

    /** Gives the present socket up, because the server is silent on it, and opens another. */
    void drop(String why) {
        if (socket != null) {
            leave(why);
            openLater();
        }
    }

    /** The server has accepted the pile, so the next loss begins with a short pause again. */
    void settled() {
        pause = firstPause;
    }

    void send(String text) {
        if (socket != null) {
            socket.send(text);
        }
    }

    void send(byte[] bytes) {
        if (socket != null) {
            socket.send(bytes);
        }
    }

    boolean linked() {
        return socket != null;
    }

    @Nullable String trouble() {
        return trouble;
    }

    private void open() {
        retry.cancel();
        opening = true;
        generation++;
        transport.open(new Watch(generation));
    }

    private void openLater() {
        if (!wanted || !powered) {
            return;
        }
        // Half of the pause is random, so that many piles do not come back in one instant.
        long nanos = pause.toNanos() / 2;
        Duration jittered = Duration.ofNanos(nanos + random.nextLong(nanos + 1));
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : doubled;
        retry.cancel();
        retry = turns.after(jittered, this::open);
    }

    private void leave(String why) {
        generation++;
        opening = false;
        trouble = why;
        if (socket != null) {
            socket.close();
            socket = null;
            owner.unlinked();
        }
    }

    /** What the pile does with its link; called in turns. */
    interface Owner {

        void linked();

        void unlinked();

        void received(String text);
    }

    /** Passes on what happens to one socket, while it is the present one. */
    private final class Watch implements PileTransport.Events {

        private final int watched;

        Watch(int watched) {
            this.watched = watched;
        }

        @Override
        public void opened(PileSocket opened) {
            if (!turns.look(() -> isTaken(opened))) {
                opened.close();
            }
        }

        private boolean isTaken(PileSocket opened) {
            if (watched != generation) {
                return false;
            }
            opening = false;
            socket = opened;
            trouble = null;
            owner.linked();
            return true;
        }

        @Override
        public void received(String text) {
            ifPresent(() -> owner.received(text));
        }

        @Override
        public void closed(String why) {
            ifPresent(() -> {
                leave(why);
                openLater();
            });
        }

        private void ifPresent(Runnable what) {
            turns.take(() -> {
                if (watched == generation) {
                    what.run();
                }
            });
        }
    }
}
