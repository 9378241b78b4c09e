package com.bluesky.charging.web;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Looks for an answer on a virtual thread of its own, while the asker looks for others. Each holds
 * a connection of its own while it is looked for, so several at once hold several.
 *
 * <p>It takes as long as the question does, which bounds itself. Nothing ends it before, and what
 * is thrown is seen only by who asks for the answer.
 */
public final class AtOnce<T> {

    private final FutureTask<T> task;

    private AtOnce(FutureTask<T> task) {
        this.task = task;
    }

    /** Begins to look for an answer; what is logged then is of the same request. */
    public static <T> AtOnce<T> begin(Supplier<T> question) {
        Map<String, String> request = MDC.getCopyOfContextMap();
        FutureTask<T> task =
                new FutureTask<>(() -> {
                    if (request != null) {
                        MDC.setContextMap(request);
                    }
                    return question.get();
                });
        Thread.ofVirtual().name("at-once").start(task);
        return new AtOnce<>(task);
    }

    /**
     * The answer, waited for; or what was thrown in place of it.
     *
     * @throws IllegalStateException when the asker is interrupted
     */
    public T answer() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default ->
                        throw new IllegalStateException("A question threw what it cannot.", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is being stopped.", e);
        }
    }
}
