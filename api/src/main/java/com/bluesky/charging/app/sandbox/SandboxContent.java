package com.bluesky.charging.app.sandbox;

import static com.bluesky.charging.app.sandbox.Names.id;

import com.bluesky.charging.kernel.Tenant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is in the sandbox: one operator whose customers the file is for, and a second one, so that
 * it can be seen that neither finds anything of the other.
 */
final class SandboxContent {

    /** The operator whose piles live, with a customer of each kind. */
    static final Party OPERATOR =
            new Party(
                    id("op", "operator"),
                    "Sandbox operator",
                    "CNY",
                    List.of(Clients.APP, Clients.FLEET, Clients.BACK_OFFICE),
                    List.of(Places.SHANGHAI, Places.BERLIN, Places.NEW_YORK),
                    Piles.ALL);

    /** Its neighbour, a few streets away, with prices in another currency. */
    static final Party NEIGHBOUR =
            new Party(
                    id("op", "neighbour"),
                    "Neighbouring operator",
                    "EUR",
                    List.of(Clients.NEIGHBOUR),
                    List.of(Places.COURTYARD),
                    List.of(Piles.COURTYARD));

    static final List<Party> OPERATORS = List.of(OPERATOR, NEIGHBOUR);

    private SandboxContent() {}

    /**
     * An operator with what is its.
     *
     * @param currency of all its prices and wallets
     */
    record Party(
            String id,
            String name,
            String currency,
            List<Client> clients,
            List<Place> places,
            List<Pile> piles) {

        Stream<Person> people() {
            return clients.stream().flatMap(client -> client.people().stream());
        }

        /** As one of its customers sees it. */
        Tenant seenBy(Client client) {
            return new Tenant(id, client.id());
        }

        /** As its back office sees it. */
        Tenant seenWhole() {
            return new Tenant(id, null);
        }
    }
}
