package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.web.Api;
import com.bluesky.charging.web.PilesTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The application that all conformance tests share, with devices, drivers and clients of each
 * test's own.
 */
abstract class ConformanceTest extends PilesTest {

    /** More than the default hold. */
    static final long PLENTY_MINOR = 50_000;

    /** 60 kW look like 1 kWh in each second, so that there is something to bill. */
    static final int TIME_FACTOR = 60;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @Autowired
    @Qualifier("commandsDataSource")
    private DataSource events;

    @Autowired
    @Qualifier("pileDataSource")
    private DataSource pileTables;

    /** A customer's app of the sandbox's operator; made for each test. */
    Api app;

    @BeforeEach
    void makeCustomer() throws Exception {
        app = newCustomer(sandbox.path("operatorId").asString());
    }

    @AfterEach
    void closeClients() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    /** A client that is not linked. */
    OcppClient client(Client which) {
        OcppClient client =
                switch (which) {
                    case OCPP_RPC -> new NodeClient();
                    case CHARGETIME -> new ChargeTimeClient();
                    case SIMULATOR ->
                            throw new IllegalArgumentException(
                                    "The simulator is a pile, not a client to steer.");
                };
        opened.add(client);
        return client;
    }

    /** A new device with one connector that is linked, booted, free and priced. */
    ExactPile exactPile(Client which) throws Exception {
        ExactPile pile = new ExactPile(client(which), newDevice(sandboxSite())).link();
        awaitLinked(pile.deviceId(), true);
        return pile;
    }

    /** The same, of a pile that behaves as piles do. */
    Pile pile(Client which) throws Exception {
        return pile(which, 600);
    }

    /** The same, of one that waits so many seconds for a vehicle, and says so when it is asked. */
    Pile pile(Client which, int connectionTimeOut) throws Exception {
        Access access = newDevice(sandboxSite());
        Pile pile =
                which == Client.SIMULATOR
                        ? new SimulatorPile(
                                simulated(
                                        PileSettings.at(access)
                                                .sampleInterval(Duration.ofSeconds(1))
                                                .timeFactor(TIME_FACTOR)
                                                .configuration(
                                                        "ConnectionTimeOut",
                                                        Integer.toString(connectionTimeOut))
                                                .build()))
                        : new ScriptedPile(
                                new ExactPile(client(which), access).waiting(connectionTimeOut));
        pile.link();
        awaitLinked(pile.deviceId(), true);
        return pile;
    }

    /** A user of the customer with money for any charge. */
    String driver() throws Exception {
        return userWith(app, PLENTY_MINOR);
    }

    /** A tag that nobody has. */
    static String newTag() {
        return "T"
                + UUID.randomUUID()
                        .toString()
                        .replace("-", "")
                        .substring(0, 19)
                        .toUpperCase(Locale.ROOT);
    }

    /** Gives a user a card; returns its id. */
    String registerCard(String user, String tag) throws Exception {
        String card =
                app.post("/v1/users/" + user + "/cards", Map.of("tag", tag, "label", "A card"))
                        .expect(201)
                        .text("id");
        JdbcClient known = JdbcClient.create(pileTables);
        await("piles are told of card " + card)
                .atMost(PATIENCE)
                .until(() ->
                        known.sql("select count(*) from card where card_id = :card")
                                        .param("card", card)
                                        .query(Long.class)
                                        .single()
                                == 1);
        return card;
    }

    /** Waits until the server says that of a tag. */
    static void awaitAuthorized(ExactPile pile, String tag, String status) {
        await().atMost(PATIENCE).until(() -> pile.authorize(tag).equals(status));
    }

    /** Starts a charge for a new driver at the first connector. */
    String start(String deviceId) throws Exception {
        return start(app, deviceId, driver());
    }

    /** The order of a charge that runs at a pile and has been metered. */
    String charging(Pile pile) throws Exception {
        String order = start(pile.deviceId());
        awaitStatus(order, "STARTING");
        pile.plugIn();
        awaitStatus(order, "CHARGING");
        await().atMost(PATIENCE).until(() -> order(order).path("energyWh").asLong(0) > 0);
        return order;
    }

    void stop(String order) throws Exception {
        app.post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
    }

    JsonNode wallet(String user) throws Exception {
        return app.get("/v1/users/" + user + "/wallet").expect(200).body();
    }

    void awaitHeld(String user, boolean held) {
        await().atMost(PATIENCE).until(() -> wallet(user).path("heldMinor").asLong(-1) > 0 == held);
    }

    JsonNode order(String order) throws Exception {
        return app.get("/v1/orders/" + order).expect(200).body();
    }

    void awaitStatus(String order, String status) {
        awaitStatus(app, order, status);
    }

    void awaitFailed(String order, String code) throws Exception {
        awaitStatus(order, "FAILED");
        assertThat(order(order).path("failureCode").asString("")).isEqualTo(code);
    }

    void awaitEnergy(String order, long energyWh) {
        await().atMost(PATIENCE).until(() -> order(order).path("energyWh").asLong(-1) == energyWh);
    }

    List<JsonNode> samples(String order) throws Exception {
        return app.get("/v1/orders/" + order + "/samples")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    /** The bill of an order, once it was computed anew from the order's events. */
    JsonNode bill(String order) throws Exception {
        JsonNode explained = app.get("/v1/orders/" + order + "/explain").expect(200).body();
        assertThat(explained.path("bills").valueStream())
                .allMatch(bill -> bill.path("agrees").asBoolean(false));
        return app.get("/v1/orders/" + order + "/bill").expect(200).body();
    }

    /** The names of an order's events, in their order. */
    List<String> history(String order) throws Exception {
        return app.get("/v1/orders/" + order + "/events?limit=200")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(event -> event.path("type").asString("").replaceFirst("^order\\.", ""))
                .toList();
    }

    /** How a device is now. */
    JsonNode live(String deviceId) throws Exception {
        return api.get("/v1/devices/" + deviceId + "/status").expect(200).body();
    }

    void awaitOnline(String deviceId) {
        await().atMost(PATIENCE).until(() -> live(deviceId).path("online").asBoolean(false));
    }

    void awaitOffline(String deviceId) {
        await().atMost(PATIENCE).until(() -> !live(deviceId).path("online").asBoolean(true));
    }

    void awaitConnector(String deviceId, String status) {
        await().atMost(PATIENCE)
                .until(() ->
                        live(deviceId)
                                .path("connectors")
                                .path(0)
                                .path("status")
                                .asString("")
                                .equals(status));
    }

    /** The stored events that name a device or an order. */
    long eventsNaming(String id) {
        return eventsNaming(id, "%");
    }

    /** Those of one type. */
    long eventsNaming(String id, String type) {
        return JdbcClient.create(events)
                .sql(
                        """
                        select count(*) from domain_event_entry
                        where position(cast(:id as bytea) in payload) > 0 and payload_type like :type
                        """)
                .param("id", id.getBytes(StandardCharsets.UTF_8))
                .param("type", type)
                .query(Long.class)
                .single();
    }

    /** When a deadline of an order is due. */
    Instant deadline(String kind, String order) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                JdbcClient.create(events)
                                        .sql(
                                                """
                                                select execution_time from scheduled_tasks where task_instance = :key
                                                """)
                                        .param("key", kind + ":" + order)
                                        .query(OffsetDateTime.class)
                                        .optional(),
                        Optional::isPresent)
                .orElseThrow()
                .toInstant();
    }

    /**
     * Brings a deadline of an order forward, which would be minutes from now.
     *
     * @param kind the first part of its key, such as {@code order-start}
     */
    void letDeadlineCome(String kind, String order) {
        String key = kind + ":" + order;
        JdbcClient deadlines = JdbcClient.create(events);
        await("deadline " + key)
                .atMost(PATIENCE)
                .until(() ->
                        deadlines
                                        .sql(
                                                """
                                                update scheduled_tasks set execution_time = now() - interval '1 s'
                                                where task_instance = :key
                                                """)
                                        .param("key", key)
                                        .update()
                                == 1);
    }
}
