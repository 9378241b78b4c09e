package com.bluesky.charging.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.demo.Demo;
import eu.chargetime.ocpp.model.core.ChargePointStatus;
import eu.chargetime.ocpp.model.core.RemoteStartTransactionRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The main job, on a real server with real sockets and somebody else's pile. */
class RemoteChargeTest {

    private static final int CLIENTS = 50;

    @TempDir private static Path directory;

    private static ServerProcess server;
    private static JsonNode sandbox;
    private static ApiClient api;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.startEmpty(directory.resolve("data"));
        sandbox = server.sandbox();
        api = ApiClient.logIn(sandbox);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_commands_of_the_readme_can_be_pasted() throws Exception {
        for (JsonNode device : sandbox.get("devices")) {
            if (device.get("simulated").asBoolean()) {
                new Equipment(sandbox, device).awaitStatus(api, 1, "AVAILABLE");
            }
        }

        String printed = Readme.pasteInto(server);

        assertThat(printed)
                .contains("Asia/Shanghai", "Europe/Berlin", "America/New_York")
                .contains("\"status\": \"CHARGING\"", "\"status\": \"SETTLED\"")
                .contains("\"totalMinor\"", "\"balanceMinor\"", " Wh  ")
                .contains("\"failureCode\": \"START_REJECTED\"");
    }

    @Test
    void a_third_partys_pile_carries_out_a_whole_remote_charge_over_tls() throws Exception {
        Equipment equipment = Equipment.unsimulated(sandbox, 0);
        try (ThirdPartyPile pile = equipment.link()) {
            chargeWhole(equipment, pile);
        }
    }

    @Test
    void a_third_partys_pile_carries_out_a_whole_remote_charge_without_tls() throws Exception {
        Equipment equipment = Equipment.unsimulated(sandbox, 1);
        try (ThirdPartyPile pile = equipment.linkPlainly()) {
            chargeWhole(equipment, pile);
        }
    }

    @Test
    void the_demo_carries_out_the_main_job() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int status = Demo.run(server.data(), printTo(out), printTo(err));

        assertThat(status).as(out + "\n" + err).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void fifty_clients_that_start_one_connector_at_once_get_one_order_to_run() throws Exception {
        Equipment equipment = Equipment.unsimulated(sandbox, 2);
        Driver driver = Driver.registered(api, 1_000_000);
        try (ThirdPartyPile pile = equipment.link()) {
            pile.reportStatus(2, ChargePointStatus.Available);
            equipment.awaitStatus(api, 2, "AVAILABLE");

            List<ApiClient.Answer> answers =
                    atOnce(() -> driver.start(equipment.id(), 2, UUID.randomUUID().toString()));

            List<String> accepted =
                    answers.stream()
                            .filter(answer -> answer.status() == 202)
                            .map(answer -> answer.text("orderId"))
                            .toList();
            assertThat(accepted).isNotEmpty().doesNotHaveDuplicates();
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 202)
                    .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("CONNECTOR_BUSY"));
            pile.awaitRemoteStart();
            List<String> winners = new ArrayList<>();
            for (String orderId : accepted) {
                JsonNode order = awaitDecided(driver, orderId);
                if (order.get("status").asString().equals("STARTING")) {
                    winners.add(orderId);
                } else {
                    assertThat(order.get("status").asString()).isEqualTo("FAILED");
                    assertThat(order.get("failureCode").asString()).isEqualTo("CONNECTOR_BUSY");
                }
            }
            assertThat(winners).hasSize(1);
            assertThat(pile.remoteStartsWaiting()).isZero();

            api.post("/v1/orders/" + winners.getFirst() + "/stop", Map.of()).expect(202);
        }
    }

    @Test
    void fifty_requests_with_one_idempotency_key_get_one_order_and_equal_answers()
            throws Exception {
        Equipment equipment = Equipment.unsimulated(sandbox, 2);
        Driver driver = Driver.registered(api, 1_000_000);
        String key = UUID.randomUUID().toString();
        try (ThirdPartyPile pile = equipment.link()) {
            pile.reportStatus(1, ChargePointStatus.Available);
            equipment.awaitStatus(api, 1, "AVAILABLE");

            List<ApiClient.Answer> answers = atOnce(() -> driver.start(equipment.id(), 1, key));

            assertThat(answers).allSatisfy(answer -> answer.expect(202));
            assertThat(answers)
                    .extracting(ApiClient.Answer::body)
                    .containsOnly(answers.getFirst().body());
            pile.awaitRemoteStart();
            assertThat(pile.remoteStartsWaiting()).isZero();

            // The same key later, when the order itself keeps the connector busy: the same answer.
            assertThat(driver.start(equipment.id(), 1, key).expect(202).body())
                    .isEqualTo(answers.getFirst().body());
            // Other content under the same key is another request.
            assertThat(driver.start(equipment.id(), 2, key).expect(422).code())
                    .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
    }

    private void chargeWhole(Equipment equipment, ThirdPartyPile pile) throws Exception {
        Driver driver = Driver.registered(api, 10_000);
        pile.reportStatus(1, ChargePointStatus.Available);
        equipment.awaitStatus(api, 1, "AVAILABLE");

        String orderId =
                driver.start(equipment.id(), 1, UUID.randomUUID().toString())
                        .expect(202)
                        .text("orderId");
        RemoteStartTransactionRequest remoteStart = pile.awaitRemoteStart();
        assertThat(remoteStart.getConnectorId()).isEqualTo(1);
        assertThat(remoteStart.getIdTag()).matches("[A-Z2-7]{20}");
        driver.awaitOrder(orderId, "STARTING");
        assertThat(driver.wallet().get("heldMinor").asLong()).isPositive();

        pile.reportStatus(1, ChargePointStatus.Preparing);
        int transactionId = pile.startTransaction(1, remoteStart.getIdTag(), 1_000);
        assertThat(transactionId).isPositive();
        driver.awaitOrder(orderId, "CHARGING");
        pile.reportStatus(1, ChargePointStatus.Charging);
        pile.reportMeter(1, transactionId, 1_500);
        pile.reportMeter(1, transactionId, 4_000);
        JsonNode running = driver.awaitOrder(orderId, "CHARGING", 3_000);
        assertThat(running.get("costMinor").asLong()).isPositive();

        api.post("/v1/orders/" + orderId + "/stop", Map.of()).expect(202);
        assertThat(pile.awaitRemoteStop().getTransactionId()).isEqualTo(transactionId);
        pile.stopTransaction(transactionId, 6_345);
        pile.reportStatus(1, ChargePointStatus.Available);
        driver.awaitOrder(orderId, "SETTLED");

        JsonNode bill = driver.api().get("/v1/orders/" + orderId + "/bill").expect(200).body();
        assertThat(bill.get("energyWh").asLong()).isEqualTo(5_345);
        assertThat(
                        bill.get("periods")
                                .valueStream()
                                .mapToLong(period -> period.get("energyWh").asLong())
                                .sum())
                .isEqualTo(5_345);
        long total = bill.get("totalMinor").asLong();
        assertThat(
                        bill.get("lines")
                                .valueStream()
                                .mapToLong(line -> {
                                    assertThat(line.get("amountMinor").asLong())
                                            .isEqualTo(amountOf(line));
                                    return line.get("amountMinor").asLong();
                                })
                                .sum())
                .isEqualTo(total);
        JsonNode wallet = driver.awaitWallet("heldMinor", 0);
        assertThat(wallet.get("balanceMinor").asLong()).isEqualTo(10_000 - total);
        assertThat(wallet.get("owedMinor").asLong()).isZero();

        List<String> history =
                driver.api()
                        .get("/v1/orders/" + orderId + "/events?limit=200")
                        .expect(200)
                        .body()
                        .get("items")
                        .valueStream()
                        .map(event -> event.get("type").asString())
                        .toList();
        assertThat(history)
                .startsWith(
                        "order.ChargingRequested",
                        "order.ConnectorConfirmed",
                        "order.FundsConfirmed",
                        "order.ChargingStarting")
                .contains(
                        "order.ChargingStarted",
                        "order.SamplesRecorded",
                        "order.ChargingStopRequested")
                .containsSubsequence("order.ChargingStopped", "order.OrderSettled");
        assertThat(
                        driver.api()
                                .get("/v1/orders/" + orderId + "/samples")
                                .expect(200)
                                .body()
                                .get("items"))
                .isNotEmpty();
        equipment.awaitStatus(api, 1, "AVAILABLE");
    }

    private static long amountOf(JsonNode line) {
        return new BigDecimal(line.get("quantity").asString())
                .multiply(new BigDecimal(line.get("unitPrice").asString()))
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static JsonNode awaitDecided(Driver driver, String orderId) {
        return Awaitility.await("order " + orderId + " is decided")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> driver.order(orderId),
                        order ->
                                List.of("STARTING", "FAILED")
                                        .contains(order.get("status").asString()));
    }

    private static <T> List<T> atOnce(Callable<T> request) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : clients.invokeAll(Collections.nCopies(CLIENTS, request))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static PrintStream printTo(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
