package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.Misbehaviour.FallSilent;
import org.jspecify.annotations.Nullable;

/** A transport on which a pile may fall silent; called in the pile's turns, but for its events. */
final class SilentTransport implements PileTransport {

    private final PileTransport way;
    private final Faults faults;
    private final Turns turns;
    private @Nullable PileSocket present;

    SilentTransport(PileTransport way, Faults faults, Turns turns) {
        this.way = way;
        this.faults = faults;
        this.turns = turns;
    }

    @Override
    public void open(Events events) {
        way.open(new Ear(events));
    }

    boolean isSilent() {
        return faults.now(FallSilent.class).isPresent();
    }

    /** What the pile does wrong has changed. */
    void heed() {
        PileSocket socket = present;
        if (socket != null) {
            socket.read(!isDeaf());
        }
    }

    private boolean isDeaf() {
        return faults.now(FallSilent.class).map(how -> !how.answersPings()).orElse(false);
    }

    private final class Ear implements Events {

        private final Events events;

        Ear(Events events) {
            this.events = events;
        }

        @Override
        public void opened(PileSocket socket) {
            turns.take(() -> {
                present = socket;
                heed();
            });
            events.opened(new Mouth(socket));
        }

        @Override
        public void received(String text) {
            if (!turns.look(SilentTransport.this::isSilent)) {
                events.received(text);
            }
        }

        @Override
        public void closed(String why) {
            events.closed(why);
        }
    }

    private final class Mouth implements PileSocket {

        private final PileSocket socket;

        Mouth(PileSocket socket) {
            this.socket = socket;
        }

        @Override
        public void send(String text) {
            if (!isSilent()) {
                socket.send(text);
            }
        }

        @Override
        public void send(byte[] bytes) {
            if (!isSilent()) {
                socket.send(bytes);
            }
        }

        @Override
        public void read(boolean on) {
            socket.read(on);
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
