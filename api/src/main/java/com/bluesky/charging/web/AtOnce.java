package com.bluesky.charging.web;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * An answer that is looked for on a thread of its own, while others are. Each of several questions
 * takes a connection to the database then, for the same time as one after the other.
 */
public final class AtOnce<T> {

    private final FutureTask<T> task;

    private AtOnce(FutureTask<T> task) {
        this.task = task;
    }

    /** Begins to look for an answer. */
    public static <T> AtOnce<T> begin(Supplier<T> question) {
        FutureTask<T> task = new FutureTask<>(question::get);
        Thread.ofVirtual().name("at-once").start(task);
        return new AtOnce<>(task);
    }

    /** The answer, waited for; or what was thrown in place of it. */
    public T answer() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default ->
                        throw new IllegalStateException("Suppliers throw no more.", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is being stopped.", e);
        }
    }
}
