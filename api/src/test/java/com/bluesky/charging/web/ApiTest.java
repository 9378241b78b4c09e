package com.bluesky.charging.web;

import com.bluesky.charging.app.ChargingApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole application with a sandbox, on a PostgreSQL of its own, called over HTTPS. All tests
 * that extend this one share it, so they make what they need and count on nothing else.
 */
@SpringBootTest(
        classes = ChargingApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "bluesky.pile-tls-port=off")
public abstract class ApiTest {

    protected static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Path DATA = temporaryDirectory();

    private static final int PILE_PORT = freePort();

    @LocalServerPort int port;

    protected Api api;
    protected JsonNode sandbox;
    protected Api platform;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry registry) {
        registry.add("bluesky.data", DATA::toString);
        registry.add("bluesky.pile-port", () -> PILE_PORT);
        // What the former is translated to before a test's own properties are there.
        registry.add("bluesky.pile.port", () -> PILE_PORT);
    }

    @BeforeEach
    void logIn() throws Exception {
        sandbox = read("sandbox.json");
        api = anonymous().withToken(sandbox.get("apiKey").asString());
        platform = anonymous().withToken(read("platform.json").get("apiKey").asString());
    }

    protected Api anonymous() throws Exception {
        return new Api(client(), "https://localhost:" + port);
    }

    /** A client that trusts the server. */
    protected static HttpClient client() throws Exception {
        return HttpClient.newBuilder().sslContext(trust()).build();
    }

    /** The same from another address of this machine. */
    protected Api anonymousFrom(String address) throws Exception {
        return new Api(
                HttpClient.newBuilder()
                        .sslContext(trust())
                        .localAddress(InetAddress.ofLiteral(address))
                        .build(),
                "https://localhost:" + port);
    }

    protected static Path data() {
        return DATA;
    }

    /** A customer of an operator, both new, with a key of all scopes that customers can have. */
    protected Api newCustomer(String operatorId) throws Exception {
        return anonymous().withToken(newKey(newCustomerId(operatorId)).text("apiKey"));
    }

    protected String newOperatorId() throws Exception {
        return platform.post("/v1/operators", Map.of("name", "Another", "currency", "CNY"))
                .expect(201)
                .text("id");
    }

    protected String newCustomerId(String operatorId) throws Exception {
        return platform.post(
                        "/v1/customers",
                        Map.of(
                                "operatorId", operatorId,
                                "name", "Another",
                                "paymentMode", "WALLET"))
                .expect(201)
                .text("id");
    }

    protected Api.Answer newKey(String customerId) throws Exception {
        return platform.post(
                        "/v1/customers/" + customerId + "/keys",
                        Map.of(
                                "scopes",
                                List.of(
                                        "users:read",
                                        "users:write",
                                        "wallets:write",
                                        "equipment:read",
                                        "equipment:write",
                                        "equipment:control",
                                        "orders:read",
                                        "orders:write")))
                .expect(201);
    }

    static SSLContext trust() throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        try (var pem = Files.newInputStream(DATA.resolve("tls/ca.pem"))) {
            anchors.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static JsonNode read(String file) throws IOException {
        return JSON.readTree(Files.readString(DATA.resolve(file)));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            // Where a clean build removes it: it lives as long as the server, which nobody stops.
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "api-tests").toAbsolutePath()),
                    "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
