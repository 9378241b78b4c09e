package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import org.junit.jupiter.api.Test;

class BatteryTest {

    private static final double HOUR = 3_600;

    @Test
    void below_eighty_percent_it_takes_the_whole_power() {
        Battery battery = new Battery(new Vehicle(60_000, 0));

        assertThat(battery.charge(HOUR, 10_000)).isCloseTo(10_000, within(1e-6));
        assertThat(battery.drawnWatts(10_000)).isEqualTo(10_000);
    }

    @Test
    void above_it_takes_less_and_less_and_nothing_when_full() {
        Battery battery = new Battery(new Vehicle(10_000, 90));
        double first = battery.drawnWatts(10_000);
        assertThat(first).isCloseTo(6_000, within(1.0));

        battery.charge(60, 10_000);
        assertThat(battery.drawnWatts(10_000)).isLessThan(first);
        assertThat(battery.charge(100 * HOUR, 10_000)).isLessThan(1_000);

        assertThat(battery.isFull()).isTrue();
        assertThat(battery.charge(HOUR, 10_000)).isZero();
        assertThat(battery.chargedPercent()).isEqualTo(100);
    }

    @Test
    void time_in_pieces_gives_the_same_energy() {
        Battery whole = new Battery(new Vehicle(60_000, 20));
        Battery pieces = new Battery(new Vehicle(60_000, 20));

        double sum = 0;
        for (int second = 0; second < 600; second++) {
            sum += pieces.charge(1, 50_000);
        }

        assertThat(sum).isCloseTo(whole.charge(600, 50_000), within(0.001));
    }
}
