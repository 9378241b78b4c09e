package com.bluesky.charging.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.security.ApiKeys;
import com.bluesky.charging.security.PlatformKey;
import com.bluesky.charging.simulator.web.LivePiles;
import com.bluesky.charging.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a platform starts that is meant for real customers: empty, and showing nothing unasked. */
class EmptyLiveTest {

    @TempDir Path data;

    @Test
    void without_a_sandbox_there_is_the_platforms_own_key_and_nothing_else() throws Exception {
        try (ConfigurableApplicationContext application =
                start(Bluesky.property("--no-sandbox"), "--bluesky.environment=live")) {
            assertThat(data.resolve("sandbox.json")).doesNotExist();
            JsonNode platform =
                    JsonMapper.builder()
                            .build()
                            .readTree(Files.readString(data.resolve("platform.json")));
            assertThat(application.getBean(PlatformKey.class).isActive()).isTrue();
            assertThat(
                            application
                                    .getBean(ApiKeys.class)
                                    .verify(platform.path("apiKey").asString()))
                    .isPresent();

            assertThat(paths(application))
                    .contains("/v1/devices")
                    .noneMatch(EmptyLiveTest::describesTheApi)
                    .noneMatch(path -> path.startsWith("/v1/sandbox"));
            assertThat(application.getBeansOfType(LivePiles.class)).isEmpty();
        }
    }

    @Test
    void in_live_the_description_of_the_api_is_served_when_asked_for() {
        try (ConfigurableApplicationContext application =
                start(
                        "--bluesky.sandbox=false",
                        "--bluesky.environment=live",
                        "--bluesky.api-docs=true")) {
            assertThat(paths(application)).contains("/v1/openapi.json", "/docs/ui");
        }
    }

    private ConfigurableApplicationContext start(String... arguments) {
        List<String> all =
                new ArrayList<>(
                        Arrays.stream(TestPostgres.freshDatabase().settings())
                                .map(setting -> "--" + setting)
                                .toList());
        all.add("--bluesky.data=" + data);
        all.add("--server.port=0");
        all.add("--bluesky.pile-port=off");
        all.add("--bluesky.pile-tls-port=off");
        all.addAll(Arrays.asList(arguments));
        return new SpringApplicationBuilder(ChargingApplication.class)
                .run(all.toArray(String[]::new));
    }

    private static boolean describesTheApi(String path) {
        return path.startsWith("/v1/openapi") || path.startsWith("/docs");
    }

    private static List<String> paths(ConfigurableApplicationContext application) {
        return application.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(request -> request.getPatternValues().stream())
                .toList();
    }
}
