import com.example.bluesky.ApiClient;
import com.example.bluesky.api.AuditApi;
import com.example.bluesky.api.ChargingApi;
import com.example.bluesky.api.EquipmentApi;
import com.example.bluesky.api.SandboxApi;
import com.example.bluesky.api.TokensApi;
import com.example.bluesky.api.UsersApi;
import com.example.bluesky.model.Bill;
import com.example.bluesky.model.BillLine;
import com.example.bluesky.model.Connector;
import com.example.bluesky.model.ConnectorStatus;
import com.example.bluesky.model.Device;
import com.example.bluesky.model.NewTopUp;
import com.example.bluesky.model.Order;
import com.example.bluesky.model.OrderStatus;
import com.example.bluesky.model.Problem;
import com.example.bluesky.model.RecordedEvent;
import com.example.bluesky.model.Sample;
import com.example.bluesky.model.Site;
import com.example.bluesky.model.StartRequest;
import com.example.bluesky.model.SteeredPile;
import com.example.bluesky.model.User;
import com.example.bluesky.model.UserContent;
import com.example.bluesky.model.Written;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * The demo through a generated Java client: one charge at a simulated pile, from the token to the bill. It is told BLUESKY_URL,
 * BLUESKY_CA and BLUESKY_API_KEY, prints its story, and ends with a status other than 0 when something is not as it should be.
 */
public final class Journey {

    private static final int CONNECTOR = 1;
    private static final int SAMPLES = 2;

    /** Who prefers to wait is told what became of it, when that comes in time. */
    private static final String WAIT = "wait=10";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ApiClient client;
    private final ChargingApi charging;
    private final EquipmentApi equipment;

    private Journey(ApiClient client) {
        this.client = client;
        charging = new ChargingApi(client);
        equipment = new EquipmentApi(client);
    }

    public static void main(String[] arguments) throws Exception {
        HttpClient http = HttpClient.newBuilder().sslContext(trusting(Path.of(setting("BLUESKY_CA")))).build();
        RestClient rest = ApiClient.buildRestClientBuilder().requestFactory(new JdkClientHttpRequestFactory(http)).build();
        ApiClient client = new ApiClient(rest).setBasePath(setting("BLUESKY_URL"));
        new Journey(client).run();
    }

    private void run() throws InterruptedException {
        token();
        String userId = user();
        String orderId = charge(userId, device());
        bill(orderId);
        events(orderId);
        refusal();
    }

    private void token() {
        String key = setting("BLUESKY_API_KEY");
        var token = new TokensApi(client).issueToken("client_credentials", null, null, key.split("_")[2], key);
        client.setAccessToken(token.getAccessToken());
        tell("token", token.getExpiresIn() + " s");
    }

    private String user() {
        UsersApi users = new UsersApi(client);
        Written written = users.registerUser(key(), new UserContent().name("Ada Java"));
        User user = users.getUser(written.getId(), written.getVersion());
        users.topUpWallet(
                user.getUserId(), key(), new NewTopUp().amountMinor(10_000L).currency(user.getCurrency()));
        tell("user", user.getUserId() + " with 10000 " + user.getCurrency());
        return user.getUserId();
    }

    private String device() {
        List<Site> sites =
                equipment
                        .listSites(null, null, null, true, null, null, null, null, null, null, null, null)
                        .getItems();
        tell("sites", sites.stream().map(Site::getName).collect(Collectors.joining(", ")));
        for (SteeredPile pile : new SandboxApi(client).listSandboxPiles().getItems()) {
            Device device = equipment.getDevice(pile.getDeviceId(), null);
            for (Connector connector : device.getConnectors()) {
                if (pile.getAccepted() && isFree(connector)) {
                    String prices =
                            connector.getTariff().getComponents().stream()
                                    .map(each -> each.getPrice() + " per " + each.getUnit())
                                    .collect(Collectors.joining(", "));
                    tell("device", device.getName() + " with " + prices + " " + connector.getTariff().getCurrency());
                    return device.getDeviceId();
                }
            }
        }
        throw new IllegalStateException("No simulated pile is free.");
    }

    private static boolean isFree(Connector connector) {
        return connector.getConnectorId() == CONNECTOR
                && connector.getStatus() == ConnectorStatus.AVAILABLE
                && !connector.getOccupied()
                && connector.getTariff() != null;
    }

    private String charge(String userId, String deviceId) throws InterruptedException {
        StartRequest request = new StartRequest().userId(userId).deviceId(deviceId).connectorId(CONNECTOR);
        String orderId = charging.startOrder(key(), request, WAIT).getOrderId();
        until("It does not start", () -> order(orderId), order -> order.getStatus() == OrderStatus.CHARGING);
        tell("start", orderId);
        List<Sample> samples =
                until(
                        "There are no samples",
                        () -> charging.listOrderSamples(orderId, null, null, null).getItems(),
                        items -> items.size() >= SAMPLES);
        samples.forEach(sample -> tell("sample", sample.getMeterWh() + " Wh at " + sample.getTime().getAt()));
        tell("stop", charging.stopOrder(orderId, key(), WAIT).getStatus().getValue());
        return orderId;
    }

    private Order order(String orderId) {
        Order order = charging.getOrder(orderId, null);
        if (order.getStatus() == OrderStatus.FAILED) {
            throw new IllegalStateException("The charge failed: " + order.getFailureCode());
        }
        return order;
    }

    private void bill(String orderId) throws InterruptedException {
        Order settled =
                until("It is not settled", () -> order(orderId), order -> order.getStatus() == OrderStatus.SETTLED);
        Bill bill = charging.getOrderBill(orderId);
        long sum = bill.getLines().stream().mapToLong(BillLine::getAmountMinor).sum();
        if (sum != bill.getTotalMinor() || !bill.getTotalMinor().equals(settled.getCostMinor())) {
            throw new IllegalStateException("The bill is not right: " + bill);
        }
        tell("bill", bill.getEnergyWh() + " Wh for " + bill.getTotalMinor() + " " + bill.getCurrency());
    }

    private void events(String orderId) {
        tell(
                "events",
                new AuditApi(client)
                        .listOrderEvents(orderId, null, null, null, null).getItems().stream()
                                .map(RecordedEvent::getType)
                                .collect(Collectors.joining(" ")));
    }

    /** What is refused comes as a problem with a code, which is a type of the client too. */
    private void refusal() {
        try {
            equipment.getSite("site-of-nobody", null);
            tell("refusal", "none");
        } catch (RestClientResponseException e) {
            tell("refusal", e.getResponseBodyAs(Problem.class).getCode());
        }
    }

    /** Asks until the answer is as it is wished. */
    private static <T> T until(String what, Supplier<T> ask, Predicate<T> wished) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T found = ask.get();
        while (!wished.test(found)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + ": " + found);
            }
            Thread.sleep(PAUSE);
            found = ask.get();
        }
        return found;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing.");
        }
        return value;
    }

    private static void tell(String step, String text) {
        System.out.println(step + ": " + text);
    }

    private static SSLContext trusting(Path authority) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        try (var pem = Files.newInputStream(authority)) {
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
}
