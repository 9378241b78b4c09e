package com.bluesky.charging.device.adapter.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of messages what must not be kept: tags, passwords and keys, wherever they stand, and
 * what a URL carries of them. Signed data may name the card that began the charge (as OCMF does),
 * and without that it could not be verified any more, so only its length is shown.
 *
 * @param secret what stands in place of a secret
 * @param freeText what stands in place of a vendor's own data that is no JSON, and of broken JSON
 *     wherever it stands, which may hold anything
 */
public record Masking(UnaryOperator<String> secret, UnaryOperator<String> freeText) {

    /** What stands in place of something that nobody is to see. */
    public static final String MASK = "***";

    /** Characters that are shown of the shape of a message that cannot be read. */
    static final int SHAPE_CHARACTERS = 200;

    /**
     * Names of fields that hold a tag or a secret, OCPP's own and what vendors call them; a voltage
     * is none.
     */
    private static final Pattern SECRET_FIELD =
            Pattern.compile(
                    ".*(Tag|(?i:^tag|[_.-]tag|tags?$|idtag|rfid|card|token|uid|pass|pwd|secret"
                            + "|credential|psk|authorizationkey)).*");

    /** OCPP 1.6's only object with such a name; its parts are told apart by their own names. */
    private static final String CONTAINER = "idTagInfo";

    /** Configuration keys (OCPP 1.6 §9, and vendors' own) whose values are secrets. */
    private static final Pattern SECRET_KEY =
            Pattern.compile("(?i).*(key|pass|pwd|secret|token|credential|psk|pin).*");

    /** The format of a sampled value (OCPP 1.6 §7.42) that the meter signed. */
    private static final String SIGNED_DATA = "SignedData";

    private static final String VALUE = "value";

    /** The vendor's part of a DataTransfer and of its answer. */
    private static final String VENDOR_DATA = "data";

    /** Keys of OCPP 1.6 §9 that only sound like secrets. */
    private static final Set<String> PUBLIC_KEYS =
            Set.of("GetConfigurationMaxKeys", "WebSocketPingInterval");

    private static final String AUTHORITY = "://";

    /**
     * An address and its query: signed addresses carry their secret there. The query is optional,
     * so that a text of nothing but addresses without one is looked through once and not for each.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("(" + AUTHORITY + "[^?#\\s]*+)(\\?[^#\\s]*+)?");

    /** JSON within a text within JSON, and no further. */
    private static final int TEXTS_WITHIN = 2;

    /** What may be shown of a text that may hold anything: only how long it is. */
    public static String lengthOf(String text) {
        return MASK + " (" + text.length() + " characters)";
    }

    /** A copy of a payload without its secrets. */
    public ObjectNode of(ObjectNode payload) {
        return object(payload, TEXTS_WITHIN);
    }

    private ObjectNode object(ObjectNode object, int textsWithin) {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        boolean secretValue =
                object.path("key").isString() && isSecretKey(object.get("key").stringValue());
        boolean signedValue = SIGNED_DATA.equalsIgnoreCase(object.path("format").asString(""));
        object.propertyStream()
                .forEach(field -> {
                    String name = field.getKey();
                    JsonNode value = field.getValue();
                    if (isSecret(name) || (secretValue && name.equals(VALUE))) {
                        masked.set(name, allMasked(value));
                    } else if (signedValue && name.equals(VALUE)) {
                        masked.put(name, lengthOf(value));
                    } else {
                        masked.set(name, masked(name, value, textsWithin));
                    }
                });
        return masked;
    }

    private static String lengthOf(JsonNode value) {
        String text = value.isString() ? value.stringValue() : value.toString();
        return MASK + " (" + text.length() + " characters)";
    }

    private static boolean isSecret(String field) {
        return !field.equals(CONTAINER) && SECRET_FIELD.matcher(field).matches();
    }

    private static boolean isSecretKey(String key) {
        return !PUBLIC_KEYS.contains(key) && SECRET_KEY.matcher(key).matches();
    }

    private JsonNode masked(String field, JsonNode value, int textsWithin) {
        if (value instanceof ObjectNode object) {
            return object(object, textsWithin);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            array.valueStream().forEach(item -> masked.add(masked(field, item, textsWithin)));
            return masked;
        }
        return value.isString()
                ? JsonNodeFactory.instance.stringNode(text(field, value.stringValue(), textsWithin))
                : value;
    }

    private String text(String field, String text, int textsWithin) {
        if (looksLikeJson(text)) {
            JsonNode inner = textsWithin > 0 ? FrameCodec.containerIn(text) : null;
            return inner == null
                    ? freeText.apply(text)
                    : masked(field, inner, textsWithin - 1).toString();
        }
        return field.equals(VENDOR_DATA) ? freeText.apply(text) : withoutCredentials(text);
    }

    private static boolean looksLikeJson(String text) {
        String stripped = text.stripLeading();
        return stripped.startsWith("{") || stripped.startsWith("[");
    }

    private JsonNode allMasked(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            object.propertyStream()
                    .forEach(field -> masked.set(field.getKey(), allMasked(field.getValue())));
            return masked;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            array.valueStream().forEach(item -> masked.add(allMasked(item)));
            return masked;
        }
        return value.isNull()
                ? value
                : JsonNodeFactory.instance.stringNode(secret.apply(value.asString()));
    }

    /**
     * A text without what the URLs in it carry of users, passwords and signatures. A password may
     * hold any character, so all that may be one is masked, be it none.
     */
    public static String withoutCredentials(String text) {
        int authority = text.indexOf(AUTHORITY);
        if (authority < 0) {
            return text;
        }
        int user = authority + AUTHORITY.length();
        int at = text.lastIndexOf('@');
        String withoutUser = at < user ? text : text.substring(0, user) + MASK + text.substring(at);
        return ADDRESS.matcher(withoutUser)
                .replaceAll(address ->
                        Matcher.quoteReplacement(
                                address.group(2) == null
                                        ? address.group()
                                        : address.group(1) + "?" + MASK));
    }

    /**
     * What a pile says of what it was told, without the secrets that were in that, in whatever case
     * it repeats them, and without credentials.
     */
    public static String withoutEcho(String said, ObjectNode told) {
        List<String> secrets = new ArrayList<>();
        Masking collecting =
                new Masking(
                        secret -> {
                            secrets.add(secret);
                            return MASK;
                        },
                        Masking::lengthOf);
        collecting.of(told);
        // The longest first: it may hold another one.
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        String masked = withoutCredentials(said);
        for (String secret : secrets) {
            if (!secret.isBlank()) {
                masked =
                        Pattern.compile(
                                        secret,
                                        Pattern.LITERAL
                                                | Pattern.CASE_INSENSITIVE
                                                | Pattern.UNICODE_CASE)
                                .matcher(masked)
                                .replaceAll(MASK);
            }
        }
        return masked;
    }

    /**
     * How a message looks that cannot be read: its punctuation, and where letters and digits stand,
     * but not which. No digest is shown: that of a short text tells the text to whoever tries all.
     */
    static String shapeOf(String text) {
        StringBuilder shape = new StringBuilder("unreadable, ").append(text.length());
        shape.append(" characters: ");
        text.chars()
                .limit(SHAPE_CHARACTERS)
                .map(Masking::shapeOf)
                .forEach(c -> shape.append((char) c));
        return text.length() > SHAPE_CHARACTERS ? shape.append('…').toString() : shape.toString();
    }

    private static int shapeOf(int character) {
        if (Character.isDigit(character)) {
            return '0';
        }
        if (Character.isLetter(character)) {
            return 'a';
        }
        return "[]{}\",:. ".indexOf(character) >= 0 ? character : '?';
    }
}
