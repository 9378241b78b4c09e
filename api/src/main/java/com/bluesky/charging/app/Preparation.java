package com.bluesky.charging.app;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What happens before anything is started: the data directory is held for this process, and the
 * ports are looked at.
 */
final class Preparation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Settings settings =
                Binder.get(context.getEnvironment()).bindOrCreate("bluesky", Settings.class);
        DataDirectory directory = DataDirectory.hold(settings.data());
        context.getBeanFactory().registerSingleton("dataDirectory", directory);
        FreePorts.require(settings);
    }
}
