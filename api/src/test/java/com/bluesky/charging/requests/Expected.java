package com.bluesky.charging.requests;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a comment says of the answer, such as {@code # expect 200, status CHARGING, perhaps not at
 * once}.
 *
 * @param fields values that the body has
 * @param atOnce whether the first answer is to be so
 */
record Expected(int status, Map<String, String> fields, boolean atOnce) {

    static final String MARK = "# expect ";

    static Expected of(String comment) {
        String[] parts = comment.substring(MARK.length()).split(", ", -1);
        Map<String, String> fields = new HashMap<>();
        boolean atOnce = true;
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].equals("perhaps not at once")) {
                atOnce = false;
            } else {
                String[] field = parts[i].split(" ", 2);
                fields.put(field[0], field[1]);
            }
        }
        return new Expected(Integer.parseInt(parts[0]), fields, atOnce);
    }

    boolean isMetBy(int answered, JsonNode body) {
        return answered == status
                && fields.entrySet().stream()
                        .allMatch(it -> body.path(it.getKey()).asString("").equals(it.getValue()));
    }
}
