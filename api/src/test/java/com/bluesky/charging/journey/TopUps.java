package com.bluesky.charging.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.journey.ApiClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Small top-ups that several cashiers made at once until something was killed, each under a key of
 * its own. Several were under way at that moment, and nobody knows what became of them.
 *
 * @param acknowledged those that were, and with which id
 */
record TopUps(Queue<String> tried, Map<String, String> acknowledged) {

    private static final int CASHIERS = 4;
    private static final int BEFORE_THE_KILL = 40;
    private static final long PATIENCE_SECONDS = 60;
    private static final int CREATED = 201;

    /** Ends a server in the middle of what it does. */
    interface Killing {

        void kill() throws Exception;
    }

    /** Tops up a wallet, kills, and returns when no cashier is acknowledged any more. */
    static TopUps until(Killing killing, Driver payer) throws Exception {
        TopUps made = new TopUps(new ConcurrentLinkedQueue<>(), new ConcurrentHashMap<>());
        CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
        ExecutorService cashiers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<?>> untilTheEnd = new ArrayList<>();
            for (int i = 0; i < CASHIERS; i++) {
                untilTheEnd.add(cashiers.submit(() -> made.goOn(payer, enough)));
            }
            assertThat(enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("top-ups before the kill")
                    .isTrue();
            killing.kill();
            for (Future<?> end : untilTheEnd) {
                end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            cashiers.shutdownNow();
        }
        return made;
    }

    /** Makes one after the other until one is not acknowledged. */
    private void goOn(Driver payer, CountDownLatch enough) {
        while (true) {
            String key = UUID.randomUUID().toString();
            tried.add(key);
            try {
                Answer answer = make(payer, key);
                if (answer.status() >= 500) {
                    return;
                }
                acknowledged.put(key, answer.expect(CREATED).text("topUpId"));
                enough.countDown();
            } catch (IOException nobodyAnswers) {
                return;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Tries each once more: what was acknowledged is told again, and nothing is done twice.
     *
     * @param before what the wallet had before all of them
     */
    void tryAgain(Driver payer, long before) throws Exception {
        for (String key : tried) {
            String topUpId = make(payer, key).expect(CREATED).text("topUpId");
            assertThat(acknowledged.getOrDefault(key, topUpId)).isEqualTo(topUpId);
        }
        payer.awaitWallet("balanceMinor", before + tried.size());
    }

    /** Tries the first once more; it is done once, however often it is tried. */
    boolean firstSucceeds(Driver payer) throws Exception {
        return make(payer, tried.element()).status() == CREATED;
    }

    private static Answer make(Driver payer, String key) throws IOException, InterruptedException {
        return payer.api()
                .post(
                        "/v1/users/" + payer.userId() + "/wallet/top-ups",
                        Map.of("amountMinor", 1, "currency", "CNY"),
                        key);
    }
}
