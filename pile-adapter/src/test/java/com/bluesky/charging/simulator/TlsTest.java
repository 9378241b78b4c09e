package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.contract.SimulatedPiles;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String KEY_PASSWORD = "only-for-tests";

    @TempDir private Path folder;

    @Test
    void a_pile_links_when_it_trusts_the_servers_authority_and_not_otherwise() throws Exception {
        Path authority = folder.resolve("ca.pem");
        try (CentralSystem server = new CentralSystem(tls(authority), 0);
                SimulatedPiles piles = SimulatedPiles.find()) {
            SimulatedPile trusting = piles.pile(settings(server, authority));
            SimulatedPile doubting = piles.pile(settings(server, null));
            trusting.connect();
            doubting.connect();

            await().atMost(Duration.ofSeconds(10)).until(() -> trusting.state().ready());
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(doubting.state().trouble()).contains("certif"));
            assertThat(doubting.state().linked()).isFalse();
        }
    }

    @Test
    void a_file_without_certificates_is_refused() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThatIllegalArgumentException().isThrownBy(() -> Trust.in(empty));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trust.in(folder.resolve("missing.pem")));
    }

    private static PileSettings settings(CentralSystem server, @Nullable Path authority) {
        return PileSettings.at(new Access(server.url(), "dev-1", CentralSystem.PASSWORD, authority))
                .reconnectAfter(Duration.ofMillis(50))
                .build();
    }

    /** A certificate for localhost, made by the JDK's own tool and written as PEM too. */
    private SslContext tls(Path pem) throws Exception {
        Path store = folder.resolve("server.p12");
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
                                "SAN=dns:localhost",
                                "-validity",
                                "2",
                                "-keystore",
                                store.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                KEY_PASSWORD)
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, KEY_PASSWORD.toCharArray());
        }
        Files.writeString(
                pem,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("server").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, KEY_PASSWORD.toCharArray());
        return SslContextBuilder.forServer(managers).build();
    }
}
