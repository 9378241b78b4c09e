package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Charges that begin, or end, with a user's card at the pile. */
class CardsTest extends ConformanceTest {

    @Scenario(shows = Row.CARD_CHARGE)
    void a_charge_that_a_card_began_is_held_and_billed(Client client) throws Exception {
        Pile pile = pile(client);
        String user = driver();
        String tag = cardAt(user);

        pile.plugIn();
        pile.presentCard(tag);

        String order = awaitOrderAt(pile.deviceId());
        awaitStatus(order, "CHARGING");
        assertThat(order(order).path("beganBy").asString("")).isEqualTo("CARD");
        assertThat(order(order).path("userId").asString("")).isEqualTo(user);
        awaitHeld(user, true);
        awaitOccupied(app, pile.deviceId());
        await().atMost(PATIENCE).until(() -> order(order).path("energyWh").asLong(0) > 0);
        pile.presentCard(tag);

        awaitStatus(order, "SETTLED");
        awaitHeld(user, false);
        awaitFree(app, pile.deviceId());
        assertThat(wallet(user).path("balanceMinor").asLong(0))
                .isEqualTo(PLENTY_MINOR - bill(order).path("totalMinor").asLong(0));
    }

    @Scenario(shows = Row.CARD_WITHOUT_MONEY)
    void a_charge_whose_hold_is_refused_is_asked_to_stop(Client client) throws Exception {
        Pile pile = pile(client);
        String poor = userWith(app, 1);
        String tag = cardAt(poor);

        pile.plugIn();
        pile.presentCard(tag);

        String order = awaitOrderAt(pile.deviceId());
        awaitStatus(order, "SETTLED");
        assertThat(history(order)).contains("ChargingStopRequested", "ChargingStopped");
    }

    @Scenario(shows = Row.CARD_BLOCKED)
    void a_charge_by_a_blocked_card_is_told_so_and_billed(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String user = driver();
        String tag = newTag();
        String card = registerCard(user, tag);
        app.post("/v1/users/" + user + "/cards/" + card + "/block", Map.of()).expect(200);
        awaitAuthorized(pile, tag, "Blocked");

        JsonNode answer = pile.start(tag, 1_000, Now.instant());

        assertThat(answer.path("idTagInfo").path("status").asString("")).isEqualTo("Blocked");
        int transaction = answer.path("transactionId").asInt(0);
        String order = awaitOrderAt(pile.deviceId());
        assertThat(pile.client().awaitAsked("RemoteStopTransaction").path("transactionId").asInt(0))
                .isEqualTo(transaction);
        var _ = pile.stop(transaction, 1_400, Now.instant());
        awaitStatus(order, "SETTLED");
        assertThat(order(order).path("energyWh").asLong(0)).isEqualTo(400);
    }

    @Scenario(shows = Row.CARD_ENDS_ORDER)
    void the_users_card_ends_a_charge_that_the_app_began(Client client) throws Exception {
        Pile pile = pile(client);
        String user = driver();
        String tag = cardAt(user);
        String order = start(app, pile.deviceId(), user);
        awaitStatus(order, "STARTING");
        pile.plugIn();
        awaitStatus(order, "CHARGING");
        await().atMost(PATIENCE).until(() -> order(order).path("energyWh").asLong(0) > 0);

        pile.presentCard(tag);

        awaitStatus(order, "SETTLED");
    }

    @Scenario(shows = Row.CARD_TOLD_LATE)
    void a_charge_by_card_that_is_told_hours_later_was_when_it_was(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String user = driver();
        String tag = newTag();
        registerCard(user, tag);
        awaitAuthorized(pile, tag, "Accepted");
        Instant begun = Now.instant().minus(Duration.ofHours(5));

        int transaction = pile.start(tag, 0, begun).path("transactionId").asInt(0);
        pile.meter(transaction, 2_000, begun.plus(Duration.ofMinutes(30)));
        var _ = pile.stop(transaction, 3_000, begun.plus(Duration.ofHours(1)));

        String order = awaitOrderAt(pile.deviceId());
        awaitStatus(order, "SETTLED");
        assertThat(bill(order).path("energyWh").asLong(0)).isEqualTo(3_000);
        assertThat(Instant.parse(bill(order).path("startedAt").asString(""))).isEqualTo(begun);
    }

    /** The tag of a new card of a user, that the server lets charge. */
    private String cardAt(String user) throws Exception {
        String tag = newTag();
        registerCard(user, tag);
        return tag;
    }

    /** The only order of a device. */
    private String awaitOrderAt(String deviceId) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                app.get("/v1/orders?deviceId=" + deviceId)
                                        .expect(200)
                                        .body()
                                        .path("items")
                                        .path(0)
                                        .path("orderId")
                                        .asString(""),
                        order -> !order.isEmpty());
    }
}
