package com.bluesky.charging.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each operation refuses, beyond what any operation of its shape does. The table is {@code
 * openapi/refusals.md} among the resources; every answer that a test of the API sees is held
 * against it.
 */
final class Refusals {

    private final Map<String, List<String>> codes = new HashMap<>();

    private Refusals() {}

    /** Reads the table. */
    static Refusals read() {
        Refusals refusals = new Refusals();
        for (List<String> row : Table.read("refusals.md", 2)) {
            if (refusals.codes.put(row.get(0), List.of(row.get(1).split(" ", -1))) != null) {
                throw new IllegalStateException("refusals.md has " + row.get(0) + " twice.");
            }
        }
        return refusals;
    }

    List<String> of(String operationId) {
        return codes.getOrDefault(operationId, List.of());
    }

    Set<String> operationIds() {
        return codes.keySet();
    }
}
