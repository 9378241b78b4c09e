package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.link.PileLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Does from time to time what nobody asks for: lets old calls be forgotten, and asks the devices
 * that are linked and never told their configuration, such as those that did not boot since.
 */
@Component
final class CallKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CallKeeper.class);

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(30);

    /** A pile that boots does so soon after it is linked, and is asked then. */
    static final Duration SETTLED = Duration.ofSeconds(60);

    /** Devices asked in one round; after an upgrade of the server all of them are to be. */
    static final int PER_ROUND = 100;

    private final DeviceCallTable calls;
    private final ToldConfigurations configurations;
    private final WhenPileBootedThenAskForConfiguration asking;
    private final PileLinks links;
    private final Clock clock;
    private final Semaphore ended = new Semaphore(0);
    private @Nullable Thread rounds;

    CallKeeper(
            DeviceCallTable calls,
            ToldConfigurations configurations,
            WhenPileBootedThenAskForConfiguration asking,
            PileLinks links,
            Clock clock) {
        this.calls = calls;
        this.configurations = configurations;
        this.asking = asking;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (rounds == null) {
            rounds = Thread.ofVirtual().name("call-keeper").start(this::goRound);
        }
    }

    @Override
    public synchronized void stop() {
        if (rounds != null) {
            ended.release();
            joined(rounds);
            ended.drainPermits();
            rounds = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }

    private void goRound() {
        try {
            while (!ended.tryAcquire(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS)) {
                tryRound();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryRound() {
        try {
            round();
        } catch (RuntimeException e) {
            LOG.warn("Calls to piles could not be kept in order; the next round does it", e);
        }
    }

    /** One round. */
    void round() {
        Instant now = clock.instant();
        calls.forgetOlderThan(now.minus(CallBounds.KEPT_FOR));
        configurations
                .untold(links.node(), links.leasedSince(), now.minus(SETTLED), PER_ROUND)
                .forEach(asking::ask);
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
