package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.Client.Identity;
import com.bluesky.charging.bench.rig.Grounds;
import com.bluesky.charging.bench.rig.Grounds.Device;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An operator with a site and its prices, and piles there, each with a driver of its own who has a
 * card and money: all of it made through the API, as by anybody.
 */
final class Fleet {

    /** The most at once: enough for more charges than a pile can make here. */
    static final long TOP_UP_MINOR = 100_000_000L;

    private static final List<String> SCOPES =
            List.of(
                    "users:read",
                    "users:write",
                    "wallets:write",
                    "equipment:read",
                    "equipment:write",
                    "orders:read",
                    "orders:write",
                    "operator:all");

    private static final int POWER_WATTS = 22_000;

    /** Registered at a time: as many as the server has use for. */
    private static final int AT_A_TIME = 8;

    private static final Duration PRICED_WITHIN = Duration.ofSeconds(60);

    private final Grounds grounds;
    private final List<Pile> piles;

    private Fleet(Grounds grounds, List<Pile> piles) {
        this.grounds = grounds;
        this.piles = piles;
    }

    /**
     * A pile and the driver who charges at it.
     *
     * @param tag of the driver's card
     */
    record Pile(String deviceId, String password, String userId, String tag) {}

    static Fleet of(int size, BenchServer server, Client client) throws InterruptedException {
        return of(size, client, client.identity(Client.platformKey(server)));
    }

    static Fleet of(int size, Client client, Identity platform) throws InterruptedException {
        Grounds grounds = new Grounds(client, platform, "WALLET", SCOPES);
        List<Pile> piles = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Pile>> made = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int number = i;
                made.add(threads.submit(() -> pile(grounds, number)));
            }
            for (Future<Pile> pile : made) {
                piles.add(pile.get());
            }
        } catch (ExecutionException e) {
            throw new BenchFailed("The piles could not be registered: " + e.getCause(), e);
        }
        Fleet fleet = new Fleet(grounds, List.copyOf(piles));
        fleet.awaitPriced();
        return fleet;
    }

    private static Pile pile(Grounds grounds, int number) throws InterruptedException {
        Device device = grounds.device(number, 1, POWER_WATTS);
        Identity customer = grounds.customer();
        String userId =
                customer.post("/v1/users", Map.of("name", "Driver " + number))
                        .path("id")
                        .asString();
        customer.post(
                "/v1/users/" + userId + "/wallet/top-ups",
                Map.of("amountMinor", TOP_UP_MINOR, "currency", "CNY"));
        String tag = "BE%06d".formatted(number);
        customer.post("/v1/users/" + userId + "/cards", Map.of("tag", tag));
        return new Pile(device.deviceId(), device.password(), userId, tag);
    }

    /** A charge at a connector without prices would not be settled. */
    private void awaitPriced() throws InterruptedException {
        long giveUpNanos = System.nanoTime() + PRICED_WITHIN.toNanos();
        for (Pile pile : piles) {
            while (!grounds.isPriced(pile.deviceId())) {
                if (System.nanoTime() > giveUpNanos) {
                    throw new BenchFailed(pile.deviceId() + " has no prices yet.");
                }
                Thread.sleep(50);
            }
        }
    }

    Identity customer() {
        return grounds.customer();
    }

    List<Pile> piles() {
        return piles;
    }
}
