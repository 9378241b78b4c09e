package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class TlsListenerTest {

    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    @TempDir static Path directory = Path.of(".");
    private static KeyStore store = emptyStore();

    private static KeyStore emptyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, STORE_PASSWORD);
            return store;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void make_a_certificate() throws Exception {
        Path file = directory.resolve("store.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(STORE_PASSWORD),
                                "-keystore",
                                file.toString())
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        store = KeyStore.getInstance(file.toFile(), STORE_PASSWORD);
        writePem("certificate.pem", "CERTIFICATE", store.getCertificate("server").getEncoded());
        writePem("key.pem", "PRIVATE KEY", store.getKey("server", STORE_PASSWORD).getEncoded());
    }

    @Test
    void a_node_is_named_by_its_machine_and_port_unless_it_has_a_name() {
        MockEnvironment environment = new MockEnvironment();
        assertThat(LinkSettings.of(environment, "host").node()).isEqualTo("host:8443");
        environment.setProperty("bluesky.port", "9443");
        assertThat(LinkSettings.of(environment, "host").node()).isEqualTo("host:9443");
        environment.setProperty("bluesky.node", "north");
        assertThat(LinkSettings.of(environment, "host").node()).isEqualTo("north");
    }

    @Test
    void piles_connect_by_tls_when_they_trust_the_certificate() throws Exception {
        try (LinkedHouse house = house("certificate.pem")) {
            house.start();
            URI uri = URI.create("wss://localhost:" + house.server().tlsPort() + "/ocpp/dev-tls");
            String authorization = TestPile.basic("dev-tls", LinkedHouse.PASSWORD);
            try (TestPile pile = TestPile.connect(trusting(), uri, authorization, "ocpp1.6")) {
                assertThat(pile.call("Heartbeat", "{}").get(2).asString())
                        .isEqualTo("NotSupported");
            }
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() ->
                            TestPile.connect(
                                    HttpClient.newHttpClient(), uri, authorization, "ocpp1.6"))
                    .withCauseInstanceOf(SSLHandshakeException.class);
            assertThat(house.server().port()).isEqualTo(LinkSettings.OFF);
        }
    }

    @Test
    void a_certificate_that_is_none_is_one_clear_message() throws Exception {
        Files.writeString(directory.resolve("nonsense.pem"), "nonsense");
        try (LinkedHouse house = house("nonsense.pem")) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(house::start)
                    .withMessageContaining("certificate of the listener for piles");
        }
    }

    private static LinkedHouse house(String certificate) {
        return new LinkedHouse(
                PileDatabase.fresh(),
                List.of(),
                LinkTimings.standard(),
                Clock.systemUTC(),
                LinkedHouse.settings(
                        LinkSettings.OFF,
                        0,
                        directory.resolve(certificate),
                        directory.resolve("key.pem")));
    }

    private static HttpClient trusting() throws Exception {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static void writePem(String file, String type, byte[] der) throws Exception {
        Files.writeString(
                directory.resolve(file),
                "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                        .formatted(type, Base64.getMimeEncoder().encodeToString(der), type));
    }
}
