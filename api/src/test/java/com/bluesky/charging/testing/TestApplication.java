package com.bluesky.charging.testing;

import com.bluesky.charging.app.ChargingApplication;
import com.bluesky.charging.testing.TestPostgres.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application, on free ports and a test's own database and data directory. */
public final class TestApplication {

    private TestApplication() {}

    /**
     * Starts it; the test closes it.
     *
     * @param also further sources of beans, such as fixtures
     */
    public static ConfigurableApplicationContext start(
            TestDatabase database, Path data, List<Class<?>> also, String... settings) {
        List<Class<?>> sources = new ArrayList<>(List.of(ChargingApplication.class));
        sources.addAll(also);
        List<String> all = new ArrayList<>(Arrays.asList(database.settings()));
        all.add("bluesky.data=" + data);
        all.add("bluesky.port=0");
        all.add("bluesky.pile-port=0");
        all.add("bluesky.pile-tls-port=off");
        all.add("bluesky.sandbox=false");
        all.add("bluesky.base-url=https://localhost");
        all.add("spring.main.allow-bean-definition-overriding=true");
        all.addAll(Arrays.asList(settings));
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }
}
