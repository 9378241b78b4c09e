package com.bluesky.charging.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table in Markdown among the resources of the description. */
final class Table {

    private Table() {}

    /**
     * The rows below the heading.
     *
     * @param name of the file in {@code openapi}
     * @param columns how many cells each row has
     */
    static List<List<String>> read(String name, int columns) {
        String file = "/openapi/" + name;
        try (InputStream table = Table.class.getResourceAsStream(file)) {
            if (table == null) {
                throw new IllegalStateException(file + " is missing.");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("| "))
                    .skip(1)
                    .map(line -> cells(file, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String file, String line, int columns) {
        String[] cells = line.substring(2, line.lastIndexOf('|')).split("\\| ", columns);
        if (cells.length != columns) {
            throw new IllegalStateException(file + " has a row that is none: " + line);
        }
        return Arrays.stream(cells).map(String::strip).toList();
    }
}
