package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.NOON;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.begin;
import static com.bluesky.charging.order.command.OrderScenes.begun;
import static com.bluesky.charging.order.command.OrderScenes.connectorConfirmed;
import static com.bluesky.charging.order.command.OrderScenes.detail;
import static com.bluesky.charging.order.command.OrderScenes.failed;
import static com.bluesky.charging.order.command.OrderScenes.granted;
import static com.bluesky.charging.order.command.OrderScenes.order;
import static com.bluesky.charging.order.command.OrderScenes.requested;
import static com.bluesky.charging.order.command.OrderScenes.starting;
import static com.bluesky.charging.order.command.OrderScenes.stopRequested;
import static com.bluesky.charging.order.command.OrderScenes.unknown;

import com.bluesky.charging.order.contract.FailureCode;
import com.bluesky.charging.order.contract.OrderCommand.RecordDisplacement;
import com.bluesky.charging.order.contract.OrderCommand.StopCharging;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.StopAccepted;
import com.bluesky.charging.order.contract.StopReason;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** An order that is stopped, or has to give way, before its charge began. */
class GivingWayTest {

    private final FixtureConfiguration<ChargingOrder> order = order();

    // Stopped before it began

    @Test
    void a_stop_before_the_pile_may_be_asked_cancels() {
        order.given(requested(), connectorConfirmed())
                .when(new StopCharging(ORDER, NOON))
                .expectEvents(failed("CANCELLED", detail(FailureCode.CANCELLED), NOON))
                .expectResultMessagePayload(new StopAccepted(ORDER, OrderStatus.FAILED, 2));
    }

    @Test
    void a_stop_after_the_pile_may_have_been_asked_is_remembered() {
        order.given(granted(starting()))
                .when(new StopCharging(ORDER, NOON))
                .expectEvents(stopRequested(null, StopReason.REQUESTED, 1, NOON))
                .expectResultMessagePayload(new StopAccepted(ORDER, OrderStatus.STARTING, 4));
    }

    @Test
    void a_remembered_stop_is_asked_of_the_pile_when_the_charge_begins() {
        order.given(granted(unknown(), stopRequested(null, StopReason.REQUESTED, 1, NOON)))
                .when(begin())
                .expectEvents(begun(), stopRequested(TRANSACTION, StopReason.REQUESTED, 2, BEGUN));
    }

    @Test
    void a_stop_is_remembered_once() {
        order.given(granted(stopRequested(null, StopReason.REQUESTED, 1, NOON)))
                .when(new StopCharging(ORDER, NOON))
                .expectNoEvents()
                .expectResultMessagePayload(new StopAccepted(ORDER, OrderStatus.REQUESTED, 3));
    }

    // Displaced

    @Test
    void an_order_that_has_not_begun_gives_way_to_a_charge_that_runs() {
        order.given(granted(starting()))
                .when(new RecordDisplacement(ORDER, "ord-2", BEGUN))
                .expectEvents(failed("DISPLACED", detail(FailureCode.DISPLACED), BEGUN));
    }

    @Test
    void a_displacement_of_an_order_that_failed_changes_nothing() {
        order.given(requested(), failed("CANCELLED", "Over.", NOON))
                .when(new RecordDisplacement(ORDER, "ord-2", BEGUN))
                .expectNoEvents();
    }
}
