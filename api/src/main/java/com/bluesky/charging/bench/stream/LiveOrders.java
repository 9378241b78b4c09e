package com.bluesky.charging.bench.stream;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.Client.Identity;
import com.bluesky.charging.bench.rig.Grounds;
import com.bluesky.charging.bench.rig.Grounds.Device;
import com.bluesky.charging.bench.rig.ServerProcess;
import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.contract.SimulatedPiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Orders that are being charged at simulated piles of this process, which report each of them once
 * a second over real WebSockets.
 */
final class LiveOrders implements AutoCloseable {

    static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(1);

    private static final int CONNECTORS = 10;
    private static final int POWER_WATTS = 22_000;

    /** Large enough to charge for the whole run. */
    private static final Vehicle VEHICLE = new Vehicle(1_000_000, 10);

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private static final List<String> SCOPES =
            List.of(
                    "users:write",
                    "equipment:read",
                    "equipment:write",
                    "orders:read",
                    "orders:write",
                    "operator:all");

    private final SimulatedPiles simulator = SimulatedPiles.find();
    private final Grounds grounds;
    private final Identity customer;
    private final List<String> orderIds = new ArrayList<>();

    LiveOrders(ServerProcess server, Client client, int orders) throws InterruptedException {
        Identity platform = client.identity(server.apiKey("platform.json"));
        grounds = new Grounds(client, platform, "CUSTOMER", SCOPES);
        customer = grounds.customer();
        String userId = customer.post("/v1/users", Map.of("name", "Driver")).path("id").asString();
        for (int number = 0; orderIds.size() < orders; number++) {
            SimulatedPile pile = pile(server, number);
            for (int connector = 1;
                    connector <= CONNECTORS && orderIds.size() < orders;
                    connector++) {
                orderIds.add(start(pile.deviceId(), connector, userId));
            }
        }
        for (String orderId : orderIds) {
            await(
                    "Order " + orderId + " is not charging",
                    () ->
                            customer.get("/v1/orders/" + orderId)
                                    .path("status")
                                    .asString()
                                    .equals("CHARGING"));
        }
    }

    private SimulatedPile pile(ServerProcess server, int number) throws InterruptedException {
        Device device = grounds.device(number, CONNECTORS, POWER_WATTS);
        SimulatedPile pile =
                simulator.pile(
                        PileSettings.at(
                                        new Access(
                                                server.pileUrl(),
                                                device.deviceId(),
                                                device.password(),
                                                null))
                                .connectors(CONNECTORS)
                                .powerWatts(POWER_WATTS)
                                .sampleInterval(SAMPLE_INTERVAL)
                                .vehicle(VEHICLE)
                                .driver(Driver.OBLIGING)
                                .build());
        pile.connect();
        await("Pile " + device.deviceId() + " is not linked", () -> pile.state().ready());
        await(
                "Pile " + device.deviceId() + " has no prices",
                () -> grounds.isPriced(device.deviceId()));
        return pile;
    }

    private String start(String deviceId, int connectorId, String userId)
            throws InterruptedException {
        return customer.post(
                        "/v1/orders",
                        Map.of("deviceId", deviceId, "connectorId", connectorId, "userId", userId))
                .path("orderId")
                .asString();
    }

    private static void await(String otherwise, Callable<Boolean> condition)
            throws InterruptedException {
        long giveUpNanos = System.nanoTime() + WITHIN.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > giveUpNanos) {
                    throw new BenchFailed(otherwise + ".");
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new BenchFailed(otherwise + ": " + e, e);
        }
    }

    Identity customer() {
        return customer;
    }

    List<String> orderIds() {
        return orderIds;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
