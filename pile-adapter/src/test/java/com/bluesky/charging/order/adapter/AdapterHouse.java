package com.bluesky.charging.order.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.device.adapter.link.PileLinks;
import com.bluesky.charging.device.adapter.link.PileServer;
import com.bluesky.charging.device.adapter.link.TestPile;
import com.bluesky.charging.device.adapter.report.Tags;
import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorCommand.RecordConnectorStatus;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.DeviceCommand;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.device.contract.UnmatchedReport;
import com.bluesky.charging.kernel.DeviceCredentials;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.KeyedMac;
import com.bluesky.charging.order.contract.OrderCommand;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole adapter as Spring puts it together, on a real database and real sockets; the commands
 * that it sends are recorded instead of carried out.
 */
public final class AdapterHouse implements AutoCloseable {

    public static final String DEVICE = "dev-1";
    public static final String NODE = "node-1";
    private static final String PASSWORD = "abcdefghij0123456789";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final PileDatabase database;
    private final Clock clock;
    private final String node;
    private final List<CommandMessage<?>> recorded = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean lastWord = true;
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    public AdapterHouse(PileDatabase database) {
        this(database, Clock.systemUTC(), NODE);
    }

    /** A house in which the time is as the clock says. */
    public AdapterHouse(PileDatabase database, Clock clock) {
        this(database, clock, NODE);
    }

    /** One of several nodes on the same database. */
    public AdapterHouse(PileDatabase database, String node) {
        this(database, Clock.systemUTC(), node);
    }

    private AdapterHouse(PileDatabase database, Clock clock, String node) {
        this.database = database;
        this.clock = clock;
        this.node = node;
    }

    public AdapterHouse start() {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "test",
                                Map.of(
                                        "bluesky.pile.port", "0",
                                        "bluesky.pile.tls-port", "-1",
                                        "bluesky.node", node)));
        context.registerBean("pileDataSource", DataSource.class, database::dataSource);
        context.registerBean(
                "pileTransactionManager",
                PlatformTransactionManager.class,
                () -> new JdbcTransactionManager(database.dataSource()));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(CommandGateway.class, this::gateway);
        context.registerBean(KeyedMac.class, DigestMac::new);
        context.registerBean(DeviceCredentials.class, AnyDevice::new);
        context.scan("com.bluesky.charging.device.adapter", "com.bluesky.charging.order.adapter");
        context.refresh();
        return this;
    }

    private CommandGateway gateway() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        Stream.of(
                        OrderCommand.class,
                        DeviceCommand.class,
                        ConnectorCommand.class,
                        UnmatchedReport.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .forEach(type -> bus.subscribe(type.getName(), this::record));
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    private Object record(CommandMessage<?> message) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("The database is lost.");
        }
        recorded.add(message);
        return message.getPayload() instanceof RecordConnectorStatus ? lastWord : "stored";
    }

    /** What connectors answer to a status: whether it is the pile's last word. */
    public void statusIsLastWord(boolean last) {
        lastWord = last;
    }

    /** Makes the next commands fail as when the database is lost. */
    public void failNext(int commands) {
        failures.set(commands);
    }

    /** Forgets everything, for the next test; the piles of the last one have to be gone. */
    public AdapterHouse clear() {
        PileLinks links = context.getBean(PileLinks.class);
        await().atMost(SOON).until(() -> !links.holds(DEVICE) && !links.holds("dev-2"));
        jdbc().sql(
                        "truncate known_device, known_connector, charge, call, pile_transaction, device_call, told_configuration")
                .update();
        jdbc().sql(
                        "truncate card, user_standing, payment_mode, user_currency, device_place, connector_tariff, card_charge")
                .update();
        reset();
        recorded.clear();
        failures.set(0);
        lastWord = true;
        return this;
    }

    /** Registers the device of these tests, with connectors 1 and 2. */
    public AdapterHouse withDevice() {
        handle(
                new DeviceRegistered(
                        DEVICE,
                        "op-1",
                        "site-1",
                        "Europe/Berlin",
                        "Pile 1",
                        List.of(connector(1), connector(2)),
                        "fingerprint",
                        Instant.EPOCH));
        return this;
    }

    private static ConnectorSpec connector(int connectorId) {
        return new ConnectorSpec(connectorId, "TYPE_2", ConnectorSpec.CurrentType.AC, 22_000);
    }

    /** Lets the adapter's event handlers handle events, all in one transaction. */
    public void handle(Object... events) {
        transaction()
                .executeWithoutResult(status -> {
                    for (Object event : events) {
                        handle(GenericEventMessage.asEventMessage(event));
                    }
                });
    }

    /** The keyed MAC of a tag, as the adapter takes it. */
    public String macOf(String tag) {
        return context.getBean(Tags.class).macOf(tag);
    }

    /** A part of the adapter, to be asked without a pile. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** All parts of a type, in the order in which others get them. */
    public <T> List<T> parts(Class<T> type) {
        return context.getBeanProvider(type).orderedStream().toList();
    }

    /** Lets the adapter's event handlers handle an event at its place in its stream. */
    public void handleAt(long sequence, String streamId, Object event) {
        transaction()
                .executeWithoutResult(status ->
                        handle(new GenericDomainEventMessage<>("test", streamId, sequence, event)));
    }

    /** Lets every projection of the adapter that can forget all, as before a replay. */
    public void reset() {
        processors()
                .forEach(adapter ->
                        transaction().executeWithoutResult(status -> adapter.prepareReset()));
    }

    private Stream<AnnotationEventHandlerAdapter> processors() {
        return context.getBeansWithAnnotation(ProcessingGroup.class).values().stream()
                .map(AnnotationEventHandlerAdapter::new);
    }

    private void handle(EventMessage<?> event) {
        processors()
                .filter(adapter -> adapter.canHandle(event))
                .forEach(adapter -> {
                    try {
                        adapter.handle(event);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    public TransactionTemplate transaction() {
        return database.transaction();
    }

    public JdbcClient jdbc() {
        return database.jdbc();
    }

    /** Connects a pile and returns when it is linked. */
    public TestPile connect(String deviceId) {
        TestPile pile = TestPile.connect(uri(deviceId), deviceId, PASSWORD);
        awaitLinked(deviceId);
        return pile;
    }

    /** Returns when a connection of a device is linked. */
    public void awaitLinked(String deviceId) {
        await().atMost(SOON).until(() -> context.getBean(PileLinks.class).holds(deviceId));
    }

    /** Where a device connects to. */
    public URI uri(String deviceId) {
        return URI.create(
                "ws://127.0.0.1:" + context.getBean(PileServer.class).port() + "/ocpp/" + deviceId);
    }

    /** Returns when nobody holds a connection of a device any more. */
    public void awaitGone(String deviceId) {
        await().atMost(SOON).until(() -> !context.getBean(PileLinks.class).holds(deviceId));
    }

    /** All commands of a type that were stored. */
    public <T> List<T> stored(Class<T> type) {
        return recorded.stream()
                .map(CommandMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The metadata of the last command that was stored. */
    public Map<String, ?> lastMetaData() {
        return recorded.getLast().getMetaData();
    }

    /** The only command of a type, when it comes. */
    public <T> T awaitStored(Class<T> type) {
        await().atMost(SOON).until(() -> !stored(type).isEmpty());
        assertThat(stored(type)).hasSize(1);
        return stored(type).getFirst();
    }

    @Override
    public void close() {
        context.close();
    }

    /** A MAC without a key is enough to tell tags apart. */
    private static final class DigestMac implements KeyedMac {

        @Override
        public String lookup(Purpose purpose, String text) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256")
                                .digest((purpose + text).getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest).substring(0, 26);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Fingerprint fingerprint(String content) {
            throw new UnsupportedOperationException("Nobody takes fingerprints in these tests.");
        }
    }

    private static final class AnyDevice implements DeviceCredentials {

        @Override
        public String issue(String deviceId) {
            throw new UnsupportedOperationException("Nobody issues passwords in these tests.");
        }

        @Override
        public boolean verify(String deviceId, String password) {
            return password.equals(PASSWORD);
        }
    }
}
