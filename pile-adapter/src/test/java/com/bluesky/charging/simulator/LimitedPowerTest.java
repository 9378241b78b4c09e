package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.PileSettings.Current;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Charging profiles limit what flows. */
class LimitedPowerTest extends AtServer {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_profile_of_the_charge_goes_before_the_default_and_ends_with_it() throws Exception {
        SimulatedPile pile = charging(settings().build());

        assertThat(set(1, profile(1, 0, "TxDefaultProfile", "W", "20000"))).isEqualTo("Accepted");
        assertThat(powerWatts(pile)).isEqualTo(20_000);
        assertThat(set(1, profile(2, 0, "TxProfile", "W", "7000"))).isEqualTo("Accepted");
        assertThat(powerWatts(pile)).isEqualTo(7_000);
        assertThat(set(0, profile(3, 0, "ChargePointMaxProfile", "W", "5000")))
                .isEqualTo("Accepted");
        assertThat(powerWatts(pile)).isEqualTo(5_000);
        assertThat(status("ClearChargingProfile", "{'id':3}")).isEqualTo("Accepted");
        assertThat(powerWatts(pile)).isEqualTo(7_000);
        pile.unplug(1);
        pile.plugIn(1);
        remoteStart("{'connectorId':1,'idTag':'TAG2'}");

        eventually(() -> assertThat(powerWatts(pile)).isEqualTo(20_000));
        assertThat(status("ClearChargingProfile", "{'id':99}")).isEqualTo("Unknown");
        assertThat(status("ClearChargingProfile", "{'stackLevel':0}")).isEqualTo("Accepted");
        assertThat(powerWatts(pile)).isEqualTo(60_000);
    }

    @Test
    void a_limit_of_nothing_suspends_the_charge() throws Exception {
        charging(settings().build());

        set(1, profile(1, 0, "TxDefaultProfile", "W", "0"));
        eventually(() -> assertThat(server.statuses(1)).endsWith("SuspendedEVSE"));
        status("ClearChargingProfile", "{}");

        eventually(() -> assertThat(server.statuses(1)).endsWith("Charging"));
    }

    @Test
    void amperes_are_counted_on_each_phase() throws Exception {
        SimulatedPile pile = charging(settings().current(Current.AC).powerWatts(22_000).build());

        set(1, profile(1, 0, "TxDefaultProfile", "A", "16"));

        assertThat(powerWatts(pile)).isEqualTo(3 * 230 * 16);
    }

    @Test
    void a_remote_start_may_bring_its_limit() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);

        remoteStart(
                "{'connectorId':1,'idTag':'TAG1','chargingProfile':%s}"
                        .formatted(profile(1, 0, "TxProfile", "W", "9000")));

        eventually(() -> assertThat(powerWatts(pile)).isEqualTo(9_000));
    }

    @Test
    void a_profile_that_is_out_of_place_or_too_much_is_rejected() throws Exception {
        linked(settings().build());

        assertThat(set(1, profile(1, 0, "TxProfile", "W", "1"))).isEqualTo("Rejected");
        assertThat(set(1, profile(1, 0, "ChargePointMaxProfile", "W", "1"))).isEqualTo("Rejected");
        assertThat(set(9, profile(1, 0, "TxDefaultProfile", "W", "1"))).isEqualTo("Rejected");
        assertThat(set(1, profile(1, Profiles.MAX_STACK_LEVEL, "TxDefaultProfile", "W", "1")))
                .isEqualTo("Accepted");
        assertThat(set(1, profile(2, Profiles.MAX_STACK_LEVEL + 1, "TxDefaultProfile", "W", "1")))
                .isEqualTo("Rejected");
    }

    @Test
    void only_so_many_profiles_are_kept() {
        Profiles profiles = new Profiles(Profiles.MAX_INSTALLED + 1);
        for (int number = 1; number <= Profiles.MAX_INSTALLED; number++) {
            Profile next = default0(number);
            assertThat(profiles.isInstallable(next)).isTrue();
            profiles.install(next);
        }

        assertThat(profiles.isInstallable(default0(Profiles.MAX_INSTALLED + 1))).isFalse();
        assertThat(profiles.isInstallable(default0(1))).isTrue();
    }

    @Test
    void the_composite_schedule_tells_when_the_limit_changes() throws Exception {
        linked(settings().build());
        set(
                1,
                profile(1, 0, "TxDefaultProfile", "W", "20000")
                        .replace(
                                "'chargingProfileKind':'Relative'",
                                "'chargingProfileKind':'Absolute'")
                        .replace("'limit':20000}", "'limit':20000},{'startPeriod':60,'limit':0}")
                        .replace(
                                "'chargingRateUnit'",
                                "'duration':120,'startSchedule':'%s','chargingRateUnit'"
                                        .formatted(Instant.now().minusSeconds(1))));

        JsonNode composite = ask("GetCompositeSchedule", "{'connectorId':1,'duration':300}");

        JsonNode periods = composite.path("chargingSchedule").path("chargingSchedulePeriod");
        assertThat(composite.path("status").asString()).isEqualTo("Accepted");
        assertThat(periods.valueStream().map(each -> each.path("limit").asDouble()))
                .containsExactly(20_000.0, 0.0, 60_000.0);
        assertThat(periods.path(1).path("startPeriod").asInt()).isBetween(50, 59);
        assertThat(periods.path(2).path("startPeriod").asInt()).isBetween(110, 119);
        assertThat(status("GetCompositeSchedule", "{'connectorId':9,'duration':1}"))
                .isEqualTo("Rejected");
    }

    @Test
    void a_recurring_schedule_begins_anew_each_day() {
        Schedule nightly =
                new Schedule(
                        MIDNIGHT,
                        Duration.ofDays(1),
                        Duration.ofHours(6),
                        List.of(new Schedule.Period(0, 100), new Schedule.Period(3_600, 50)));

        assertThat(at(nightly, Duration.ofMinutes(-1))).isEmpty();
        assertThat(at(nightly, Duration.ofMinutes(30))).contains(100.0);
        assertThat(at(nightly, Duration.ofHours(50))).contains(50.0);
        assertThat(at(nightly, Duration.ofHours(54))).isEmpty();
        assertThat(nightly.changes(MIDNIGHT.plus(Duration.ofHours(49)), MIDNIGHT))
                .containsExactly(
                        MIDNIGHT.plus(Duration.ofHours(54)), MIDNIGHT.plus(Duration.ofDays(3)));
    }

    private static Optional<Double> at(Schedule schedule, Duration afterMidnight) {
        return schedule.limitWatts(MIDNIGHT.plus(afterMidnight), MIDNIGHT);
    }

    private static Profile default0(int number) {
        return new Profile(
                number,
                number,
                0,
                Profile.Purpose.TX_DEFAULT_PROFILE,
                null,
                null,
                null,
                new Schedule(null, null, null, List.of(new Schedule.Period(0, 1))));
    }

    private static String profile(
            int id, int stackLevel, String purpose, String unit, String limit) {
        return ("{'chargingProfileId':%d,'stackLevel':%d,'chargingProfilePurpose':'%s',"
                        + "'chargingProfileKind':'Relative','chargingSchedule':"
                        + "{'chargingRateUnit':'%s','chargingSchedulePeriod':"
                        + "[{'startPeriod':0,'limit':%s}]}}")
                .formatted(id, stackLevel, purpose, unit, limit);
    }

    private String set(int connectorId, String profile) throws Exception {
        return status(
                "SetChargingProfile",
                "{'connectorId':%d,'csChargingProfiles':%s}".formatted(connectorId, profile));
    }

    private static long powerWatts(SimulatedPile pile) {
        return pile.state().connector(1).powerWatts();
    }
}
