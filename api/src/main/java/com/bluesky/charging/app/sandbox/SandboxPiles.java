package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.contract.SimulatedPiles;
import com.bluesky.charging.simulator.web.InSandbox;
import com.bluesky.charging.simulator.web.LivePiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox's simulated piles. They link over real sockets once the application is ready, after
 * each start, and are switched off before anything else stops.
 */
@Component
@InSandbox
class SandboxPiles implements LivePiles {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxPiles.class);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** In real time; often enough that somebody who watches sees energy flow. */
    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(5);

    private final Settings settings;
    private final FileAddresses addresses;
    private @Nullable SimulatedPiles simulator;
    private List<SimulatedPile> piles = List.of();

    SandboxPiles(Settings settings, FileAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    @Override
    public synchronized List<SimulatedPile> of(String operatorId) {
        return operatorId.equals(SandboxContent.OPERATOR.id()) ? piles : List.of();
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void switchOn() {
        Path file = settings.data().resolve("sandbox.json");
        if (simulator != null || !Files.exists(file)) {
            return;
        }
        Optional<String> url = url();
        if (url.isEmpty()) {
            LOG.warn("The piles of the sandbox stay off, because no pile can link.");
            return;
        }
        SimulatedPiles made = SimulatedPiles.find();
        simulator = made;
        Map<String, String> passwords = passwords(file);
        piles =
                Piles.ALL.stream()
                        .filter(pile -> passwords.containsKey(pile.id()))
                        .map(pile -> made.pile(pile(pile, access(pile, url.get(), passwords))))
                        .toList();
        piles.forEach(SimulatedPile::connect);
        LOG.info("{} simulated piles link to {}.", piles.size(), url.get());
    }

    /** The first thing that happens when the application stops. */
    @EventListener(ContextClosedEvent.class)
    synchronized void switchOff() {
        piles = List.of();
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }

    /** Without TLS where that is on: they live in this process, whatever certificate it has. */
    private Optional<String> url() {
        return Optional.ofNullable(addresses.plainOcppUrl())
                .or(() -> Optional.ofNullable(addresses.ocppUrl()));
    }

    private Access access(Pile pile, String url, Map<String, String> passwords) {
        Path authority = url.startsWith("wss") ? Path.of(addresses.caCertificate()) : null;
        return new Access(url, pile.id(), passwords.getOrDefault(pile.id(), ""), authority);
    }

    private static PileSettings pile(Pile pile, Access access) {
        return PileSettings.at(access)
                .connectors(pile.connectors().size())
                .current(pile.current())
                .powerWatts(pile.powerWatts())
                .sampleInterval(SAMPLE_INTERVAL)
                .vehicle(pile.vehicle())
                .driver(Driver.OBLIGING)
                .build();
    }

    private static Map<String, String> passwords(Path file) {
        try {
            return JSON.readTree(Files.readString(file))
                    .path("devices")
                    .valueStream()
                    .filter(device -> device.path("simulated").asBoolean(false))
                    .collect(Collectors.toMap(text("id"), text("password")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Function<JsonNode, String> text(String field) {
        return device -> device.path(field).asString("");
    }
}
