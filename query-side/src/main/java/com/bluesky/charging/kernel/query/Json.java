package com.bluesky.charging.kernel.query;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of values that a row keeps whole, such as tariffs and bills. It is the read model's own
 * and changes with its tables only, whatever the JSON of the open API does.
 */
public final class Json {

    /** A few kilobytes each; beyond it the memory is emptied. */
    static final int SHARED_MAX = 2_000;

    private static final Map<Shared, Object> SHARED = new ConcurrentHashMap<>();

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /**
     * Reads what many rows have the same text of, such as the tariff of a price plan, once.
     *
     * @param type cannot be changed, nor what it contains: who asks next gets the same object
     */
    public static <T> @Nullable T readShared(@Nullable String json, Class<T> type) {
        if (json == null) {
            return null;
        }
        Shared shared = new Shared(json, type);
        Object known = SHARED.get(shared);
        if (known == null) {
            known = read(json, type);
            if (SHARED.size() >= SHARED_MAX) {
                SHARED.clear();
            }
            SHARED.put(shared, known);
        }
        return type.cast(known);
    }

    /** How many texts are remembered. */
    static int sharedNow() {
        return SHARED.size();
    }

    public static <T> List<T> readList(String json, Class<T[]> arrayType) {
        return Arrays.asList(read(json, arrayType));
    }

    /** The fields of a record as JSON would show them, in their order. */
    public static Map<String, Object> fields(Object value) {
        return MAPPER.convertValue(value, FIELDS);
    }

    private record Shared(String json, Class<?> type) {}
}
