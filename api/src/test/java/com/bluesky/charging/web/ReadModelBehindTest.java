package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.journey.ThirdPartyPile;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import eu.chargetime.ocpp.model.core.ChargePointStatus;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The read model only foresees refusals. When it is behind, the start is accepted, and who decides
 * refuses it: the connector, or the wallet.
 */
class ReadModelBehindTest extends PilesTest {

    private static final String DEVICES = "read.device";
    private static final String WALLETS = "read.wallet";
    private static final long HOLD_MINOR = 3_000;

    private final List<ThirdPartyPile> linked = new ArrayList<>();

    @Autowired private EventProcessingConfiguration processing;

    @Autowired
    @Qualifier("pileDataSource")
    private DataSource pileTables;

    @AfterEach
    void letTheReadModelCatchUpAndUnlink() {
        for (String group : List.of(DEVICES, WALLETS)) {
            if (!processor(group).isRunning()) {
                processor(group).start();
            }
        }
        linked.forEach(ThirdPartyPile::close);
    }

    @Test
    void a_connector_whose_order_was_not_seen_refuses_the_next_order_itself() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Access device = newDevice(sandboxSite());
        ThirdPartyPile pile = link(device);
        String first = userWith(app, HOLD_MINOR);
        String second = userWith(app, HOLD_MINOR);

        processor(DEVICES).shutDown();
        String running = limitedStart(app, device, first);
        awaitStatus(app, running, "STARTING");
        RemoteStartTransactionRequest remoteStart = pile.awaitRemoteStart();
        String refused = limitedStart(app, device, second);

        awaitFailure(app, refused, "CONNECTOR_BUSY");
        assertThat(history(app, refused))
                .containsExactly("order.ChargingRequested", "order.ChargingFailed");
        assertNothingIsLeft(app, refused, second, pile);

        int transaction = pile.startTransaction(1, remoteStart.getIdTag(), 0);
        awaitStatus(app, running, "CHARGING");
        pile.stopTransaction(transaction, 0);
        awaitStatus(app, running, "SETTLED");
        processor(DEVICES).start();
        awaitFree(app, device.deviceId());
        assertThatItCanBeChargedAgain(app, device, second, pile);
    }

    @Test
    void a_connector_whose_fault_was_not_seen_refuses_the_order_itself() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Access device = newDevice(sandboxSite());
        ThirdPartyPile pile = link(device);
        String user = userWith(app, HOLD_MINOR);

        for (ChargePointStatus status :
                List.of(ChargePointStatus.Faulted, ChargePointStatus.Unavailable)) {
            processor(DEVICES).shutDown();
            pile.reportStatus(1, status);
            String refused = limitedStart(app, device, user);

            awaitFailure(app, refused, "CONNECTOR_UNAVAILABLE");
            assertThat(history(app, refused))
                    .containsExactly("order.ChargingRequested", "order.ChargingFailed");
            assertNothingIsLeft(app, refused, user, pile);
            processor(DEVICES).start();
            pile.reportStatus(1, ChargePointStatus.Available);
            awaitLinked(device.deviceId(), true);
        }
        awaitFree(app, device.deviceId());
        assertThatItCanBeChargedAgain(app, device, user, pile);
    }

    @Test
    void a_wallet_whose_hold_was_not_seen_refuses_the_next_hold_itself() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Access busy = newDevice(sandboxSite());
        Access wanted = newDevice(sandboxSite());
        ThirdPartyPile busyPile = link(busy);
        ThirdPartyPile wantedPile = link(wanted);
        String user = userWith(app, HOLD_MINOR + HOLD_MINOR / 2);

        processor(WALLETS).shutDown();
        String running = limitedStart(app, busy, user);
        awaitStatus(app, running, "STARTING");
        RemoteStartTransactionRequest remoteStart = busyPile.awaitRemoteStart();
        String refused = limitedStart(app, wanted, user);

        awaitFailure(app, refused, "INSUFFICIENT_FUNDS");
        assertThat(history(app, refused))
                .containsExactly(
                        "order.ChargingRequested",
                        "order.ConnectorConfirmed",
                        "order.ChargingFailed");
        processor(WALLETS).start();
        awaitHeld(app, user, HOLD_MINOR);
        awaitFree(app, wanted.deviceId());
        assertNothingWasSent(refused, wantedPile);

        int transaction = busyPile.startTransaction(1, remoteStart.getIdTag(), 0);
        awaitStatus(app, running, "CHARGING");
        busyPile.stopTransaction(transaction, 0);
        awaitStatus(app, running, "SETTLED");
        awaitHeld(app, user, 0);
        assertThatItCanBeChargedAgain(app, wanted, user, wantedPile);
    }

    private EventProcessor processor(String group) {
        return processing.eventProcessor(group).orElseThrow();
    }

    private ThirdPartyPile link(Access device) throws Exception {
        ThirdPartyPile pile =
                ThirdPartyPile.linkPlainly(device.url(), device.deviceId(), device.password());
        linked.add(pile);
        pile.reportStatus(1, ChargePointStatus.Available);
        awaitLinked(device.deviceId(), true);
        return pile;
    }

    private static String limitedStart(Api app, Access device, String user) throws Exception {
        return app.post(
                        "/v1/orders",
                        Map.of(
                                "deviceId",
                                device.deviceId(),
                                "connectorId",
                                1,
                                "userId",
                                user,
                                "limits",
                                Map.of("amountMinor", HOLD_MINOR)))
                .expect(202)
                .text("orderId");
    }

    private static void awaitFailure(Api app, String order, String code) throws Exception {
        awaitStatus(app, order, "FAILED");
        assertThat(app.get("/v1/orders/" + order).expect(200).text("failureCode")).isEqualTo(code);
    }

    private static List<String> history(Api app, String order) throws Exception {
        return app.get("/v1/orders/" + order + "/events?limit=200")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(event -> event.path("type").asString(""))
                .toList();
    }

    private void assertNothingIsLeft(Api app, String order, String user, ThirdPartyPile pile)
            throws Exception {
        JsonNode wallet = app.get("/v1/users/" + user + "/wallet").expect(200).body();
        assertThat(wallet.path("heldMinor").asLong(-1)).isZero();
        assertThat(wallet.path("balanceMinor").asLong(-1)).isEqualTo(HOLD_MINOR);
        assertNothingWasSent(order, pile);
    }

    private void assertNothingWasSent(String order, ThirdPartyPile pile) {
        JdbcClient tables = JdbcClient.create(pileTables);
        for (String table : List.of("call", "charge")) {
            assertThat(
                            tables.sql("SELECT count(*) FROM " + table + " WHERE order_id = :order")
                                    .param("order", order)
                                    .query(Long.class)
                                    .single())
                    .as("%s of %s", table, order)
                    .isZero();
        }
        assertThat(pile.remoteStartsWaiting()).isZero();
    }

    private static void awaitHeld(Api app, String user, long heldMinor) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        app.get("/v1/users/" + user + "/wallet")
                                                .expect(200)
                                                .body()
                                                .path("heldMinor")
                                                .asLong(-1))
                                .isEqualTo(heldMinor));
    }

    /** The connector is really free: the next start reaches the pile, and its charge is settled. */
    private static void assertThatItCanBeChargedAgain(
            Api app, Access device, String user, ThirdPartyPile pile) throws Exception {
        String order = limitedStart(app, device, user);
        int transaction = pile.startTransaction(1, pile.awaitRemoteStart().getIdTag(), 0);
        awaitStatus(app, order, "CHARGING");
        pile.stopTransaction(transaction, 0);
        awaitStatus(app, order, "SETTLED");
    }
}
