package com.bluesky.charging.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;

/**
 * The ratios to their limits that were recorded in a build, in {@code
 * benchmarks/ratios.properties}: a quick run of a benchmark may reach half of them, less is a loss.
 * Times are never compared, for every machine has its own.
 */
public final class Ratios {

    private static final Path RECORDED = Path.of("../benchmarks/ratios.properties");

    private static final double TOLERATED = 0.5;

    private Ratios() {}

    /**
     * Fails when a ratio is below half of the recorded one.
     *
     * @param name as it stands in the file; more is better
     */
    public static void assertKept(String name, double measured) {
        double recorded = recorded(name);
        System.out.printf("%s: %.3f, recorded %.3f%n", name, measured, recorded);
        assertThat(measured).as(name).isGreaterThanOrEqualTo(recorded * TOLERATED);
    }

    /** All names that are recorded. */
    static Set<String> names() {
        return all().stringPropertyNames();
    }

    private static Properties all() {
        Properties all = new Properties();
        try (Reader file = Files.newBufferedReader(RECORDED)) {
            all.load(file);
            return all;
        } catch (IOException e) {
            throw new AssertionError(RECORDED + " cannot be read", e);
        }
    }

    static double recorded(String name) {
        String ratio = all().getProperty(name);
        assertThat(ratio).as("%s in %s", name, RECORDED).isNotNull();
        return Double.parseDouble(ratio);
    }
}
