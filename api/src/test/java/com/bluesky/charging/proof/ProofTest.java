package com.bluesky.charging.proof;

import com.bluesky.charging.web.ApiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole application with a {@link World} in it that all proofs share. */
abstract class ProofTest extends ApiTest {

    private static @Nullable World made;

    /** The piles of the world are switched off when all tests are over. */
    @RegisterExtension
    static final BeforeEachCallback CLOSING =
            context ->
                    context.getRoot()
                            .getStore(ExtensionContext.Namespace.create(World.class))
                            .computeIfAbsent("closing", _ -> (AutoCloseable) ProofTest::close);

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
                made = found;
            }
            return found;
        }
    }

    private static void close() {
        World found = made;
        if (found != null) {
            found.close();
        }
    }
}
