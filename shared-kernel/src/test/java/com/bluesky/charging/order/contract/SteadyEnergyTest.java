package com.bluesky.charging.order.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.price.contract.TimeSpan;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyEnergyTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void energy_flows_evenly_and_half_a_watt_hour_counts() {
        SteadyEnergy energy = new SteadyEnergy(new TimeSpan(NINE, TEN), 3);

        assertThat(energy.energyWhAt(NINE)).isZero();
        assertThat(energy.energyWhAt(NINE.plusSeconds(600))).isEqualTo(1);
        assertThat(energy.energyWhAt(NINE.plusSeconds(599))).isZero();
        assertThat(energy.energyWhAt(NINE.plusSeconds(1_800))).isEqualTo(2);
        assertThat(energy.energyWhAt(TEN)).isEqualTo(3);
    }

    @Test
    void before_its_beginning_there_is_none_and_after_its_end_all() {
        SteadyEnergy energy = new SteadyEnergy(new TimeSpan(NINE, TEN), 1_000);

        assertThat(energy.energyWhAt(NINE.minusSeconds(1))).isZero();
        assertThat(energy.energyWhAt(TEN.plusSeconds(1))).isEqualTo(1_000);
    }

    @Test
    void within_one_instant_it_is_there_after_it() {
        SteadyEnergy energy = new SteadyEnergy(new TimeSpan(NINE, NINE), 1_000);

        assertThat(energy.energyWhAt(NINE)).isZero();
        assertThat(energy.energyWhAt(NINE.plusNanos(1))).isEqualTo(1_000);
    }
}
