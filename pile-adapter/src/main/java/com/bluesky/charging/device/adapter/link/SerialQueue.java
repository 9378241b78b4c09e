package com.bluesky.charging.device.adapter.link;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time and in order. It occupies a thread only while there is something to do,
 * so an idle pile costs none.
 */
final class SerialQueue {

    private static final Logger LOG = LoggerFactory.getLogger(SerialQueue.class);

    private final Executor executor;
    private @Nullable Queue<Runnable> tasks;

    SerialQueue(Executor executor) {
        this.executor = executor;
    }

    void execute(Runnable task) {
        synchronized (this) {
            if (tasks != null) {
                tasks.add(task);
                return;
            }
            tasks = new ArrayDeque<>();
            tasks.add(task);
        }
        executor.execute(this::drain);
    }

    /** Whether nothing runs and nothing waits. */
    synchronized boolean idle() {
        return tasks == null;
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (Throwable e) {
                // An error too: the pile's next connection goes on with this queue.
                LOG.error("A task of a pile's queue failed", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = tasks == null ? null : tasks.poll();
        if (task == null) {
            tasks = null;
        }
        return task;
    }
}
