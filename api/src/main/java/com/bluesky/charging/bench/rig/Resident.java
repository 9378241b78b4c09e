package com.bluesky.charging.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has in memory, as Linux counts it, in KiB.
 *
 * @param anonKib of its own: heap, stacks, what was written to
 * @param fileKib of mapped files, which it may share with others
 */
public record Resident(long anonKib, long fileKib) {

    private static final int KIB_PER_MIB = 1_024;

    /**
     * Looks at {@code /proc/PID/status}.
     *
     * @throws BenchFailed on other systems than Linux
     */
    public static Resident of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            List<String> lines = Files.readAllLines(status);
            return new Resident(
                    kib(lines, "RssAnon"), kib(lines, "RssFile") + kib(lines, "RssShmem"));
        } catch (IOException e) {
            throw new BenchFailed("Memory can only be measured on Linux: " + e.getMessage(), e);
        }
    }

    /** The proportional share of a process, in which what several share is counted once. */
    static long shareKib(long pid) {
        try {
            return kib(
                    Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")),
                    "Pss");
        } catch (IOException e) {
            // It ended meanwhile.
            return 0;
        }
    }

    private static long kib(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElse(0);
    }

    public long allKib() {
        return anonKib + fileKib;
    }

    @Override
    public String toString() {
        return "%d MiB (%d anonymous, %d of files)"
                .formatted(allKib() / KIB_PER_MIB, anonKib / KIB_PER_MIB, fileKib / KIB_PER_MIB);
    }
}
