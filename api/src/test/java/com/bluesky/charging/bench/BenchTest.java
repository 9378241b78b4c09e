package com.bluesky.charging.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Verdict;
import com.bluesky.charging.bench.rig.WrongCall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {

    @Test
    void a_call_without_the_name_of_a_benchmark_tells_which_there_are() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

        assertThat(Bench.run(List.of(), System.out, err)).isEqualTo(2);
        assertThat(Bench.run(List.of("write"), System.out, err)).isEqualTo(2);
        assertThat(Bench.run(List.of("read", "--quick"), System.out, err)).isEqualTo(2);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(
                        "  read  [--orders=",
                        "There is no benchmark 'write'",
                        "read knows no '--quick'");
    }

    @Test
    void a_benchmark_that_fails_hides_no_other_one_and_tells_by_the_exit_status() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        AllBenchmarks all =
                new AllBenchmarks(
                        List.of(
                                List.of("append", "--no-such-option"),
                                List.of("replay", "--events=1000")));

        assertThatExceptionOfType(BenchFailed.class)
                .isThrownBy(() -> all.run(List.of(), out))
                .withMessageContaining("append did not");

        assertThat(said.toString(StandardCharsets.UTF_8).split("## All of them", 2))
                .satisfiesExactly(
                        each ->
                                assertThat(each)
                                        .contains(
                                                "append knows no '--no-such-option'",
                                                "Rebuilding.",
                                                Verdict.HEAD),
                        table ->
                                assertThat(table)
                                        .contains(
                                                "| append | failed",
                                                "| replay | orders rebuilt from 1,000 events |"));
    }

    @Test
    void all_of_them_take_no_options() {
        assertThatExceptionOfType(WrongCall.class)
                .isThrownBy(() -> new AllBenchmarks().run(List.of("--piles=1"), System.out));
    }
}
