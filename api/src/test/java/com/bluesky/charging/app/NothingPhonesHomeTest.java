package com.bluesky.charging.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.testing.TestApplication;
import com.bluesky.charging.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class NothingPhonesHomeTest {

    @TempDir Path data;

    @Test
    void the_application_starts_and_stops_without_asking_for_any_other_machine() {
        Witness witness = new Witness();
        ProxySelector former = ProxySelector.getDefault();
        ProxySelector.setDefault(witness);
        try (ConfigurableApplicationContext application =
                TestApplication.start(TestPostgres.freshDatabase(), data, List.of())) {
            assertThat(
                            Arrays.stream(application.getBeanDefinitionNames())
                                    .map(application::getType)
                                    .map(String::valueOf))
                    .noneMatch(
                            type -> type.matches(".*(UpdateCheck|AxonIQConsole|AnonymousUsage).*"));
            assertThat(application.getEnvironment().getProperty("axon.update-check.disabled"))
                    .isEqualTo("true");
            assertThat(application.getEnvironment().getProperty("axon.axonserver.enabled"))
                    .isEqualTo("false");
        } finally {
            ProxySelector.setDefault(former);
        }

        assertThat(witness.asked).as("connections within this machine are seen").isNotEmpty();
        assertThat(witness.asked).allMatch(NothingPhonesHomeTest::isThisMachine);
    }

    private static boolean isThisMachine(URI uri) {
        try {
            return InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Is asked before each connection that leaves a Java socket or HTTP client. */
    private static final class Witness extends ProxySelector {

        private final List<URI> asked = new CopyOnWriteArrayList<>();

        @Override
        public List<Proxy> select(URI uri) {
            asked.add(uri);
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            asked.add(uri);
        }
    }
}
