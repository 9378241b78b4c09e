package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.app.sandbox.SandboxContent.Party;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.security.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the sandbox. It may be interrupted anywhere and done anew: ids and times are always the
 * same, and the file is written when all it names is there.
 */
@Component
class SandboxMaker {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Onboarding onboarding;
    private final Equipping equipping;
    private final Registering registering;
    private final History history;
    private final Settings settings;
    private final FileAddresses addresses;
    private final Clock clock;

    SandboxMaker(
            Onboarding onboarding,
            Equipping equipping,
            Registering registering,
            History history,
            Settings settings,
            FileAddresses addresses,
            Clock clock) {
        this.onboarding = onboarding;
        this.equipping = equipping;
        this.registering = registering;
        this.history = history;
        this.settings = settings;
        this.addresses = addresses;
        this.clock = clock;
    }

    Path file() {
        return settings.data().resolve("sandbox.json");
    }

    /** What an operator gets that is told in the file and nowhere else. */
    private record Made(
            Party party, List<SandboxFile.Customer> customers, List<SandboxFile.Device> devices) {

        List<SandboxFile.Site> sites() {
            return party.places().stream()
                    .map(place -> new SandboxFile.Site(place.id(), place.name(), place.zone()))
                    .toList();
        }

        List<SandboxFile.PricePlan> pricePlans() {
            return party.places().stream()
                    .map(Place::plan)
                    .map(plan -> new SandboxFile.PricePlan(plan.id(), plan.name()))
                    .toList();
        }
    }

    void make() {
        Timeline timeline = onboarding.open(clock.instant());
        List<Made> made =
                SandboxContent.OPERATORS.stream().map(party -> make(party, timeline)).toList();
        made.forEach(it -> awaitReadable(it.party()));
        history.make(timeline);
        write(made.getFirst(), made.getLast(), timeline);
        made.stream()
                .flatMap(it -> it.customers().stream())
                .forEach(customer -> onboarding.activate(customer.apiKey()));
    }

    private Made make(Party party, Timeline timeline) {
        onboarding.register(party, timeline);
        List<SandboxFile.Customer> customers = new ArrayList<>();
        for (Client client : party.clients()) {
            onboarding.register(party, client, timeline);
            String apiKey =
                    onboarding
                            .issueKey(party, client, timeline)
                            .orElseGet(() -> keyInFile(client.id()));
            customers.add(described(client, apiKey));
            client.people()
                    .forEach(person -> registering.register(party, client, person, timeline));
        }
        party.places().forEach(place -> equipping.create(party, place, timeline));
        List<SandboxFile.Device> devices = new ArrayList<>();
        for (Pile pile : party.piles()) {
            devices.add(described(pile, equipping.register(party, pile, timeline)));
        }
        return new Made(party, customers, devices);
    }

    /** The key is good already, so the file was written before the last start was interrupted. */
    private String keyInFile(String customerId) {
        try {
            JsonNode file = JSON.readTree(Files.readString(file()));
            return Stream.of(file, file.path("neighbour"))
                    .flatMap(operator -> operator.path("customers").valueStream())
                    .filter(customer -> customer.path("id").asString("").equals(customerId))
                    .map(customer -> customer.path("apiKey").asString(""))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(file() + " has lost an API key."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReadable(Party party) {
        party.piles().forEach(pile -> equipping.awaitPriced(party, pile));
        for (Client client : party.clients()) {
            if (client.paymentMode() == PaymentMode.WALLET) {
                client.people().forEach(it -> registering.awaitFunded(party, client, it));
            }
        }
    }

    private static SandboxFile.Customer described(Client client, String apiKey) {
        return new SandboxFile.Customer(
                client.id(),
                client.name(),
                client.paymentMode(),
                client.seesAll(),
                apiKey,
                client.people().stream()
                        .map(it -> new SandboxFile.User(it.id(), it.name(), it.phone(), it.tag()))
                        .toList());
    }

    private static SandboxFile.Device described(Pile pile, String password) {
        return new SandboxFile.Device(
                pile.id(),
                pile.name(),
                pile.place().id(),
                password,
                pile.connectors().size(),
                pile.simulated());
    }

    private void write(Made own, Made neighbour, Timeline timeline) {
        SandboxFile.Customer first = own.customers().getFirst();
        SandboxFile content =
                new SandboxFile(
                        addresses.baseUrl(),
                        addresses.caCertificate(),
                        addresses.ocppUrl(),
                        addresses.plainOcppUrl(),
                        own.party().id(),
                        first.id(),
                        first.apiKey(),
                        first.users(),
                        own.sites(),
                        own.devices(),
                        own.pricePlans(),
                        own.customers(),
                        History.described(timeline),
                        new SandboxFile.Neighbour(
                                neighbour.party().id(),
                                neighbour.customers(),
                                neighbour.sites(),
                                neighbour.devices(),
                                neighbour.pricePlans()));
        try {
            PrivateFile.write(file(), JSON.writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
