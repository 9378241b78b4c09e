package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that is generated. A test compares it with what would be generated now,
 * or writes it when it is run with {@code -Dbluesky.write-docs=true}.
 */
public final class CommittedFile {

    private static final String WRITE = "bluesky.write-docs";

    private CommittedFile() {}

    /**
     * Compares or writes.
     *
     * @param name the path below {@code docs}
     */
    public static void assertUpToDate(String name, String generated) throws IOException {
        Path file = Path.of("..").resolve("docs").resolve(name).toAbsolutePath().normalize();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as("%s is generated; run this test with -D%s=true to write it", name, WRITE)
                .exists()
                .hasContent(generated);
    }
}
