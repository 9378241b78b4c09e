package com.bluesky.charging.proof;

import com.bluesky.charging.web.Api;
import com.bluesky.charging.web.IfMatch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the calls of the matrix. */
final class Calls {

    private final Document document;

    Calls(Document document) {
        this.document = document;
    }

    /** The ids that an operation has in its path, from left to right. */
    static List<Thing> thingsInPath(Operation operation) {
        return operation.pathNames().stream().map(Thing::ofPath).flatMap(Optional::stream).toList();
    }

    /** The ids that can be said in an operation's query. */
    static List<Operation.Parameter> idsInQuery(Operation operation) {
        return operation.parametersIn("query").stream()
                .filter(each -> Thing.ofField(each.name(), each.schema()).isPresent())
                .toList();
    }

    /** The call that a party makes about its own things. */
    Call of(Operation operation, Party owner, int variant) {
        return of(operation, thing -> owner.idInPath(operation, thing, variant), owner);
    }

    /**
     * A call about any things.
     *
     * @param inPath the ids in the path
     * @param inBody whose the ids in the body are
     */
    Call of(Operation operation, Function<Thing, String> inPath, Party inBody) {
        return new Call(
                operation,
                operation.pathWith(pathValues(operation, inPath))
                        + requiredQuery(operation, inBody),
                operation.takesBody() ? body(operation, inBody) : null,
                operation.has("header", IfMatch.HEADER) ? "\"0\"" : null);
    }

    /** The same call with the present ETag, of the thing or of what its action is about. */
    Call current(Call call, Api client) throws Exception {
        if (call.etag() == null) {
            return call;
        }
        String path = call.operation().path();
        String address = call.address().replaceFirst("\\?.*", "");
        if (!document.has("GET " + path)) {
            address = address.substring(0, address.lastIndexOf('/'));
        }
        return call.withEtag(
                client.get(address).expect(200).headers().firstValue("ETag").orElse("none"));
    }

    private Map<String, String> pathValues(Operation operation, Function<Thing, String> inPath) {
        Map<String, String> values = new HashMap<>();
        for (String name : operation.pathNames()) {
            // The first connector, the first version.
            values.put(name, Thing.ofPath(name).map(inPath).orElse("1"));
        }
        return values;
    }

    private String requiredQuery(Operation operation, Party owner) {
        List<String> query = new ArrayList<>();
        for (Operation.Parameter each : operation.parametersIn("query")) {
            if (each.required()) {
                JsonNode value =
                        new Bodies(document, owner::json).value(each.name(), each.schema());
                query.add(parameter(each.name(), value.isArray() ? value.get(0) : value));
            }
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private static String parameter(String name, JsonNode value) {
        return name + "=" + URLEncoder.encode(value.asString(), StandardCharsets.UTF_8);
    }

    JsonNode body(Operation operation, Party owner) {
        return new Bodies(document, owner::json).valid(operation);
    }

    /** The same call with another id in its query. */
    static Call withQuery(Call call, String name, String value) {
        String kept = call.address().replaceAll("([?&])" + name + "=[^&]*&?", "$1");
        String separator = kept.contains("?") ? "&" : "?";
        return new Call(
                call.operation(),
                kept.replaceAll("[?&]$", "")
                        + (kept.endsWith("?") ? "?" : separator)
                        + name
                        + "="
                        + value,
                call.body(),
                call.etag());
    }

    /** The fields of a body schema that hold ids, as JSON Pointers; an array is said as a whole. */
    Map<String, Thing> idsInBody(Operation operation) {
        Map<String, Thing> found = new HashMap<>();
        if (operation.takesBody()) {
            collect("", operation.body(), found);
        }
        return found;
    }

    private void collect(String pointer, JsonNode written, Map<String, Thing> found) {
        JsonNode schema = document.resolved(written);
        schema.path("properties")
                .properties()
                .forEach(each -> {
                    String below = pointer + "/" + each.getKey();
                    Optional<Thing> thing =
                            Thing.ofField(each.getKey(), document.resolved(each.getValue()));
                    if (thing.isPresent()) {
                        found.put(below, thing.get());
                    } else if (below.chars().filter(c -> c == '/').count() < 6) {
                        collect(below, each.getValue(), found);
                    }
                });
        if (schema.has("items")) {
            collect(pointer + "/0", schema.path("items"), found);
        }
    }

    /** A copy of a body with another id in it; what is on the way to it is made. */
    static JsonNode withId(JsonNode body, String pointer, UnaryOperator<@Nullable JsonNode> id) {
        JsonNode copy = body.deepCopy();
        String[] steps = pointer.substring(1).split("/", -1);
        JsonNode at = copy;
        for (int i = 0; i < steps.length - 1; i++) {
            JsonNode next = at.isArray() ? at.get(Integer.parseInt(steps[i])) : at.get(steps[i]);
            if (next == null) {
                throw new AssertionError(
                        ("%s is not in the body %s. Add a whole body with it to"
                                        + " com.bluesky.charging.proof.Bodies.")
                                .formatted(pointer, body));
            }
            at = next;
        }
        String last = steps[steps.length - 1];
        ObjectNode parent = (ObjectNode) at;
        JsonNode value = id.apply(parent.get(last));
        JsonNode present = parent.get(last);
        if (present instanceof ArrayNode array) {
            array.removeAll().add(value);
        } else {
            parent.set(last, value);
        }
        return copy;
    }
}
