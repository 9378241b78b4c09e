package com.bluesky.charging.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Current;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.PileState.ConnectorState;
import com.bluesky.charging.simulator.contract.PileState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PileSettingsTest {

    private final Access access = new Access("wss://localhost:8444/ocpp", "dev-1", "secret", null);

    @Test
    void the_device_id_is_appended_or_put_at_its_marker() {
        assertThat(access.address()).isEqualTo("wss://localhost:8444/ocpp/dev-1");
        assertThat(new Access("ws://host/ocpp/", "dev-1", "p", null).address())
                .isEqualTo("ws://host/ocpp/dev-1");
        assertThat(new Access("ws://host/ocpp/{deviceId}", "dev-1", "p", null).address())
                .isEqualTo("ws://host/ocpp/dev-1");
    }

    @Test
    void a_password_is_not_printed() {
        assertThat(PileSettings.at(access).build().toString()).doesNotContain("secret");
    }

    @Test
    void each_setting_can_be_chosen() {
        PileSettings settings =
                usual().connectors(2)
                        .current(Current.AC)
                        .powerWatts(22_000)
                        .sampleInterval(Duration.ofSeconds(1))
                        .alignedInterval(Duration.ofMinutes(15))
                        .vehicle(new Vehicle(80_000, 10))
                        .timeFactor(60)
                        .meterStartWh(7)
                        .driver(Driver.OBLIGING)
                        .reconnectAfter(Duration.ofMillis(50))
                        .bootTime(Duration.ofMillis(60))
                        .instruments(Instruments.USUAL.withPhases())
                        .configuration("ConnectionTimeOut", "1")
                        .build();

        assertThat(settings)
                .isEqualTo(
                        new PileSettings(
                                access,
                                2,
                                Current.AC,
                                22_000,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(15),
                                new Vehicle(80_000, 10),
                                60,
                                7,
                                Driver.OBLIGING,
                                Duration.ofMillis(50),
                                Duration.ofMillis(60),
                                Instruments.USUAL.withPhases(),
                                Map.of("ConnectionTimeOut", "1")));
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThat(usual().connectors(PileSettings.MAX_CONNECTORS).build()).isNotNull();
        isRefused(usual().connectors(PileSettings.MAX_CONNECTORS + 1));
        isRefused(usual().connectors(0));
        isRefused(usual().powerWatts(0));
        isRefused(usual().sampleInterval(Duration.ZERO));
        isRefused(usual().timeFactor(0));
        isRefused(usual().meterStartWh(-1));
        isRefused(usual().reconnectAfter(Duration.ZERO));
        isRefused(usual().bootTime(Duration.ZERO));
        isRefused(usual().alignedInterval(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Vehicle(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Vehicle(1, 101));
    }

    @Test
    void a_connector_is_found_by_its_number() {
        ConnectorState second =
                new ConnectorState(
                        2, Status.CHARGING, PileError.NO_ERROR, true, 17, 1_000, 60_000, 40);
        PileState state =
                new PileState(true, true, null, Instant.EPOCH, 0, List.of(), List.of(second));

        assertThat(state.ready()).isTrue();
        assertThat(state.connector(2)).isEqualTo(second);
        assertThatIllegalArgumentException().isThrownBy(() -> state.connector(1));
    }

    @Test
    void without_a_simulator_on_the_class_path_finding_one_fails_clearly() {
        assertThatIllegalStateException()
                .isThrownBy(SimulatedPiles::find)
                .withMessageContaining("No pile simulator");
    }

    private PileSettings.Builder usual() {
        return PileSettings.at(access);
    }

    private static void isRefused(PileSettings.Builder settings) {
        assertThatIllegalArgumentException().isThrownBy(settings::build);
    }
}
