package com.bluesky.charging.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is recorded is asserted, and the other way round. */
class RatiosTest {

    private static final Path TESTS = Path.of("src/test/java/com/bluesky/charging/bench");

    private static final Pattern ASSERTED =
            Pattern.compile("Ratios\\.assertKept\\(\\s*\"([^\"]+)\"");

    @Test
    void each_recorded_ratio_is_asserted_by_a_quick_run_and_each_asserted_one_is_recorded()
            throws IOException {
        Set<String> asserted = new TreeSet<>();
        try (Stream<Path> tests = Files.walk(TESTS)) {
            tests.filter(file -> file.toString().endsWith("Test.java"))
                    .map(RatiosTest::assertedBy)
                    .forEach(asserted::addAll);
        }

        assertThat(asserted).isNotEmpty().isEqualTo(new TreeSet<>(Ratios.names()));
    }

    @Test
    void half_of_a_recorded_ratio_is_kept_and_less_is_a_loss() {
        String name = Ratios.names().iterator().next();
        double half = Ratios.recorded(name) / 2;

        Ratios.assertKept(name, half);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Ratios.assertKept(name, Math.nextDown(half)));
    }

    private static Set<String> assertedBy(Path test) {
        try {
            return ASSERTED.matcher(Files.readString(test))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
