package com.bluesky.charging.bench.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The benchmark of reads on few rows, but enough that reading all of them is no way to find some:
 * every list has an index that serves it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadBenchmarkTest {

    /** Those that grow with the business. */
    private static final Set<String> LARGE_TABLES =
            Set.of(
                    "orders",
                    "order_samples",
                    "order_bills",
                    "users",
                    "wallets",
                    "wallet_holders",
                    "wallet_movements",
                    "top_ups",
                    "sites",
                    "site_devices",
                    "site_connectors",
                    "devices",
                    "connectors",
                    "device_statuses");

    private ReadReport report;

    @BeforeAll
    void measure() throws Exception {
        PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        report =
                ReadBenchmark.measure(new ReadOptions(Selection.ALL, 30_000, 200, 1, null), silent);
    }

    @Test
    void no_read_looks_through_a_whole_large_table() {
        assertThat(report.reads())
                .allSatisfy(read ->
                        assertThat(report.plansOf(read))
                                .as("%s", read.name())
                                .allSatisfy(plan ->
                                        assertThat(plan.readWhole())
                                                .as("%s", plan)
                                                .doesNotContainAnyElementsOf(LARGE_TABLES)));
    }

    @Test
    void every_read_was_measured_and_explained() {
        assertThat(report.reads())
                .allSatisfy(read -> {
                    assertThat(report.timeOf(read.name()).count()).isEqualTo(1);
                    assertThat(report.plansOf(read)).as("%s", read.name()).isNotEmpty();
                });
        assertThat(report.timeOf(Limit.NAME).p50Micros()).isPositive();
        assertThat(report.all().count()).isEqualTo(report.reads().size());
    }

    @Test
    void the_page_of_the_documentation_names_each_read_with_its_index_and_plan() {
        String document = report.document();

        assertThat(document)
                .contains("| orders of a user | largest customer |", "orders_of_user")
                .contains("### orders of a user (largest customer)", "Index Scan")
                .contains("fsync = on")
                .doesNotContain("| null");
        assertThat(
                        List.of(
                                "largest customer",
                                "largest operator",
                                "smallest customer",
                                "smallest operator"))
                .allSatisfy(tenant -> assertThat(document).contains("| " + tenant + " |"));
    }
}
