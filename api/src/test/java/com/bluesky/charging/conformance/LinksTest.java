package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import java.io.IOException;
import java.util.Map;

/** How links come, go and come back. */
class LinksTest extends ConformanceTest {

    @Scenario(shows = Row.LINK_PRESENCE)
    void a_device_is_online_while_its_link_stands(Client client) throws Exception {
        Pile pile = pile(client);
        assertThat(live(pile.deviceId()).path("online").asBoolean(false)).isTrue();

        pile.unlink();
        awaitOffline(pile.deviceId());
        pile.link();

        awaitOnline(pile.deviceId());
        assertThat(live(pile.deviceId()).has("lastSeenAt")).isTrue();
    }

    @Scenario(shows = Row.LINK_WRONG_PASSWORD)
    void who_does_not_know_the_password_is_refused(Client client) throws Exception {
        Access device = newDevice(sandboxSite());
        Access wrong = new Access(device.url(), device.deviceId(), "0".repeat(20), null);

        assertRefused(client, wrong);

        assertThat(live(device.deviceId()).path("online").asBoolean(true)).isFalse();
    }

    @Scenario(shows = Row.LINK_UNKNOWN_DEVICE)
    void a_device_that_nobody_registered_is_refused(Client client) throws Exception {
        Access device = newDevice(sandboxSite());
        Access unknown = new Access(device.url(), "dev-nobody", device.password(), null);

        assertRefused(client, unknown);
    }

    /** Each client says in its own words that the server did not let it in. */
    private void assertRefused(Client client, Access access) {
        String refusal =
                switch (client) {
                    case OCPP_RPC -> "Unauthorized";
                    case CHARGETIME -> "The pile could not link.";
                    case SIMULATOR -> throw new IllegalArgumentException("It says nothing.");
                };
        assertThatThrownBy(() -> client(client).connect(access))
                .isInstanceOf(IOException.class)
                .hasMessage(refusal);
    }

    @Scenario(shows = Row.LINK_REPLACED)
    void a_second_connection_replaces_the_first(Client client) throws Exception {
        ExactPile first = exactPile(client);
        ExactPile second = new ExactPile(client(client), first.access()).link();

        await().atMost(PATIENCE).until(() -> !first.client().linked());

        assertThat(second.client().linked()).isTrue();
        start(first.deviceId());
        assertThat(second.awaitStart()).hasSize(20);
        assertThat(first.client().askedWaiting("RemoteStartTransaction")).isZero();
    }

    @Scenario(shows = Row.LINK_BOOT_IN_CHARGE)
    void a_pile_that_boots_in_the_middle_goes_on_with_its_charge(Client client) throws Exception {
        Pile pile = pile(client);
        String order = charging(pile);

        long boots = eventsNaming(pile.deviceId(), "device.DeviceBooted");
        pile.loseItsPower();
        await().atMost(PATIENCE)
                .until(() -> eventsNaming(pile.deviceId(), "device.DeviceBooted") > boots);
        awaitOnline(pile.deviceId());
        awaitConnector(pile.deviceId(), "CHARGING");
        assertThat(order(order).path("status").asString("")).isEqualTo("CHARGING");
        stop(order);

        awaitStatus(order, "SETTLED");
    }

    @Scenario(shows = Row.LINK_BEFORE_BOOT)
    void what_comes_before_the_boot_is_answered(Client client) throws Exception {
        ExactPile pile = new ExactPile(client(client), newDevice(sandboxSite()));
        pile.client().connect(pile.access());

        assertThat(pile.call("Heartbeat", Map.of()).has("currentTime")).isTrue();
        pile.status(1, "Charging");

        awaitConnector(pile.deviceId(), "CHARGING");
    }

    @Scenario(shows = Row.LINK_FLOOD)
    void a_pile_that_floods_disturbs_no_other(Client client) throws Exception {
        ExactPile flooding = exactPile(client);
        ExactPile other = exactPile(client);

        for (int frame = 0; frame < FLOOD_FRAMES; frame++) {
            flooding.client().send("[2,\"%d\",\"Heartbeat\",{}]".formatted(frame));
            if (frame % (FLOOD_FRAMES / 10) == 0) {
                assertThat(other.call("Heartbeat", Map.of()).has("currentTime")).isTrue();
            }
        }

        assertThat(other.call("Heartbeat", Map.of()).has("currentTime")).isTrue();
    }

    /** More than a pile may send at once before it is slowed. */
    private static final int FLOOD_FRAMES = 2_500;
}
