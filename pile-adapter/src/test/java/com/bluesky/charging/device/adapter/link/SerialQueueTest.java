package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.wire.FrameCodec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SerialQueueTest {

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final SerialQueue queue = new SerialQueue(threads::add);

    @Test
    void tasks_run_in_their_order_whatever_one_of_them_throws() {
        List<String> ran = new ArrayList<>();
        queue.execute(() -> {
            throw new StackOverflowError("as deep as it gets");
        });
        queue.execute(() -> {
            throw new IllegalStateException("something else");
        });
        queue.execute(() -> ran.add("first"));
        queue.execute(() -> ran.add("second"));
        runThreads();
        assertThat(ran).containsExactly("first", "second");
        assertThat(queue.idle()).isTrue();
    }

    @Test
    void a_queue_that_saw_an_error_takes_further_tasks() {
        List<String> ran = new ArrayList<>();
        queue.execute(() -> {
            throw new AssertionError("an error");
        });
        runThreads();
        queue.execute(() -> ran.add("later"));
        runThreads();
        assertThat(ran).containsExactly("later");
    }

    @Test
    void a_message_whose_reading_fails_counts_as_handled() {
        Inbox inbox =
                new Inbox(
                        queue,
                        new FrameCodec(),
                        action -> {
                            throw new StackOverflowError(action);
                        },
                        messages -> {},
                        () -> {});
        inbox.add("[2,\"1\",\"MeterValues\",{}]", Instant.EPOCH);
        inbox.add("[3,\"2\",{}]", Instant.EPOCH);
        assertThat(inbox.unhandled()).isEqualTo(2);
        runThreads();
        assertThat(inbox.unhandled()).isZero();
    }

    /** What the executor was given runs; an error ends its thread and nothing else. */
    private void runThreads() {
        for (Runnable thread = threads.poll(); thread != null; thread = threads.poll()) {
            Thread started = Thread.ofVirtual().start(thread);
            try {
                started.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
