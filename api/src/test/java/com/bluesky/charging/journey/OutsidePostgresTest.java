package com.bluesky.charging.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.demo.Demo;
import com.bluesky.charging.testing.KillablePostgres;
import com.bluesky.charging.testing.SilentLink;
import eu.chargetime.ocpp.model.core.ChargePointStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The same application on a PostgreSQL that somebody else runs, and that may break. */
@SuppressWarnings("NullAway.Init") // Started before the first test.
class OutsidePostgresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private static Path directory;

    private static KillablePostgres postgres;
    private static SilentLink link;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        postgres = KillablePostgres.start(directory.resolve("postgres"));
        link = SilentLink.to(postgres.port());
        server =
                ServerProcess.startEmpty(
                        directory.resolve("data"),
                        Map.of(
                                "SPRING_PROFILES_ACTIVE",
                                "postgres",
                                "BLUESKY_DB_URL",
                                KillablePostgres.urlThrough(link.port()),
                                "BLUESKY_DATABASE_SILENCE",
                                "5s",
                                "BLUESKY_DB_USER",
                                KillablePostgres.USER));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        link.close();
        postgres.close();
    }

    @Test
    void the_profile_postgres_does_the_main_job_without_a_database_of_its_own() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

        assertThat(Demo.run(server.data(), out, out)).as("%s", told).isZero();
        assertThat(server.data().resolve("postgres")).doesNotExist();
    }

    @Test
    void a_server_whose_database_is_killed_goes_on_with_it_and_loses_nothing_that_it_acknowledged()
            throws Exception {
        JsonNode sandbox = server.sandbox();
        ApiClient api = ApiClient.logIn(sandbox);
        Equipment equipment = Equipment.unsimulated(sandbox, 0);
        Driver driver = Driver.registered(api, 10_000);
        Driver payer = Driver.registered(api, 0);
        try (ThirdPartyPile pile = equipment.link()) {
            pile.reportStatus(1, ChargePointStatus.Available);
            equipment.awaitStatus(api, 1, "AVAILABLE");
            String orderId =
                    driver.start(equipment.id(), 1, UUID.randomUUID().toString())
                            .expect(202)
                            .text("orderId");
            int transactionId = pile.startTransaction(1, pile.awaitRemoteStart().getIdTag(), 0);
            pile.reportMeter(1, transactionId, 2_000);

            TopUps topUps = TopUps.until(postgres::kill, payer);
            assertThatThrownBy(() -> pile.reportMeter(1, transactionId, 3_000))
                    .as("a message that cannot be stored")
                    .hasMessageContaining("InternalError");
            postgres.startAgain();

            await("the server is ready again").atMost(PATIENCE).until(server::isReady);
            topUps.tryAgain(payer, 0);
            pile.reportMeter(1, transactionId, 3_000);
            driver.awaitOrder(orderId, "CHARGING", 3_000);
            api.post("/v1/orders/" + orderId + "/stop", Map.of()).expect(202);
            assertThat(pile.awaitRemoteStop().getTransactionId()).isEqualTo(transactionId);
            pile.stopTransaction(transactionId, 4_000);
            driver.awaitOrder(orderId, "SETTLED", 4_000);
        }
        driver.awaitWallet("heldMinor", 0);
    }

    @Test
    void a_server_whose_database_is_out_of_reach_and_never_says_so_goes_on_when_it_is_back()
            throws Exception {
        JsonNode sandbox = server.sandbox();
        Driver payer = Driver.registered(ApiClient.logIn(sandbox), 0);

        TopUps topUps = TopUps.until(link::fallSilent, payer);
        link.speakAgain();

        await("top-ups are stored again").atMost(PATIENCE).until(() -> topUps.firstSucceeds(payer));
        topUps.tryAgain(payer, 0);
    }
}
