package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.journey.ThirdPartyPile;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import eu.chargetime.ocpp.model.core.ChargePointStatus;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A charge that begins with a card at the pile, from the card to the bill. */
class CardChargeTest extends PilesTest {

    private static final long MONEY_MINOR = 50_000;

    @Test
    void a_card_charges_and_its_users_wallet_pays() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String user = userWith(app, MONEY_MINOR);
        String tag = newTag();
        String card = cardOf(app, user, tag);
        Access device = newDevice(sandboxSite());
        try (ThirdPartyPile pile = linked(device)) {
            int transaction = pile.startTransaction(1, tag.toLowerCase(Locale.ROOT), 1_000);
            String order = onlyOrderOf(app, user);
            awaitStatus(app, order, "CHARGING");
            JsonNode running = app.get("/v1/orders/" + order).expect(200).body();
            assertThat(running.path("beganBy").asString("")).isEqualTo("CARD");
            assertThat(running.path("cardId").asString("")).isEqualTo(card);
            assertThat(running.path("tariff").path("currency").asString("")).isEqualTo("CNY");
            awaitOccupied(app, device.deviceId());

            pile.stopTransaction(transaction, 6_000);
            awaitStatus(app, order, "SETTLED");
            JsonNode bill = app.get("/v1/orders/" + order + "/bill").expect(200).body();
            assertThat(bill.path("energyWh").asLong(0)).isEqualTo(5_000);
            long totalMinor = bill.path("totalMinor").asLong(0);
            assertThat(totalMinor).isPositive();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        JsonNode wallet =
                                app.get("/v1/users/" + user + "/wallet").expect(200).body();
                        assertThat(wallet.path("balanceMinor").asLong(0))
                                .isEqualTo(MONEY_MINOR - totalMinor);
                        assertThat(wallet.path("heldMinor").asLong(-1)).isZero();
                    });
            awaitFree(app, device.deviceId());
        }
    }

    @Test
    void a_blocked_cards_charge_is_asked_to_stop_and_is_billed_all_the_same() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String user = userWith(app, MONEY_MINOR);
        String tag = newTag();
        String card = cardOf(app, user, tag);
        app.post("/v1/users/" + user + "/cards/" + card + "/block", Map.of()).expect(200);
        Access device = newDevice(sandboxSite());
        try (ThirdPartyPile pile = linked(device)) {
            int transaction = pile.startTransaction(1, tag, 1_000);
            String order = onlyOrderOf(app, user);
            awaitStatus(app, order, "STOPPING");
            pile.stopTransaction(transaction, 1_500);
            awaitStatus(app, order, "SETTLED");
            assertThat(
                            app.get("/v1/orders/" + order + "/bill")
                                    .expect(200)
                                    .body()
                                    .path("energyWh")
                                    .asLong(0))
                    .isEqualTo(500);
        }
    }

    private ThirdPartyPile linked(Access device) throws Exception {
        ThirdPartyPile pile =
                ThirdPartyPile.linkPlainly(device.url(), device.deviceId(), device.password());
        pile.reportStatus(1, ChargePointStatus.Available);
        awaitLinked(device.deviceId(), true);
        return pile;
    }

    private static String cardOf(Api app, String user, String tag) throws Exception {
        return app.post("/v1/users/" + user + "/cards", Map.of("tag", tag)).expect(201).text("id");
    }

    private static String onlyOrderOf(Api app, String user) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                app.get("/v1/orders?userId=" + user)
                                        .expect(200)
                                        .body()
                                        .path("items")
                                        .path(0)
                                        .path("orderId")
                                        .asString(""),
                        order -> !order.isEmpty());
    }

    private static String newTag() {
        return "CARD%016X".formatted(ThreadLocalRandom.current().nextLong());
    }
}
