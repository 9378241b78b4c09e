package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.web.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What every read of the API answers about what a program has and made. */
final class Readings {

    private static final String TOLD = "A pile tells what it likes when it likes.";
    private static final String SANDBOX = "These operators have no such piles.";

    /** Reads that are not compared, and why. */
    static final Map<String, String> LEFT_OUT =
            Map.of(
                    "/v1/operators", "The platform sees those of all other tests too.",
                    "/v1/orders/{orderId}/stream", "It tells what happens, not what is.",
                    "/v1/orders/{orderId}/events", "The stored events are compared themselves.",
                    "/v1/orders/{orderId}/explain", "It tells the same events in sentences.",
                    "/v1/orders/{orderId}/samples", TOLD,
                    "/v1/devices/{deviceId}/status-history", TOLD,
                    "/v1/devices/{deviceId}/unmatched-reports", TOLD,
                    "/v1/devices/{deviceId}/trace", TOLD,
                    "/v1/sandbox/piles", SANDBOX,
                    "/v1/sandbox/piles/{deviceId}", SANDBOX);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern ID =
            Pattern.compile("([a-z]+-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{4}-[0-9a-f-]{17}");

    /**
     * What depends on how long something took, numbers that everybody shares, and places in lists.
     */
    private static final List<String> MEASURED =
            List.of(
                    "serialNumber",
                    "connectionTimeOutSeconds",
                    "quantity",
                    "reservationId",
                    "requestId",
                    "energyWh",
                    "derivedEnergyWh",
                    "powerWatts",
                    "stateOfChargePercent",
                    "meterStartWh",
                    "meterStopWh",
                    "transactionId",
                    "nextCursor");

    /** Calls that a pile answers by what its driver has done so far, who has a pace of his own. */
    private static final Set<String> ANSWERED_BY_THE_MOMENT =
            Set.of(
                    "CancelReservation",
                    "ChangeAvailability",
                    "RemoteStartTransaction",
                    "RemoteStopTransaction",
                    "ReserveNow",
                    "UnlockConnector");

    private final Document document;
    private final World world;
    private final Party owner;
    private final Map<String, String> ids;
    private final Map<String, Map<String, String>> paths;

    /**
     * @param ids what the program names
     * @param paths the names of what things were made at
     */
    Readings(
            Document document,
            World world,
            Party owner,
            Map<String, String> ids,
            Map<String, Map<String, String>> paths) {
        this.document = document;
        this.world = world;
        this.owner = owner;
        this.ids = ids;
        this.paths = paths;
    }

    /** By operation and what it was asked about. */
    Map<String, JsonNode> all() throws Exception {
        Map<String, JsonNode> readings = new TreeMap<>();
        for (Operation operation : document.operations()) {
            if (operation.reads() && !LEFT_OUT.containsKey(operation.path())) {
                for (Map<String, String> names : addresses(operation)) {
                    readings.put(operation + " " + new TreeMap<>(names), read(operation, names));
                }
            }
        }
        return readings;
    }

    /** What can stand in the path of an operation: each thing of the last kind, where it is. */
    private List<Map<String, String>> addresses(Operation operation) {
        List<Thing> things = Calls.thingsInPath(operation);
        if (things.isEmpty()) {
            return List.of(Map.of());
        }
        List<Map<String, String>> addresses = new ArrayList<>();
        for (String name : namesOf(things.getLast())) {
            Map<String, String> path = new HashMap<>(paths.getOrDefault(name, Map.of()));
            path.put(things.getLast().field(), name);
            Map<String, String> complete = new HashMap<>();
            for (String parameter : operation.pathNames()) {
                String given =
                        Thing.ofPath(parameter).map(thing -> Moves.given(thing, 1)).orElse("1");
                complete.put(parameter, path.getOrDefault(parameter, given));
            }
            addresses.add(complete);
        }
        return addresses;
    }

    private List<String> namesOf(Thing thing) {
        Pattern pattern = Pattern.compile("(given-)?" + thing.word() + "[0-9]+");
        return ids.keySet().stream().filter(pattern.asMatchPredicate()).sorted().toList();
    }

    private JsonNode read(Operation operation, Map<String, String> names) throws Exception {
        Map<String, String> values = new HashMap<>();
        names.forEach((parameter, name) -> values.put(parameter, ids.getOrDefault(name, name)));
        Api.Answer answer =
                world.clientOf(owner, operation).get(operation.pathWith(values) + query(operation));
        // Not every place has a price plan, and not every order a bill.
        assertThat(answer.status()).as("%s", operation).isIn(200, 404);
        return answer.status() == 404 ? JSON.missingNode() : named(answer.body());
    }

    /** All of a list, and of what is retired. */
    private String query(Operation operation) {
        List<String> query = new ArrayList<>();
        if (operation.lists()) {
            query.add("limit=200");
        }
        if (operation.has("query", "includeRetired")) {
            query.add("includeRetired=true");
        }
        for (Operation.Parameter each : operation.parametersIn("query")) {
            Optional<Thing> thing = Thing.ofField(each.name(), each.schema());
            if (each.required() && thing.isPresent()) {
                namesOf(thing.get()).forEach(name -> query.add(each.name() + "=" + id(name)));
            }
        }
        return "?" + String.join("&", query);
    }

    private String id(String name) {
        return Objects.requireNonNull(ids.get(name));
    }

    private JsonNode named(JsonNode body) {
        still(body);
        String text = body.toString();
        for (Map.Entry<String, String> each : ids.entrySet()) {
            text = text.replace(each.getValue(), each.getKey());
        }
        text = INSTANT.matcher(text).replaceAll("then");
        JsonNode read = JSON.readTree(ID.matcher(text).replaceAll("$1id"));
        if (read.path("items") instanceof ArrayNode items) {
            List<String> sorted =
                    items.valueStream()
                            // What the server asks a pile by itself whenever it is linked.
                            .filter(item -> !item.path("askedBy").asString("").equals("system"))
                            .map(JsonNode::toString)
                            .sorted()
                            .toList();
            items.removeAll();
            sorted.forEach(items::add);
        }
        return read;
    }

    /** The version of an order counts its samples too, that of a device what it tells. */
    private static void still(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(MEASURED);
            if (ANSWERED_BY_THE_MOMENT.contains(object.path("action").asString(""))) {
                object.remove("response");
            }
            if (object.has("orderId") || object.has("deviceId")) {
                object.remove("version");
            }
        }
        node.forEach(Readings::still);
    }
}
