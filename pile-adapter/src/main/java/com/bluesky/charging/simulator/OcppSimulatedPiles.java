package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.contract.SimulatedPiles;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;

/** The simulator: all its piles share one timer thread and one HTTP client per trusted CA. */
public final class OcppSimulatedPiles implements SimulatedPiles {

    private final ScheduledThreadPoolExecutor timer;
    private final OcppPile.Surroundings surroundings;
    private final Map<Optional<Path>, HttpClient> clients = new ConcurrentHashMap<>();
    private final Set<SimulatedPile> piles = ConcurrentHashMap.newKeySet();

    /** For {@link java.util.ServiceLoader}: a simulator in real time. */
    public OcppSimulatedPiles() {
        this(Clock.systemUTC(), RandomGenerator.getDefault());
    }

    OcppSimulatedPiles(Clock clock, RandomGenerator random) {
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("simulated-piles").factory());
        timer.setRemoveOnCancelPolicy(true);
        this.surroundings = new OcppPile.Surroundings(clock, timer, random);
    }

    @Override
    public SimulatedPile pile(PileSettings settings) {
        PileSettings.Access access = settings.access();
        HttpClient client =
                clients.computeIfAbsent(
                        Optional.ofNullable(access.caCertificate()), OcppSimulatedPiles::client);
        PileTransport transport =
                new JdkTransport(
                        client, URI.create(access.address()), access.deviceId(), access.password());
        SimulatedPile pile = new OcppPile(settings, transport, surroundings);
        piles.add(pile);
        return pile;
    }

    @Override
    public void close() {
        piles.forEach(SimulatedPile::close);
        piles.clear();
        clients.values().forEach(HttpClient::shutdownNow);
        clients.clear();
        timer.shutdownNow();
    }

    private static HttpClient client(Optional<Path> caCertificate) {
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Executors.newVirtualThreadPerTaskExecutor());
        caCertificate.map(Trust::in).ifPresent(client::sslContext);
        return client.build();
    }
}
