package com.bluesky.charging.app;

import com.bluesky.charging.app.database.ServerStart;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What happens before anything is put together: the data directory is held for this process, the
 * ports are looked at, and the database begins to start.
 */
final class Preparation
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {

    private @Nullable ServerStart serverStart;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Settings settings = Settings.of(context.getEnvironment());
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        beans.registerSingleton("dataDirectory", DataDirectory.hold(settings.data()));
        FreePorts.require(settings);
        serverStart = ServerStart.begin(settings, context.getEnvironment());
        beans.registerSingleton("serverStart", serverStart);
    }

    /** Stops what was begun, for a start that failed. */
    @Override
    public void close() {
        if (serverStart != null) {
            serverStart.close();
        }
    }
}
