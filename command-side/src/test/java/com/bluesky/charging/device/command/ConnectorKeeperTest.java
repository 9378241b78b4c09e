package com.bluesky.charging.device.command;

import static com.bluesky.charging.device.command.Connectors.KEY;
import static com.bluesky.charging.device.command.Connectors.add;
import static com.bluesky.charging.device.command.Connectors.occupy;
import static com.bluesky.charging.device.command.Connectors.occupyBegun;
import static com.bluesky.charging.device.command.Connectors.occupyRunning;
import static com.bluesky.charging.device.command.Connectors.price;
import static com.bluesky.charging.device.command.Connectors.release;
import static com.bluesky.charging.device.command.Connectors.status;
import static com.bluesky.charging.device.command.Connectors.tariff;
import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorGranted;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.OccupancyEvent.OccupancyEnded;
import com.bluesky.charging.device.contract.OccupancyEvent.OccupancyGranted;
import com.bluesky.charging.kernel.command.CommandSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorKeeperTest {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant LATER_STILL = NOW.plusSeconds(120);
    private static final ConnectorGranted GRANTED =
            new ConnectorGranted("site-1", "Europe/Berlin", tariff(1), null);

    private final CommandSide side = CommandSide.still();

    @BeforeEach
    void a_connector_with_a_tariff() {
        side.send(add());
        side.send(price(1, 1));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void a_free_connector_is_occupied_in_one_append() {
        ConnectorGranted granted = side.send(occupy("ord-1"));
        assertThat(granted).isEqualTo(GRANTED);
        assertThat(lastAppend())
                .containsExactly(
                        new ConnectorOccupied(KEY, "op-1", "ord-1", null, null, NOW),
                        occupancyGranted("ord-1", null, NOW));
    }

    @Test
    void a_repeat_is_answered_as_before_and_appends_nothing() {
        side.send(occupy("ord-1"));
        side.send(price(2, 2));
        ConnectorGranted repeat = side.send(occupy("ord-1"));
        assertThat(repeat).isEqualTo(GRANTED);
        assertThat(side.events().appends()).hasSize(4);
    }

    @Test
    void a_busy_connector_is_refused() {
        side.send(occupy("ord-1"));
        assertThat(side.codeOfRefusal(occupy("ord-2"))).isEqualTo("CONNECTOR_BUSY");
        assertThat(side.events().appends()).hasSize(3);
    }

    @Test
    void of_fifty_orders_at_once_one_gets_the_connector() {
        List<CompletableFuture<ConnectorGranted>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(side.commands().send(occupy("ord-" + i)));
        }
        sent.forEach(each -> each.handle((_, _) -> 0).join());
        assertThat(sent.stream().filter(each -> !each.isCompletedExceptionally())).hasSize(1);
        assertThat(side.events().appends()).hasSize(3);
    }

    @Test
    void a_faulted_connector_is_refused() {
        side.send(status(ConnectorStatus.FAULTED, NOW));
        assertThat(side.codeOfRefusal(occupy("ord-1"))).isEqualTo("CONNECTOR_UNAVAILABLE");
    }

    @Test
    void a_connector_without_tariff_is_refused() {
        try (CommandSide unpriced = CommandSide.still()) {
            unpriced.send(add());
            assertThat(unpriced.codeOfRefusal(occupy("ord-1")))
                    .isEqualTo("CONNECTOR_HAS_NO_TARIFF");
            assertThat(unpriced.events().appends()).hasSize(1);
        }
    }

    @Test
    void an_unknown_connector_is_refused() {
        try (CommandSide empty = CommandSide.still()) {
            assertThat(empty.codeOfRefusal(occupy("ord-1"))).isEqualTo("CONNECTOR_NOT_FOUND");
            assertThat(empty.codeOfRefusal(release("ord-1", NOW))).isEqualTo("CONNECTOR_NOT_FOUND");
            assertThat(empty.events().appends()).isEmpty();
        }
    }

    @Test
    void a_released_connector_is_free_for_another_order() {
        side.send(occupy("ord-1"));
        side.send(release("ord-1", LATER));
        assertThat(lastAppend())
                .containsExactlyInAnyOrder(
                        new ConnectorReleased(KEY, "op-1", "ord-1", LATER),
                        occupancyEnded("ord-1", LATER));
        ConnectorGranted granted = side.send(occupy("ord-2"));
        assertThat(granted).isEqualTo(GRANTED);
    }

    @Test
    void a_second_release_appends_nothing() {
        side.send(occupy("ord-1"));
        side.send(release("ord-1", LATER));
        side.send(release("ord-1", LATER_STILL));
        assertThat(side.events().appends()).hasSize(4);
    }

    @Test
    void an_order_that_released_before_it_occupied_does_not_occupy_any_more() {
        side.send(release("ord-1", LATER));
        assertThat(lastAppend()).containsExactly(occupancyEnded("ord-1", LATER));
        assertThat(side.codeOfRefusal(occupy("ord-1"))).isEqualTo("OCCUPANCY_IS_OVER");
    }

    @Test
    void a_running_charge_displaces_the_occupant_and_asks_nobody() {
        side.send(occupy("ord-1"));
        side.send(status(ConnectorStatus.FAULTED, NOW));
        ConnectorGranted granted = side.send(occupyRunning("ord-2", LATER));
        assertThat(granted.displacedOrderId()).isEqualTo("ord-1");
        assertThat(lastAppend())
                .containsExactly(
                        new ConnectorOccupied(KEY, "op-1", "ord-2", "ord-1", null, LATER),
                        occupancyGranted("ord-2", "ord-1", LATER));
    }

    @Test
    void an_older_charge_displaces_nobody_who_got_the_connector_after_it_began() {
        side.send(occupy("ord-1"));
        assertThat(side.codeOfRefusal(occupyBegun("ord-2", NOW.minusMillis(1), LATER)))
                .isEqualTo("CONNECTOR_BUSY");
        ConnectorGranted granted = side.send(occupyBegun("ord-2", NOW, LATER));
        assertThat(granted.displacedOrderId()).isEqualTo("ord-1");
    }

    @Test
    void of_two_charges_that_run_the_later_one_by_the_piles_time_has_the_connector() {
        side.send(occupyBegun("ord-1", NOW.minusSeconds(60), LATER));
        assertThat(side.codeOfRefusal(occupyBegun("ord-2", NOW.minusSeconds(61), LATER_STILL)))
                .isEqualTo("CONNECTOR_BUSY");
        // It began before the other got the connector, and after the other began.
        ConnectorGranted granted =
                side.send(occupyBegun("ord-3", NOW.minusSeconds(59), LATER_STILL));
        assertThat(granted.displacedOrderId()).isEqualTo("ord-1");
    }

    @Test
    void an_older_charge_takes_a_connector_that_is_free_again() {
        side.send(occupy("ord-1"));
        side.send(release("ord-1", LATER));
        ConnectorGranted granted =
                side.send(occupyBegun("ord-2", NOW.minusSeconds(60), LATER_STILL));
        assertThat(granted.displacedOrderId()).isNull();
    }

    @Test
    void a_displaced_order_that_releases_does_not_free_the_connector() {
        side.send(occupy("ord-1"));
        side.send(occupyRunning("ord-2", LATER));
        side.send(release("ord-1", LATER_STILL));
        assertThat(lastAppend()).containsExactly(occupancyEnded("ord-1", LATER_STILL));
        assertThat(side.codeOfRefusal(occupy("ord-3"))).isEqualTo("CONNECTOR_BUSY");
    }

    @Test
    void a_charge_that_really_runs_opens_its_occupancy_anew() {
        side.send(occupy("ord-1"));
        side.send(release("ord-1", LATER));
        side.send(occupyRunning("ord-1", LATER_STILL));
        assertThat(lastAppend())
                .containsExactly(
                        new ConnectorOccupied(KEY, "op-1", "ord-1", null, null, LATER_STILL),
                        occupancyGranted("ord-1", null, LATER_STILL));
    }

    @Test
    void a_late_repeat_of_a_running_charges_occupation_takes_nothing() {
        side.send(occupyRunning("ord-1", NOW));
        side.send(release("ord-1", LATER));
        side.send(occupy("ord-2"));
        assertThat(side.codeOfRefusal(occupyRunning("ord-1", NOW))).isEqualTo("OCCUPANCY_IS_OVER");
        assertThat(side.events().appends()).hasSize(5);
    }

    @Test
    void a_late_repeat_of_a_release_does_not_free_what_was_taken_since() {
        side.send(occupy("ord-1"));
        side.send(release("ord-1", LATER));
        side.send(occupyRunning("ord-1", LATER_STILL));
        side.send(release("ord-1", LATER));
        assertThat(side.events().appends()).hasSize(5);
        assertThat(side.codeOfRefusal(occupy("ord-2"))).isEqualTo("CONNECTOR_BUSY");
    }

    @Test
    void a_release_that_comes_after_the_charge_turned_out_to_run_frees_nothing() {
        side.send(occupy("ord-1"));
        side.send(occupyRunning("ord-1", LATER_STILL));
        assertThat(lastAppend()).containsExactly(occupancyGranted("ord-1", null, LATER_STILL));
        side.send(release("ord-1", LATER));
        assertThat(side.codeOfRefusal(occupy("ord-2"))).isEqualTo("CONNECTOR_BUSY");
    }

    @Test
    void a_running_charge_occupies_also_without_a_tariff() {
        try (CommandSide unpriced = CommandSide.still()) {
            unpriced.send(add());
            ConnectorGranted granted = unpriced.send(occupyRunning("ord-1", NOW));
            assertThat(granted)
                    .isEqualTo(new ConnectorGranted("site-1", "Europe/Berlin", null, null));
        }
    }

    private List<Object> lastAppend() {
        return side.events().appends().getLast();
    }

    private static OccupancyGranted occupancyGranted(
            String orderId, @Nullable String displaced, Instant at) {
        return new OccupancyGranted(
                "occupancy-" + orderId,
                orderId,
                KEY,
                "op-1",
                "site-1",
                "Europe/Berlin",
                tariff(1),
                displaced,
                at);
    }

    private static OccupancyEnded occupancyEnded(String orderId, Instant at) {
        return new OccupancyEnded("occupancy-" + orderId, orderId, KEY, "op-1", at);
    }
}
