package com.bluesky.charging.proof;

import com.bluesky.charging.web.ApiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The whole application with a {@link World} in it that all proofs share. */
abstract class ProofTest extends ApiTest {

    private static @Nullable World made;

    @Autowired ConfigurableApplicationContext application;

    final Document document = Document.committed();

    World world;

    @BeforeEach
    void enterWorld() throws Exception {
        world = world();
    }

    private World world() throws Exception {
        synchronized (ProofTest.class) {
            World found = made;
            if (found == null) {
                found = new World(anonymous(), platform, sandbox);
                application.addApplicationListener(new EndOfWorld(found));
                made = found;
            }
            return found;
        }
    }

    /** Its piles are switched off before the application that all test classes share ends. */
    private record EndOfWorld(World world) implements ApplicationListener<ContextClosedEvent> {

        @Override
        public void onApplicationEvent(ContextClosedEvent event) {
            world.close();
        }
    }
}
