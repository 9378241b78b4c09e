package com.bluesky.charging.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnhurriedStreamTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final QueuedEvents all = new QueuedEvents();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger told = new AtomicInteger();

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void its_reader_is_told_once_of_all_that_came_in_a_moment() {
        UnhurriedStream stream = new UnhurriedStream(all, timer, NEVER);
        assertThat(stream.setOnAvailableCallback(told::incrementAndGet)).isTrue();

        all.ring();
        all.ring();
        assertThat(told).as("not at once").hasValue(0);
        assertThat(momentsToCome()).hasSize(1);

        momentsToCome().forEach(Runnable::run);
        assertThat(told).hasValue(1);
        all.ring();
        momentsToCome().forEach(Runnable::run);
        assertThat(told).as("what came then is told, too").hasValue(2);
    }

    @Test
    void what_comes_while_its_reader_is_told_is_told_too() {
        UnhurriedStream stream = new UnhurriedStream(all, timer, NEVER);
        stream.setOnAvailableCallback(() -> {
            if (told.incrementAndGet() == 1) {
                all.ring();
            }
        });

        all.ring();
        momentsToCome().forEach(Runnable::run);
        assertThat(told).hasValue(1);
        momentsToCome().forEach(Runnable::run);

        assertThat(told).hasValue(2);
    }

    @Test
    void the_moment_passes() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        UnhurriedStream stream = new UnhurriedStream(all, timer, Duration.ofMillis(1));
        stream.setOnAvailableCallback(called::countDown);

        all.ring();

        assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nobody_is_told_after_it_was_closed() {
        UnhurriedStream stream = new UnhurriedStream(all, timer, NEVER);
        stream.setOnAvailableCallback(told::incrementAndGet);
        all.ring();
        List<Runnable> begunBefore = momentsToCome();

        stream.close();

        all.ring();
        assertThat(begunBefore).hasSize(1);
        begunBefore.forEach(Runnable::run);
        momentsToCome().forEach(Runnable::run);
        assertThat(told).hasValue(0);
        assertThat(all.isClosed()).isTrue();
    }

    @Test
    void who_looks_finds_what_is_there() throws Exception {
        UnhurriedStream stream = new UnhurriedStream(all, timer, NEVER);
        assertThat(stream.hasNextAvailable()).isFalse();
        all.add("on");

        assertThat(stream.hasNextAvailable()).isTrue();
        assertThat(stream.peek()).contains(all.made().getFirst());
        assertThat(stream.nextAvailable()).isSameAs(all.made().getFirst());
        assertThat(stream.peek()).isEmpty();
        stream.skipMessagesWithPayloadTypeOf(all.made().getFirst());
        assertThat(all.skippedLikeThis()).isSameAs(all.made().getFirst());
    }

    private List<Runnable> momentsToCome() {
        return List.copyOf(timer.getQueue());
    }
}
