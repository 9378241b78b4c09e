package com.bluesky.charging.app;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells the pile adapter, which knows nothing of the application, where to listen: in numbers, and
 * before anything of the environment that looks alike ({@code BLUESKY_PILE_PORT} may be {@code
 * off}).
 */
final class PileListeners implements EnvironmentPostProcessor {

    /** The pile adapter's word for a listener that is not wanted. */
    private static final int OFF = -1;

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        Settings settings = Settings.of(environment);
        environment
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "pile-listeners",
                                Map.of(
                                        "bluesky.bind-address",
                                        settings.bind(),
                                        "bluesky.pile.port",
                                        settings.listeningPilePort().orElse(OFF),
                                        "bluesky.pile.tls-port",
                                        settings.listeningPileTlsPort().orElse(OFF))));
    }
}
