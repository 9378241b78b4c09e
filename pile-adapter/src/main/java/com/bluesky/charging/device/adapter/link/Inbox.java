package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.wire.Frame;
import com.bluesky.charging.device.adapter.wire.Frame.Call;
import com.bluesky.charging.device.adapter.wire.FrameCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one connection received and nobody handled yet. It is handled in order, one message at a
 * time, or as many calls of an action that merges as follow each other.
 */
final class Inbox {

    private final SerialQueue queue;
    private final FrameCodec codec;
    private final Predicate<String> merges;
    private final Consumer<List<Arrived>> handler;
    private final Runnable roomAgain;

    private final Queue<Arrived> messages = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unhandled = new AtomicInteger();

    /**
     * An empty inbox.
     *
     * @param queue of the device, which may still be busy with what a former connection received
     * @param merges whether calls of an action are handled together
     * @param handler takes messages in their order; more than one are calls of one action
     * @param roomAgain called when fewer than {@link LinkLimits#QUEUED_FRAMES} are left
     */
    Inbox(
            SerialQueue queue,
            FrameCodec codec,
            Predicate<String> merges,
            Consumer<List<Arrived>> handler,
            Runnable roomAgain) {
        this.queue = queue;
        this.codec = codec;
        this.merges = merges;
        this.handler = handler;
        this.roomAgain = roomAgain;
    }

    /** A text message, read when its turn has come. Confined to the queue once it is in it. */
    static final class Arrived {

        private final String text;
        private final Instant at;
        private @Nullable Frame frame;

        private Arrived(String text, Instant at) {
            this.text = text;
            this.at = at;
        }

        Instant at() {
            return at;
        }

        private Frame read(FrameCodec codec) {
            if (frame == null) {
                frame = codec.read(text);
            }
            return frame;
        }

        /** What it says; it was read before it was handed on. */
        Frame frame() {
            if (frame == null) {
                throw new IllegalStateException("A message that nobody has read.");
            }
            return frame;
        }
    }

    SerialQueue queue() {
        return queue;
    }

    /** How many messages are not handled yet. */
    int unhandled() {
        return unhandled.get();
    }

    /** Takes a message; never blocks. */
    void add(String text, Instant at) {
        unhandled.incrementAndGet();
        messages.add(new Arrived(text, at));
        queue.execute(this::handleNext);
    }

    /** Runs once for each message; those that were handled with one before are gone by then. */
    private void handleNext() {
        Arrived first = messages.poll();
        if (first == null) {
            return;
        }
        List<Arrived> together = new ArrayList<>();
        together.add(first);
        try {
            addWhatMerges(first, together);
            handler.accept(together);
        } finally {
            handled(together.size());
        }
    }

    private void addWhatMerges(Arrived first, List<Arrived> together) {
        if (first.read(codec) instanceof Call call && merges.test(call.action())) {
            while (together.size() < LinkLimits.MERGED_CALLS
                    && isAnother(messages.peek(), call.action())) {
                together.add(messages.remove());
            }
        }
    }

    private void handled(int messagesHandled) {
        int before = unhandled.getAndAdd(-messagesHandled);
        if (before >= LinkLimits.QUEUED_FRAMES
                && before - messagesHandled < LinkLimits.QUEUED_FRAMES) {
            roomAgain.run();
        }
    }

    private boolean isAnother(@Nullable Arrived next, String action) {
        return next != null
                && next.read(codec) instanceof Call call
                && call.action().equals(action);
    }
}
