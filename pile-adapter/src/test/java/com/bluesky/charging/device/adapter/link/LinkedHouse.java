package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.trace.Traces;
import com.bluesky.charging.device.adapter.wire.FrameCodec;
import com.bluesky.charging.device.adapter.wire.Ocpp16Schemas;
import com.bluesky.charging.kernel.DeviceCredentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The server for piles on real sockets and a real database, as tests need it. */
public final class LinkedHouse implements AutoCloseable {

    /** The password of every device of these tests; a device is known when its id says so. */
    public static final String PASSWORD = "abcdefghij0123456789";

    private static final Duration PATIENT = Duration.ofSeconds(20);

    private static final Ocpp16Schemas SCHEMAS = Ocpp16Schemas.load();

    private final LinkParts parts;
    private final PileLinks links;
    private final BarredLinks bars;
    private final PileServer server;
    private final KnownDevices devices = new KnownDevices();

    LinkedHouse(PileDatabase database, List<PileAction> actions, LinkTimings timings, Clock clock) {
        this(database, actions, timings, clock, plain());
    }

    LinkedHouse(
            PileDatabase database,
            List<PileAction> actions,
            LinkTimings timings,
            Clock clock,
            LinkSettings settings) {
        this.parts =
                new LinkParts(
                        new FrameCodec(),
                        SCHEMAS,
                        new PileActions(SCHEMAS, actions),
                        timings,
                        new Rests(timings.rest()),
                        new Traces(database.dataSource(), clock),
                        clock,
                        Executors.newVirtualThreadPerTaskExecutor(),
                        Executors.newSingleThreadScheduledExecutor());
        LinkLeases leases =
                new LinkLeases(
                        new JdbcTemplate(database.dataSource()),
                        database.transaction(),
                        clock,
                        settings.node());
        this.links = new PileLinks(parts, leases);
        this.bars =
                new BarredLinks(
                        database.dataSource(),
                        new JdbcTransactionManager(database.dataSource()),
                        clock);
        this.server = new PileServer(settings, new Gate(devices, bars, leases, links, parts));
    }

    /** A house with the time-outs of the real one. */
    public static LinkedHouse started(
            PileDatabase database, List<PileAction> actions, Clock clock) {
        LinkedHouse house = new LinkedHouse(database, actions, LinkTimings.standard(), clock);
        house.server.start();
        return house;
    }

    static LinkSettings plain() {
        return settings(0, LinkSettings.OFF, null, null);
    }

    static LinkSettings settings(
            int port, int tlsPort, @Nullable Path certificate, @Nullable Path privateKey) {
        return new LinkSettings("127.0.0.1", port, tlsPort, certificate, privateKey, "node-1");
    }

    /** Time-outs that no test reaches, however busy the machine is. */
    static LinkTimings patient() {
        return timings(PATIENT);
    }

    /** Time-outs that a test can wait for. */
    static LinkTimings impatient() {
        return timings(Duration.ofMillis(1_500));
    }

    /** Cuts who presses for so long, and lets him rest for so long; patient otherwise. */
    static LinkTimings pressed(Duration pressing, Duration rest) {
        return timings(PATIENT, Duration.ofMinutes(15), pressing, rest);
    }

    /** Asks who says nothing for so long; impatient otherwise. */
    static LinkTimings silent(Duration silence) {
        return timings(Duration.ofMillis(1_500), silence, PATIENT, PATIENT);
    }

    private static LinkTimings timings(Duration patience) {
        return timings(patience, Duration.ofMinutes(15), PATIENT, PATIENT);
    }

    private static LinkTimings timings(
            Duration patience, Duration silence, Duration pressing, Duration rest) {
        return new LinkTimings(
                patience,
                patience,
                patience,
                patience,
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                silence,
                pressing,
                Duration.ofMinutes(10),
                rest);
    }

    /** Lets no check of a password end until the answer is counted down. */
    CountDownLatch holdPasswordChecks() {
        devices.gate = new CountDownLatch(1);
        return devices.gate;
    }

    /** How many passwords are being checked. */
    int passwordChecks() {
        return devices.underWay.get();
    }

    LinkedHouse start() {
        server.start();
        return this;
    }

    PileServer server() {
        return server;
    }

    public PileLinks links() {
        return links;
    }

    BarredLinks bars() {
        return bars;
    }

    public URI uri(String deviceId) {
        return URI.create("ws://127.0.0.1:" + server.port() + "/ocpp/" + deviceId);
    }

    public TestPile connect(String deviceId) {
        return TestPile.connect(uri(deviceId), deviceId, PASSWORD);
    }

    @Override
    public void close() {
        server.stop();
        parts.close();
    }

    /** Knows every device whose id begins as the server issues them. */
    private static final class KnownDevices implements DeviceCredentials {

        private final AtomicInteger underWay = new AtomicInteger();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public String issue(String deviceId) {
            throw new UnsupportedOperationException("Nobody issues passwords in these tests.");
        }

        @Override
        public boolean verify(String deviceId, String password) {
            if (deviceId.equals("dev-database-lost")) {
                throw new IllegalStateException("The database is lost.");
            }
            underWay.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                underWay.decrementAndGet();
            }
            return deviceId.startsWith("dev-") && password.equals(PASSWORD);
        }
    }
}
