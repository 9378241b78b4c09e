package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.conformance.Pile.Manner;
import com.bluesky.charging.web.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The table of what may happen to a charge, row by row. */
class ChargesTest extends ConformanceTest {

    private static final String START = "RemoteStartTransaction";
    private static final String STOP = "RemoteStopTransaction";

    @Autowired private EventProcessingConfiguration processing;

    @Scenario(shows = Row.CHARGE)
    void a_charge_is_started_metered_stopped_and_billed(Client client) throws Exception {
        Pile pile = pile(client);
        String user = driver();
        String order = start(app, pile.deviceId(), user);
        awaitStatus(order, "STARTING");
        awaitHeld(user, true);
        pile.plugIn();
        awaitStatus(order, "CHARGING");
        await().atMost(PATIENCE).until(() -> order(order).path("energyWh").asLong(0) > 0);

        stop(order);

        awaitStatus(order, "SETTLED");
        awaitHeld(user, false);
        awaitFree(app, pile.deviceId());
        long total = bill(order).path("totalMinor").asLong(0);
        assertThat(total).isPositive();
        assertThat(wallet(user).path("balanceMinor").asLong(0)).isEqualTo(PLENTY_MINOR - total);
        assertThat(history(order))
                .contains(
                        "ChargingRequested",
                        "ConnectorConfirmed",
                        "FundsConfirmed",
                        "ChargingStarting",
                        "ChargingStarted",
                        "SamplesRecorded",
                        "ChargingStopRequested",
                        "ChargingStopped",
                        "OrderSettled");
    }

    @Scenario(shows = Row.START_OFFLINE)
    void a_start_at_a_pile_that_is_not_linked_is_refused_at_once(Client client) throws Exception {
        Pile pile = pile(client);
        pile.unlink();
        awaitOffline(pile.deviceId());

        app.post(
                        "/v1/orders",
                        Map.of("deviceId", pile.deviceId(), "connectorId", 1, "userId", driver()))
                .expectProblem(409, "DEVICE_OFFLINE");
    }

    @Scenario(shows = Row.START_REFUSED)
    void a_start_that_the_pile_refuses_fails_the_order(Client client) throws Exception {
        Pile pile = pile(client);
        String user = driver();
        pile.meetNext(START, Manner.REFUSES);

        String order = start(app, pile.deviceId(), user);

        awaitFailed(order, "START_REJECTED");
        assertNothingIsLeft(pile, user);
    }

    @Scenario(shows = {Row.START_UNANSWERED, Row.START_GIVEN_UP})
    void a_start_that_is_not_answered_is_unknown_until_it_is_given_up(Client client)
            throws Exception {
        Pile pile = pile(client);
        String user = driver();
        pile.meetNext(START, Manner.IS_SILENT);
        String order = start(app, pile.deviceId(), user);
        awaitHeld(user, true);

        letDeadlineCome("order-start", order);
        awaitStatus(order, "UNKNOWN");
        assertThat(wallet(user).path("heldMinor").asLong(0)).isPositive();
        awaitOccupied(app, pile.deviceId());

        letDeadlineCome("order-unknown", order);
        awaitFailed(order, "START_UNKNOWN");
        assertNothingIsLeft(pile, user);
    }

    @Scenario(shows = Row.START_LINK_LOST)
    void a_start_whose_link_is_lost_before_the_answer_is_unknown(Client client) throws Exception {
        Pile pile = pile(client);
        String user = driver();
        pile.meetNext(START, Manner.IS_SILENT);
        String order = start(app, pile.deviceId(), user);
        awaitHeld(user, true);
        pile.awaitMet();

        pile.unlink();

        awaitStatus(order, "UNKNOWN");
        assertThat(wallet(user).path("heldMinor").asLong(0)).isPositive();
    }

    @Scenario(shows = Row.START_LATE_FROM_UNKNOWN)
    void a_charge_that_begins_although_nobody_knew_has_its_hold(Client client) throws Exception {
        Pile pile = pile(client);
        String user = driver();
        pile.meetNext(START, Manner.OBEYS_UNANSWERED);
        String order = start(app, pile.deviceId(), user);
        awaitHeld(user, true);
        pile.awaitMet();
        letDeadlineCome("order-start", order);
        awaitStatus(order, "UNKNOWN");

        pile.plugIn();

        awaitStatus(order, "CHARGING");
        assertThat(wallet(user).path("heldMinor").asLong(0)).isPositive();
        pile.unplug();
        awaitStatus(order, "SETTLED");
        awaitHeld(user, false);
        assertThat(wallet(user).path("owedMinor").asLong(-1)).isZero();
    }

    @Scenario(shows = Row.START_NOT_BEGUN)
    void a_charge_that_does_not_begin_in_time_fails(Client client) throws Exception {
        Pile pile = pile(client);
        String user = driver();
        String order = start(app, pile.deviceId(), user);
        awaitStatus(order, "STARTING");

        letDeadlineCome("order-start", order);

        awaitFailed(order, "START_TIMEOUT");
        assertNothingIsLeft(pile, user);
    }

    @Scenario(shows = Row.START_AWAITED)
    void a_start_waits_as_long_as_its_pile_waits_for_a_vehicle(Client client) throws Exception {
        assertStartWaits(client, 300, Duration.ofSeconds(330));
        assertStartWaits(client, 30, Duration.ofSeconds(90));
    }

    /** A start waits for at most that at a pile that waits so many seconds for a vehicle. */
    private void assertStartWaits(Client client, int connectionTimeOut, Duration longest)
            throws Exception {
        Pile pile = pile(client, connectionTimeOut);
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/v1/devices/" + pile.deviceId())
                                        .body()
                                        .path("connectionTimeOutSeconds")
                                        .asInt(0)
                                == connectionTimeOut);
        Instant before = Now.instant();

        String order = start(pile.deviceId());

        assertThat(deadline("order-start", order))
                .isBetween(before.plus(longest), Now.instant().plus(longest));
    }

    @Scenario(shows = Row.START_UNPLUGGED)
    void a_pile_that_is_free_again_before_the_charge_fails_it(Client client) throws Exception {
        Pile pile = pile(client, 5);
        String user = driver();
        String order = start(app, pile.deviceId(), user);
        await().atMost(PATIENCE)
                .until(() ->
                        history(order)
                                .containsAll(List.of("ChargingStarting", "ChargingPrepared")));

        pile.waitInVain();

        awaitFailed(order, "UNPLUGGED");
        assertNothingIsLeft(pile, user);
    }

    @Scenario(shows = Row.START_LATE_FROM_FAILED)
    void a_charge_that_begins_after_it_was_given_up_is_owed(Client client) throws Exception {
        Pile pile = pile(client);
        String user = driver();
        String order = start(app, pile.deviceId(), user);
        awaitStatus(order, "STARTING");
        letDeadlineCome("order-start", order);
        awaitFailed(order, "START_TIMEOUT");
        awaitFree(app, pile.deviceId());

        pile.plugIn();

        awaitStatus(order, "CHARGING");
        awaitOccupied(app, pile.deviceId());
        await().atMost(PATIENCE).until(() -> order(order).path("energyWh").asLong(0) > 0);
        pile.unplug();
        awaitStatus(order, "SETTLED");
        long total = bill(order).path("totalMinor").asLong(0);
        assertThat(total).isPositive();
        await().atMost(PATIENCE).until(() -> wallet(user).path("owedMinor").asLong(-1) == total);
    }

    @Scenario(shows = Row.START_DISPLACES)
    void an_order_that_waits_gives_way_to_a_charge_that_runs(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String late = start(pile.deviceId());
        String lateTag = pile.awaitStart();
        awaitStatus(late, "STARTING");
        letDeadlineCome("order-start", late);
        awaitFailed(late, "START_TIMEOUT");
        awaitFree(app, pile.deviceId());
        String waits = start(pile.deviceId());
        awaitStatus(waits, "STARTING");

        var _ = pile.start(lateTag, 0);

        awaitStatus(late, "CHARGING");
        awaitFailed(waits, "DISPLACED");
    }

    @Scenario(shows = Row.START_SECOND)
    void a_second_charge_by_one_tag_is_not_to_go_on_and_never_billed(Client client)
            throws Exception {
        ExactPile pile = exactPile(client);
        String order = start(pile.deviceId());
        String tag = pile.awaitStart();
        int first = pile.start(tag, 1_000);

        JsonNode answer = pile.start(tag, 7_000, Now.instant());

        assertThat(answer.path("idTagInfo").path("status").asString("")).isEqualTo("ConcurrentTx");
        int second = answer.path("transactionId").asInt(0);
        assertThat(second).isPositive().isNotEqualTo(first);
        var _ = pile.stop(second, 9_000, Now.instant());
        var _ = pile.stop(first, 1_500, Now.instant());
        awaitStatus(order, "SETTLED");
        assertThat(order(order).path("energyWh").asLong(0)).isEqualTo(500);
        assertThat(history(order)).contains("ChargingStartDoubted", "ChargingStopDoubted");
    }

    @Scenario(shows = Row.SUSPENDED)
    void a_charge_that_pauses_is_suspended_and_goes_on(Client client) throws Exception {
        Pile pile = pile(client);
        String order = start(pile.deviceId());
        pile.plugIn();
        awaitStatus(order, "CHARGING");
        awaitConnector(pile.deviceId(), "CHARGING");

        pile.suspend();
        awaitStatus(order, "SUSPENDED");
        pile.resume();
        awaitStatus(order, "CHARGING");

        assertThat(history(order)).contains("ChargingSuspended", "ChargingResumed");
    }

    @Scenario(shows = Row.STOP_BEFORE_SENT)
    void a_stop_before_the_pile_was_asked_cancels_the_order(Client client) throws Exception {
        Pile pile = pile(client);
        String user = driver();
        EventProcessor holds =
                processing
                        .eventProcessor("automation.WhenConnectorConfirmedThenHoldFunds")
                        .orElseThrow();
        holds.shutDown();
        try {
            String order = start(app, pile.deviceId(), user);
            awaitOccupied(app, pile.deviceId());
            stop(order);
            awaitFailed(order, "CANCELLED");
        } finally {
            holds.start();
        }
        assertNothingIsLeft(pile, user);
    }

    @Scenario(shows = Row.STOP_BEFORE_BEGUN)
    void a_stop_before_the_charge_began_ends_it_when_it_begins(Client client) throws Exception {
        Pile pile = pile(client);
        String order = start(pile.deviceId());
        awaitStatus(order, "STARTING");

        stop(order);
        pile.plugIn();

        awaitStatus(order, "SETTLED");
        assertThat(history(order)).contains("ChargingStarted", "ChargingStopped");
    }

    @Scenario(shows = Row.STOP_REFUSED)
    void a_stop_that_is_refused_is_asked_again(Client client) throws Exception {
        Pile pile = pile(client);
        String order = charging(pile);
        pile.meetNext(STOP, Manner.REFUSES);
        stop(order);
        await().atMost(PATIENCE).until(() -> history(order).contains("StopAnswered"));
        awaitStatus(order, "STOPPING");

        letDeadlineCome("order-stop", order);

        awaitStatus(order, "SETTLED");
    }

    @Scenario(shows = Row.STOP_UNANSWERED)
    void a_stop_that_is_not_answered_is_asked_again(Client client) throws Exception {
        Pile pile = pile(client);
        String order = charging(pile);
        pile.meetNext(STOP, Manner.IS_SILENT);
        stop(order);
        awaitStatus(order, "STOPPING");
        pile.awaitMet();
        // A pile that does not answer for long enough is called by no second call; a new link is.
        pile.unlink();
        await().atMost(PATIENCE).until(() -> history(order).contains("StopAnswered"));
        pile.link();
        awaitStatus(order, "STOPPING");

        letDeadlineCome("order-stop", order);

        awaitStatus(order, "SETTLED");
    }

    @Scenario(shows = Row.SILENT_IN_CHARGE)
    void a_pile_that_falls_silent_goes_on_with_its_charge_afterwards(Client client)
            throws Exception {
        Pile pile = pile(client);
        String order = charging(pile);

        pile.unlink();
        awaitOffline(pile.deviceId());
        assertThat(order(order).path("status").asString("")).isEqualTo("CHARGING");
        pile.link();
        awaitOnline(pile.deviceId());
        stop(order);

        awaitStatus(order, "SETTLED");
    }

    @Scenario(shows = Row.INFERRED)
    void a_charge_that_its_pile_has_lost_is_ended_and_billed(Client client) throws Exception {
        Pile pile = pile(client);
        String order = charging(pile);

        pile.loseEverything();
        await().atMost(PATIENCE).until(() -> history(order).contains("ChargingEndSuspected"));
        assertThat(order(order).path("status").asString("")).isEqualTo("CHARGING");
        letDeadlineCome("order-inferred-stop", order);

        awaitStatus(order, "SETTLED");
        assertThat(order(order).path("endInferred").asBoolean(false)).isTrue();
        awaitFree(app, pile.deviceId());
    }

    @Scenario(shows = Row.INFERRED_CORRECTED)
    void the_true_end_after_the_bill_makes_a_correcting_bill(Client client) throws Exception {
        Pile pile = pile(client);
        String order = endUntold(pile);
        letDeadlineCome("order-inferred-stop", order);
        awaitStatus(order, "SETTLED");
        JsonNode first = bill(order);
        assertThat(first.path("energyWh").asLong(0)).isPositive().isLessThan(pile.meteredWh());

        pile.tellEnds();

        await().atMost(PATIENCE)
                .until(() -> bill(order).path("energyWh").asLong(0) == pile.meteredWh());
        assertThat(bill(order).path("correctsBillId")).isEqualTo(first.path("billId"));
        assertThat(app.get("/v1/orders/" + order + "/bills").expect(200).body().path("items"))
                .hasSize(2);
    }

    @Scenario(shows = Row.INFERENCE_DISMISSED)
    void an_end_that_is_told_within_the_grace_is_the_end(Client client) throws Exception {
        Pile pile = pile(client);
        String order = endUntold(pile);

        pile.tellEnds();

        awaitStatus(order, "SETTLED");
        assertThat(order(order).path("endInferred").asBoolean(true)).isFalse();
        assertThat(bill(order).path("energyWh").asLong(0)).isEqualTo(pile.meteredWh());
    }

    /** The order of a charge whose pile is free again, and has not told its end and all it took. */
    private String endUntold(Pile pile) throws Exception {
        String order = charging(pile);
        pile.keepEnds();
        await().atMost(PATIENCE)
                .until(() -> order(order).path("energyWh").asLong(0) < pile.meteredWh());
        pile.unplug();
        await().atMost(PATIENCE).until(() -> history(order).contains("ChargingEndSuspected"));
        return order;
    }

    @Scenario(shows = Row.ENDED_UNTIL_BILLED)
    void a_charge_of_a_customer_who_collects_ends_and_is_billed_when_asked(Client client)
            throws Exception {
        app = newCollector();
        Pile pile = pile(client);
        String order =
                app.post("/v1/orders", Map.of("deviceId", pile.deviceId(), "connectorId", 1))
                        .expect(202)
                        .text("orderId");
        awaitStatus(order, "STARTING");
        pile.plugIn();
        awaitStatus(order, "CHARGING");

        stop(order);

        awaitStatus(order, "ENDED");
        awaitFree(app, pile.deviceId());
        var bill = app.post("/v1/orders/" + order + "/settle", Map.of()).expect(200).body();
        assertThat(bill.path("orderId").asString("")).isEqualTo(order);
        awaitStatus(order, "SETTLED");
    }

    private void assertNothingIsLeft(Pile pile, String user) throws Exception {
        awaitFree(app, pile.deviceId());
        awaitHeld(user, false);
        assertThat(wallet(user).path("balanceMinor").asLong(-1)).isEqualTo(PLENTY_MINOR);
    }

    private Api newCollector() throws Exception {
        String customer =
                platform.post(
                                "/v1/customers",
                                Map.of(
                                        "operatorId", sandbox.path("operatorId").asString(""),
                                        "name", "Collects itself",
                                        "paymentMode", "CUSTOMER"))
                        .expect(201)
                        .text("id");
        return anonymous().withToken(newKey(customer).text("apiKey"));
    }
}
