package com.bluesky.charging.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.journey.ApiClient.Answer;
import eu.chargetime.ocpp.model.core.ChargePointStatus;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What was acknowledged is stored: SIGKILL in the middle of a charge, while money comes in; once
 * with the events of many commands in one commit, and once with a commit for each and of PostgreSQL
 * too, which takes the latest of what was made from events with it.
 */
class KilledServerTest {

    private static final Map<String, String> TOGETHER =
            Map.of("BLUESKY_EVENTS_GROUP_COMMIT", "true");
    private static final Map<String, String> EACH_ALONE =
            Map.of("BLUESKY_EVENTS_GROUP_COMMIT", "false");

    @TempDir private Path directory;

    @Test
    void a_killed_server_loses_nothing_that_it_acknowledged_and_the_charge_goes_on()
            throws Exception {
        try (ServerProcess server = ServerProcess.startEmpty(directory.resolve("data"), TOGETHER)) {
            JsonNode sandbox = server.sandbox();
            ApiClient api = ApiClient.logIn(sandbox);
            Equipment equipment = Equipment.unsimulated(sandbox, 0);
            Driver driver = Driver.registered(api, 10_000);
            Driver payer = Driver.registered(api, 0);

            String startKey = UUID.randomUUID().toString();
            Answer accepted;
            int transactionId;
            try (ThirdPartyPile pile = equipment.link()) {
                pile.reportStatus(1, ChargePointStatus.Available);
                equipment.awaitStatus(api, 1, "AVAILABLE");
                accepted = driver.start(equipment.id(), 1, startKey).expect(202);
                transactionId = pile.startTransaction(1, pile.awaitRemoteStart().getIdTag(), 0);
                pile.reportMeter(1, transactionId, 2_000);
                TopUps together = TopUps.until(server::kill, payer);
                server.startAgain(EACH_ALONE);
                together.tryAgain(payer, 0);
                TopUps eachAlone = TopUps.until(server::killWithDatabase, payer);
                server.startAgain(TOGETHER);
                eachAlone.tryAgain(payer, together.tried().size());
            }

            String orderId = accepted.text("orderId");
            JsonNode order = driver.awaitOrder(orderId, "CHARGING");
            assertThat(order.get("energyWh").asLong()).isEqualTo(2_000);
            assertThat(driver.wallet().get("heldMinor").asLong()).isPositive();
            assertThat(driver.start(equipment.id(), 1, startKey).expect(202).body())
                    .as("the same start after the crash")
                    .isEqualTo(accepted.body());

            try (ThirdPartyPile pile = equipment.link()) {
                pile.reportMeter(1, transactionId, 3_000);
                api.post("/v1/orders/" + orderId + "/stop", Map.of()).expect(202);
                assertThat(pile.awaitRemoteStop().getTransactionId()).isEqualTo(transactionId);
                pile.stopTransaction(transactionId, 4_000);
                driver.awaitOrder(orderId, "SETTLED");
            }
            JsonNode bill = api.get("/v1/orders/" + orderId + "/bill").expect(200).body();
            assertThat(bill.get("energyWh").asLong()).isEqualTo(4_000);
            driver.awaitWallet("balanceMinor", 10_000 - bill.get("totalMinor").asLong());
        }
    }
}
