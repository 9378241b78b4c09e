package com.bluesky.charging.bench.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

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
                    "device_statuses",
                    "device_security_events",
                    "unmatched_reports",
                    "device_call",
                    "trace_frame",
                    "domain_event_entry",
                    "refunds",
                    "cards",
                    "price_plan_versions",
                    "price_assignments");

    /** What the benchmark does not read, and why. */
    private static final Map<String, String> LEFT_OUT =
            Map.of(
                    "/v1/orders/{orderId}/stream", "The benchmark stream measures it.",
                    "/v1/sandbox/piles", "It tells of simulated piles, which only a sandbox has.",
                    "/v1/sandbox/piles/{deviceId}", "It tells of a simulated pile.",
                    "/.well-known/jwks.json", "It is the same for everybody and reads no rows.");

    private ReadReport report;

    @BeforeAll
    void measure() throws Exception {
        PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        report =
                ReadBenchmark.measure(new ReadOptions(Selection.ALL, 30_000, 200, 1, null), silent);
    }

    @Test
    void every_operation_that_reads_is_measured_or_left_out_for_a_reason() throws Exception {
        List<String> described = new ArrayList<>();
        JsonMapper.shared()
                .readTree(Files.readString(Path.of("../docs/openapi.json")))
                .path("paths")
                .properties()
                .forEach(path -> {
                    if (path.getValue().has("get")) {
                        described.add(path.getKey());
                    }
                });
        Set<String> asked = new TreeSet<>();
        for (Read read : report.reads()) {
            asked.add(read.ask().apply(0).path().replaceAll("\\?.*", ""));
        }

        assertThat(described).hasSizeGreaterThan(50).containsAll(LEFT_OUT.keySet());
        assertThat(described.stream().filter(path -> !LEFT_OUT.containsKey(path)))
                .allSatisfy(path ->
                        assertThat(asked)
                                .as("%s: add it to Reads, or say here why it is left out", path)
                                .anyMatch(address ->
                                        address.equals(path)
                                                || (!described.contains(address)
                                                        && stands(address, path))));
    }

    private static boolean stands(String address, String path) {
        return address.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
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
