package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Grounds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What has become of the charges, as the read models tell it: an order for each, all its energy and
 * samples, its bill, and the money that the wallets paid. It is there some time after the last
 * answer to a pile.
 *
 * @param paidOrOwedMinor a charge that is billed before money was held for it is owed: these last a
 *     moment only; {@link #billedBeforeHeld} tells how many there were
 */
record Outcome(
        long settled,
        long energyWh,
        long samples,
        long bills,
        long billedMinor,
        long paidOrOwedMinor,
        long heldMinor) {

    private static final int LOOK_MILLIS = 100;

    private static final String FIGURES =
            """
            select
                (select count(*) from orders where status = 'SETTLED') as settled,
                (select coalesce(sum(energy_wh), 0) from orders) as energy_wh,
                (select count(*) from order_samples) as samples,
                (select count(*) from order_bills) as bills,
                (select coalesce(sum(cost_minor), 0) from orders) as billed_minor,
                (select coalesce(sum(:topUp - balance_minor + owed_minor), 0) from wallets) as paid_or_owed_minor,
                (select coalesce(sum(held_minor), 0) from wallets) as held_minor
            """;

    /** How many charges were over and billed before money was held: nothing else is owed here. */
    static long billedBeforeHeld(JdbcClient tables) {
        return tables.sql(
                        "select count(*) from events.domain_event_entry where payload_type = 'wallet.FundsOwed'")
                .query(Long.class)
                .single();
    }

    /** What so many charges become. */
    static Outcome of(int charges) {
        long energyWh = (long) charges * ChargingPile.ENERGY_WH;
        long minor = energyWh * Grounds.MINOR_PER_KWH / 1_000;
        return new Outcome(
                charges, energyWh, (long) charges * ChargingPile.SAMPLES, charges, minor, minor, 0);
    }

    static Outcome now(JdbcClient tables) {
        return tables.sql(FIGURES)
                .param("topUp", Fleet.TOP_UP_MINOR)
                .query((row, _) ->
                        new Outcome(
                                row.getLong("settled"),
                                row.getLong("energy_wh"),
                                row.getLong("samples"),
                                row.getLong("bills"),
                                row.getLong("billed_minor"),
                                row.getLong("paid_or_owed_minor"),
                                row.getLong("held_minor")))
                .single();
    }

    /**
     * Waits until nothing is missing, and tells how long.
     *
     * @throws BenchFailed when something still is after that time, or there is too much
     */
    static Duration await(JdbcClient tables, List<ChargingPile> piles, Duration atMost)
            throws InterruptedException {
        long begun = System.nanoTime();
        Outcome wanted = of(piles.stream().mapToInt(ChargingPile::charges).sum());
        Outcome found = now(tables);
        while (!found.equals(wanted)) {
            if (System.nanoTime() - begun > atMost.toNanos()) {
                throw new BenchFailed("Wanted is %s, and there is %s.".formatted(wanted, found));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            found = now(tables);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
