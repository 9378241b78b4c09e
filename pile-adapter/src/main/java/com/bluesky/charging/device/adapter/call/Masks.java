package com.bluesky.charging.device.adapter.call;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of payloads what must not be kept: tags, credentials in addresses, values of keys that
 * are secret by their names, and the entries of local lists.
 */
final class Masks {

    static final String MASK = "***";

    private static final Set<String> TAGS = Set.of("idTag", "parentIdTag");
    private static final String LOCAL_LIST = "localAuthorizationList";

    /** AuthorizationKey of OCPP, and how vendors name what is like it. */
    private static final Pattern SECRET =
            Pattern.compile(
                    ".*(key|password|passwd|passphrase|pwd|secret|token|credentials?)",
                    Pattern.CASE_INSENSITIVE);

    private Masks() {}

    /** A copy of a payload that may be kept and shown. */
    static ObjectNode masked(ObjectNode payload) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        boolean secret = SECRET.matcher(payload.path("key").asString("")).matches();
        payload.properties()
                .forEach(field ->
                        copy.set(field.getKey(), masked(field.getKey(), field.getValue(), secret)));
        return copy;
    }

    private static JsonNode masked(String name, JsonNode value, boolean secret) {
        if (TAGS.contains(name) || (secret && name.equals("value"))) {
            return text(MASK);
        }
        if (name.equals(LOCAL_LIST)) {
            return text(value.size() + " entries");
        }
        return switch (value) {
            case ObjectNode object -> masked(object);
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(masked(name, item, secret)));
                yield copy;
            }
            default -> value.isString() ? text(withoutCredentials(value.stringValue())) : value;
        };
    }

    /**
     * An address without user, password and query; any other text as it is. What looks like a user
     * and is none is masked as well.
     */
    private static String withoutCredentials(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return text;
        }
        int from = scheme + "://".length();
        int at = text.lastIndexOf('@');
        String open = text.substring(0, from) + (at < from ? "" : MASK);
        String rest = text.substring(Math.max(at, from));
        int query = rest.indexOf('?');
        return open + (query < 0 ? rest : rest.substring(0, query + 1) + MASK);
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }
}
