package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.security.PlatformKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * What an empty platform is given before it is ready: the platform's own key, and the sandbox. An
 * interrupted first start is done anew by the next one, up to the activation of the platform's key.
 */
@Component
class FirstStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final PlatformKey platformKey;
    private final SandboxMaker sandbox;
    private final FileAddresses addresses;
    private final Settings settings;

    FirstStart(
            PlatformKey platformKey,
            SandboxMaker sandbox,
            FileAddresses addresses,
            Settings settings) {
        this.platformKey = platformKey;
        this.sandbox = sandbox;
        this.addresses = addresses;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (platformKey.isActive()) {
            addresses.refresh();
            return;
        }
        platformKey.prepare();
        if (settings.sandbox()) {
            sandbox.make();
            LOG.info("The sandbox is described in {}.", sandbox.file());
        }
        platformKey.activate();
        LOG.info("The platform's own key is in {}.", settings.data().resolve("platform.json"));
    }
}
