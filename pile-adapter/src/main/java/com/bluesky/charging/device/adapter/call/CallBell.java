package com.bluesky.charging.device.adapter.call;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the {@link CallSender} of this node that there is something to look for. */
@Component
public final class CallBell {

    private final Semaphore rings = new Semaphore(0);

    CallBell() {}

    void ring() {
        rings.release();
    }

    /** Rings when the transaction of this thread has committed, so that what it wrote is seen. */
    public void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        ring();
                    }
                });
    }

    /** Waits for a ring, however often it rang before, but not for ever. */
    void await(Duration atMost) throws InterruptedException {
        if (rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            rings.drainPermits();
        }
    }
}
