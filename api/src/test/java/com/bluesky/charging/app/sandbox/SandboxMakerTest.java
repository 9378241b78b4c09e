package com.bluesky.charging.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.app.ChargingApplication;
import com.bluesky.charging.security.ApiKeys;
import com.bluesky.charging.security.DevicePasswords;
import com.bluesky.charging.security.PlatformKey;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.web.LivePiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first start may be interrupted anywhere and done anew; the piles that it makes live after
 * each start.
 */
class SandboxMakerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir static Path data;

    @Test
    void a_first_start_that_was_interrupted_is_done_anew_with_the_same_ids() throws Exception {
        try (ConfigurableApplicationContext context = start()) {
            JsonNode first = read("sandbox.json");
            SandboxMaker maker = context.getBean(SandboxMaker.class);
            ApiKeys keys = context.getBean(ApiKeys.class);
            DevicePasswords passwords = context.getBean(DevicePasswords.class);

            // As after an interruption just before the platform's key became good.
            maker.make();

            JsonNode second = read("sandbox.json");
            for (String field : new String[] {"operatorId", "customerId", "users", "pricePlans"}) {
                assertThat(second.path(field)).as(field).isEqualTo(first.path(field));
            }
            assertThat(keys.verify(second.path("apiKey").asString())).isPresent();
            for (JsonNode device : second.path("devices")) {
                assertThat(
                                passwords.verify(
                                        device.path("id").asString(),
                                        device.path("password").asString()))
                        .isTrue();
            }
            assertThat(second.path("devices")).hasSize(12);
            assertThat(second.path("devices").valueStream())
                    .filteredOn(device -> device.path("simulated").asBoolean())
                    .hasSize(6);
            // No pile can link here, so the simulated ones stay off.
            assertThat(livePiles(context)).isEmpty();

            // A later start finds the platform complete and leaves everything as it is.
            context.getBean(FirstStart.class).run(new DefaultApplicationArguments());
            assertThat(read("sandbox.json")).isEqualTo(second);
            // One that listens elsewhere makes the addresses in the files true again.
            for (String file : new String[] {"sandbox.json", "platform.json"}) {
                JsonNode known = read(file);
                String moved = known.toString().replace("https://localhost:8443", "https://old:1");
                assertThat(moved).contains("https://old:1");
                Files.writeString(data.resolve(file), moved);
                context.getBean(FirstStart.class).run(new DefaultApplicationArguments());
                assertThat(read(file)).isEqualTo(known);
            }
            assertThat(context.getBean(PlatformKey.class).isActive()).isTrue();
            assertThat(keys.verify(read("platform.json").path("apiKey").asString())).isPresent();
        }
        theNextStartLinksTheSimulatedPiles();
    }

    private static void theNextStartLinksTheSimulatedPiles() throws IOException {
        List<SimulatedPile> piles;
        try (ConfigurableApplicationContext context = start("off", Integer.toString(freePort()))) {
            piles = livePiles(context);
            assertThat(piles).hasSize(6);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> piles.stream().allMatch(pile -> pile.state().ready()));
        }
        assertThat(piles).noneMatch(pile -> pile.state().linked());
        try (ConfigurableApplicationContext context =
                start("off", "off", "--bluesky.sandbox=false")) {
            assertThat(context.getBeansOfType(LivePiles.class)).isEmpty();
        }
    }

    private static List<SimulatedPile> livePiles(ConfigurableApplicationContext context) {
        return context.getBean(LivePiles.class).of(SandboxContent.OPERATOR.id());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ConfigurableApplicationContext start() {
        return start("off", "off");
    }

    private static ConfigurableApplicationContext start(
            String pilePort, String pileTlsPort, String... settings) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--bluesky.data=" + data,
                                "--server.port=0",
                                "--bluesky.pile-port=" + pilePort,
                                "--bluesky.pile-tls-port=" + pileTlsPort));
        all.addAll(List.of(settings));
        return new SpringApplicationBuilder(ChargingApplication.class)
                .run(all.toArray(String[]::new));
    }

    private static JsonNode read(String file) throws IOException {
        return JSON.readTree(Files.readString(data.resolve(file)));
    }
}
