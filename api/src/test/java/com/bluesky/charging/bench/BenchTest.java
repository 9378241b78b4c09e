package com.bluesky.charging.bench;

import static org.assertj.core.api.Assertions.assertThat;

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
}
