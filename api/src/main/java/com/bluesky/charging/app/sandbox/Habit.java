package com.bluesky.charging.app.sandbox;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Where and when somebody charges, week after week. Each has a connector of its own, whose register
 * only this habit moves.
 *
 * @param byCard whether a card begins the charges, at the pile; else they are requested
 * @param weeks how many weeks back it goes, at most {@link #WEEKS}
 * @param around when the charges begin, in the zone of the pile's site, give or take {@link
 *     #EARLY_OR_LATE_MINUTES}
 * @param energy how much the charges take
 */
record Habit(
        Client client,
        Person person,
        Pile pile,
        int connectorId,
        boolean byCard,
        int weeks,
        Set<DayOfWeek> days,
        LocalTime around,
        Energy energy) {

    /** The history goes back as far as a month's statement does. */
    static final int WEEKS = 4;

    /** People are not clocks. */
    private static final int EARLY_OR_LATE_MINUTES = 25;

    /** The latest charge of a day must be over before the sandbox is made, in every zone. */
    private static final int LATEST_DAYS_AGO = 2;

    /** Vehicles take less than a pile could give. */
    private static final double USED_SHARE = 0.85;

    private static final long SAMPLES = 6;

    /** Within these bounds, in kWh. */
    record Energy(int leastKwh, int mostKwh) {}

    String name() {
        return person.name() + " at " + pile.name();
    }

    /**
     * The charges, oldest first: always the same days, minutes and watt-hours, counted back from
     * when the sandbox was made.
     */
    List<PastCharge> charges(Instant madeAt) {
        ZoneId zone = ZoneId.of(pile.place().zone());
        LocalDate today = LocalDate.ofInstant(madeAt, zone);
        SplittableRandom random = new SplittableRandom(name().hashCode());
        long meterWh = 100_000L * (1 + random.nextInt(40));
        List<PastCharge> charges = new ArrayList<>();
        for (int daysAgo = LATEST_DAYS_AGO + 7 * weeks - 1; daysAgo >= LATEST_DAYS_AGO; daysAgo--) {
            LocalDate day = today.minusDays(daysAgo);
            if (days.contains(day.getDayOfWeek())) {
                int late = random.nextInt(-EARLY_OR_LATE_MINUTES * 60, EARLY_OR_LATE_MINUTES * 60);
                Instant startedAt = day.atTime(around).plusSeconds(late).atZone(zone).toInstant();
                long energyWh =
                        random.nextLong(1_000L * energy.leastKwh(), 1_000L * energy.mostKwh());
                charges.add(charge(charges.size() + 1, startedAt, meterWh, energyWh));
                meterWh += energyWh;
            }
        }
        return charges;
    }

    private PastCharge charge(int number, Instant startedAt, long meterStartWh, long energyWh) {
        double watts = USED_SHARE * pile.powerWatts();
        Duration duration = Duration.ofSeconds(Math.round(3_600 * energyWh / watts));
        List<PastCharge.Reading> readings = new ArrayList<>();
        for (int i = 1; i < SAMPLES; i++) {
            readings.add(
                    new PastCharge.Reading(
                            startedAt.plus(duration.multipliedBy(i).dividedBy(SAMPLES)),
                            meterStartWh + energyWh * i / SAMPLES,
                            Math.round(watts)));
        }
        return new PastCharge(
                this,
                Names.id("ord", name() + " " + number),
                startedAt,
                startedAt.plus(duration),
                meterStartWh,
                energyWh,
                readings);
    }
}
