package com.bluesky.charging.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the properties and parameters of the API mean and look like, by their names. The table is
 * {@code openapi/words.md} among the resources.
 */
final class Words {

    private static final String LEFT_OUT = "-";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Word> words = new HashMap<>();

    /**
     * One word.
     *
     * @param value what it looks like; null when that follows from its type
     * @param isLeftOut whether an example of its schema does without it
     * @param meaning one sentence
     */
    record Word(@Nullable Object value, boolean isLeftOut, String meaning) {}

    private Words() {}

    /** Reads the table. */
    static Words read() {
        Words words = new Words();
        Table.read("words.md", 3).forEach(words::add);
        return words;
    }

    /** The word for a property of a schema, or of any schema; what it lacks is that of any. */
    Optional<Word> of(String schema, String property) {
        Word any = words.get(property);
        Word own = words.get(schema + "." + property);
        if (own == null || any == null || !own.meaning().isEmpty()) {
            return Optional.ofNullable(own == null ? any : own);
        }
        return Optional.of(new Word(own.value(), own.isLeftOut(), any.meaning()));
    }

    private void add(List<String> row) {
        String value = row.get(1);
        boolean hasValue = !value.isEmpty() && !value.equals(LEFT_OUT);
        Word word =
                new Word(
                        hasValue ? JSON.readValue(value, Object.class) : null,
                        value.equals(LEFT_OUT),
                        row.get(2));
        if (words.put(row.get(0), word) != null) {
            throw new IllegalStateException("words.md has " + row.get(0) + " twice.");
        }
    }
}
