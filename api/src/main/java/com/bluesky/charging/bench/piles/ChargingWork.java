package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.piles.Charging.Phase;
import com.bluesky.charging.bench.piles.Fleet.Pile;
import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Work for a server in a process of its own, of which another benchmark then looks at what it left:
 * piles that charge without a pause, as in {@link ChargesBenchmark}, until all is settled.
 */
public final class ChargingWork {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final int LOOK_MILLIS = 100;

    private ChargingWork() {}

    /**
     * Charges; returns when the last of the charges is settled.
     *
     * @return messages that were answered in each second
     */
    public static double run(ServerProcess server, Client client, int piles, Duration time)
            throws InterruptedException {
        Fleet fleet = Fleet.of(piles, client, client.identity(server.apiKey("platform.json")));
        List<ChargingPile> charging =
                fleet.piles().stream()
                        .map(pile -> ChargingPile.link(pile, server.pilePort()))
                        .toList();
        Phase phase = new Charging(charging).atFullSpeed(time);
        awaitSettled(
                JdbcClient.create(server.readModel()),
                fleet,
                charging.stream().mapToInt(ChargingPile::charges).sum());
        charging.forEach(ChargingPile::close);
        return phase.perSecond();
    }

    /** Others charge on this server too, so only the orders of these piles are counted. */
    private static void awaitSettled(JdbcClient tables, Fleet fleet, int charges)
            throws InterruptedException {
        List<String> deviceIds = fleet.piles().stream().map(Pile::deviceId).toList();
        long giveUpNanos = System.nanoTime() + SETTLED_WITHIN.toNanos();
        long settled = settled(tables, deviceIds);
        while (settled != charges) {
            if (System.nanoTime() > giveUpNanos) {
                throw new BenchFailed("Of %d charges %d are settled.".formatted(charges, settled));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            settled = settled(tables, deviceIds);
        }
    }

    private static long settled(JdbcClient tables, List<String> deviceIds) {
        return tables.sql(
                        "select count(*) from orders where status = 'SETTLED' and device_id in (:deviceIds)")
                .param("deviceIds", deviceIds)
                .query(Long.class)
                .single();
    }
}
