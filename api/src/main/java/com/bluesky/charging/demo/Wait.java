package com.bluesky.charging.demo;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks again and again until something is so, but not for ever. */
final class Wait {

    /** Longer than any step of an undisturbed charge takes. */
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(300);

    private Wait() {}

    /**
     * The first state that is as wished.
     *
     * @param failure what is told when it does not come, without a full stop
     */
    static <T> T until(String failure, Look<T> look, Predicate<T> wished)
            throws InterruptedException {
        long deadline = System.nanoTime() + BOUND.toNanos();
        T seen = look.now();
        while (!wished.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new DemoFailed(
                        failure
                                + " (waited "
                                + BOUND.toSeconds()
                                + " s; last seen: "
                                + seen
                                + ").");
            }
            Thread.sleep(PAUSE);
            seen = look.now();
        }
        return seen;
    }

    /** What is looked at. */
    @FunctionalInterface
    interface Look<T extends @Nullable Object> {

        T now() throws InterruptedException;
    }
}
