package com.bluesky.charging.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A data directory for the time of a benchmark. */
public final class ScratchData implements AutoCloseable {

    private final Path path;

    public ScratchData() {
        try {
            path = Files.createTempDirectory("bluesky-bench");
        } catch (IOException e) {
            throw new BenchFailed("No data directory can be made: " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data of the benchmark stayed at " + path, e);
        }
    }
}
