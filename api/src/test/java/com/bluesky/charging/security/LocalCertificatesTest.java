package com.bluesky.charging.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCertificatesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path data;

    @Test
    void the_first_start_makes_an_authority_and_a_certificate_that_clients_accept()
            throws Exception {
        LocalCertificates files = LocalCertificates.ensure(data);

        assertThat(files.authority()).isEqualTo(data.resolve("tls/ca.pem"));
        try (Served server = new Served(files)) {
            for (String host : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
                assertThat(server.get(host, files.authority())).isEqualTo(204);
            }
        }
    }

    @Test
    void a_client_that_does_not_trust_the_authority_refuses_the_certificate() throws Exception {
        LocalCertificates files = LocalCertificates.ensure(data.resolve("one"));
        LocalCertificates others = LocalCertificates.ensure(data.resolve("two"));

        try (Served server = new Served(files)) {
            assertThatThrownBy(() -> server.get("localhost", others.authority()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void only_the_owner_may_read_the_keys() throws Exception {
        LocalCertificates files = LocalCertificates.ensure(data);

        assertThat(mode(files.privateKey())).isEqualTo("rw-------");
        assertThat(mode(data.resolve("tls/ca-key.pem"))).isEqualTo("rw-------");
    }

    @Test
    void a_later_start_keeps_what_is_there() throws Exception {
        LocalCertificates files = LocalCertificates.ensure(data, at(START));
        String certificate = Files.readString(files.certificate());

        LocalCertificates.ensure(data, at(START.plus(Duration.ofDays(300))));

        assertThat(files.certificate()).hasContent(certificate);
    }

    @Test
    void near_its_end_the_certificate_is_renewed_by_the_same_authority() throws Exception {
        LocalCertificates files = LocalCertificates.ensure(data, at(START));
        String certificate = Files.readString(files.certificate());
        String authority = Files.readString(files.authority());

        LocalCertificates.ensure(data, at(START.plus(Duration.ofDays(368))));

        assertThat(Files.readString(files.certificate())).isNotEqualTo(certificate);
        assertThat(files.authority()).hasContent(authority);
    }

    @Test
    void an_authority_that_would_end_before_its_certificate_is_renewed_too() throws Exception {
        LocalCertificates files = LocalCertificates.ensure(data, at(START));
        String authority = Files.readString(files.authority());

        LocalCertificates.ensure(data, at(START.plus(Duration.ofDays(3300))));

        assertThat(Files.readString(files.authority())).isNotEqualTo(authority);
        assertThat(
                        CertificateMaker.isIssuedBy(
                                Pem.readCertificate(files.certificate()),
                                Pem.readCertificate(files.authority())))
                .isTrue();
    }

    @Test
    void a_key_without_its_certificate_left_by_an_interrupted_start_is_replaced() throws Exception {
        LocalCertificates files = LocalCertificates.ensure(data);
        LocalCertificates others = LocalCertificates.ensure(data.resolve("other"));
        Files.writeString(files.privateKey(), Files.readString(others.privateKey()));

        LocalCertificates.ensure(data);

        try (Served server = new Served(files)) {
            assertThat(server.get("localhost", files.authority())).isEqualTo(204);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** A server of the JDK that shows the certificate. */
    private static final class Served implements AutoCloseable {

        private final HttpsServer server;

        Served(LocalCertificates files) throws Exception {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "server",
                    Pem.readPrivateKey(files.privateKey()),
                    new char[0],
                    new Certificate[] {Pem.readCertificate(files.certificate())});
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("::"), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.sendResponseHeaders(204, -1);
                        exchange.close();
                    });
            server.start();
        }

        int get(String host, Path trusted) throws Exception {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("authority", Pem.readCertificate(trusted));
            TrustManagerFactory managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            URI uri = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
            try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
                return client.send(
                                HttpRequest.newBuilder(uri).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
