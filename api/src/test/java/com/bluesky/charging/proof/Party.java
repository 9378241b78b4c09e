package com.bluesky.charging.proof;

import com.bluesky.charging.web.Api;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A customer, its key of all scopes, and one of each thing that is its own. */
final class Party {

    /** The scope that lets a customer see its whole operator. */
    static final String SEES_ALL = "operator:all";

    /** The scope that lets a customer decide for its whole operator. */
    static final String MANAGES = "operator:manage";

    private final String name;
    private final Api anonymous;
    private final String apiKey;
    private final Set<String> scopes;
    private final Map<Set<String>, Api> clients = new ConcurrentHashMap<>();
    private final Map<Thing, List<String>> things = new EnumMap<>(Thing.class);
    private final String pile;

    /**
     * @param name how the tests call it
     * @param scopes of its key
     * @param things the ids of what it has; of orders more than one
     * @param pile the pile that it can steer
     */
    Party(
            String name,
            Api anonymous,
            String apiKey,
            Collection<String> scopes,
            Map<Thing, List<String>> things,
            String pile) {
        this.name = name;
        this.anonymous = anonymous;
        this.apiKey = apiKey;
        this.scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        this.things.putAll(things);
        this.pile = pile;
    }

    /** A client with a token of all its scopes but the named ones. */
    Api without(String... left) {
        Set<String> granted = new TreeSet<>(scopes);
        granted.removeAll(Set.of(left));
        return with(granted);
    }

    /** A client with a token of these scopes. */
    Api with(Set<String> granted) {
        return clients.computeIfAbsent(Set.copyOf(granted), this::client);
    }

    private Api client(Set<String> granted) {
        try {
            return anonymous.bearing(
                    anonymous
                            .token(
                                    Api.keyIdOf(apiKey),
                                    apiKey,
                                    "grant_type=client_credentials&scope="
                                            + String.join("+", granted))
                            .expect(200)
                            .text("access_token"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client that sees what this customer sees. */
    Api app() {
        return without(SEES_ALL, MANAGES);
    }

    /** A client that sees all of the operator. */
    Api backOffice() {
        return without();
    }

    /** Whoever of the two may call an operation, the one with less first. */
    Api clientFor(Operation operation) {
        return mayCallAsApp(operation) ? app() : backOffice();
    }

    boolean mayCall(Operation operation) {
        return operation.allows(scopes);
    }

    boolean mayCallAsApp(Operation operation) {
        Set<String> less = new TreeSet<>(scopes);
        less.removeAll(Set.of(SEES_ALL, MANAGES));
        return operation.allows(less);
    }

    /** Of the key that its clients use. */
    String keyId() {
        return Api.keyIdOf(apiKey);
    }

    Set<String> scopes() {
        return scopes;
    }

    String id(Thing thing) {
        return ids(thing).getFirst();
    }

    List<String> ids(Thing thing) {
        List<String> ids = things.get(thing);
        if (ids == null) {
            throw new AssertionError(
                    "World makes no %s for %s. Add it in com.bluesky.charging.proof.World."
                            .formatted(thing, name));
        }
        return ids;
    }

    /** The ids of a thing that some routes make only. */
    List<String> idsIfAny(Thing thing) {
        return things.getOrDefault(thing, List.of());
    }

    /** The id as JSON: OCPP's numbers are numbers. */
    JsonNode json(Thing thing) {
        return json(thing, id(thing));
    }

    static JsonNode json(Thing thing, String id) {
        return thing == Thing.TRANSACTION
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(id))
                : JsonNodeFactory.instance.stringNode(id);
    }

    /** The id in the path of an operation; only some devices have a pile that is steered. */
    String idInPath(Operation operation, Thing thing, int variant) {
        if (thing == Thing.DEVICE && operation.path().startsWith("/v1/sandbox/piles/")) {
            return pile;
        }
        List<String> ids = ids(thing);
        return ids.get(Math.min(variant, ids.size() - 1));
    }

    int variants() {
        return things.values().stream().mapToInt(List::size).max().orElse(1);
    }

    @Override
    public String toString() {
        return name;
    }
}
