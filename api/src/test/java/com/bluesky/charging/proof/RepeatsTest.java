package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Any sequence of valid requests, sent by several clients with the same Idempotency-Keys and
 * repeated at random, ends in the same state as the sequence sent once, and stores the same events.
 * {@code -Dbluesky.proof.programs=n} tries more programs, {@code -Dbluesky.proof.seed=n} a known
 * one.
 */
class RepeatsTest extends ProofTest {

    private static final int PROGRAMS = Integer.getInteger("bluesky.proof.programs", 1);

    /** At least; what is needed until each operation was sent comes on top. */
    private static final int LENGTH = 120;

    private static final int CLIENTS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a pile tells when it likes, and what follows from that and from the pace of others. */
    private static final Pattern PACE =
            Pattern.compile(
                    "order\\.(ChargingStarting|ChargingPrepared|StopAnswered|SamplesRecorded)"
                            + "|device\\.(ConnectorStatus.*|DeviceStatus.*|DeviceBooted|.*Told"
                            + "|ReportUnmatched|ConnectorPriced)");

    @Autowired
    @Qualifier("eventsDataSource")
    DataSource events;

    @Test
    void every_operation_that_writes_is_sent_or_left_out_for_a_reason() {
        List<String> sent = new Moves(new Random(0)).operations();
        assertThat(sent)
                .as("what com.bluesky.charging.proof.Moves sends, and Program leaves out")
                .containsExactlyInAnyOrderElementsOf(Program.mustSend(document));
    }

    @Test
    void a_program_that_several_clients_repeat_ends_as_the_one_that_is_sent_once()
            throws Exception {
        Long known = Long.getLong("bluesky.proof.seed");
        Set<String> sent = new TreeSet<>();
        for (int i = 0; i < PROGRAMS; i++) {
            long seed = known == null ? ThreadLocalRandom.current().nextLong() : known + i;
            List<Step> program = Program.of(seed, LENGTH, document);
            program.forEach(step -> sent.add(step.operation().name()));
            System.out.println("Seed " + seed);
            Throwable failure = tried(seed, program);
            if (failure != null) {
                System.out.println(told(seed, program, failure));
                throw new AssertionError(shrunk(seed, program, failure), failure);
            }
        }
        assertThat(sent).containsExactlyInAnyOrderElementsOf(Program.mustSend(document));
    }

    /** The shortest beginning of a program that fails too, told with its seed. */
    private String shrunk(long seed, List<Step> program, Throwable failure) {
        for (int length = 2; length < program.size(); length += 1 + length / 3) {
            List<Step> shorter = program.subList(0, length);
            Throwable again = tried(seed, shorter);
            if (again != null) {
                return told(seed, shorter, again);
            }
        }
        return told(seed, program, failure);
    }

    private static String told(long seed, List<Step> program, Throwable failure) {
        return "Seed %d, program:\n%s\n%s"
                .formatted(
                        seed,
                        program.stream().map(Step::toString).collect(Collectors.joining("\n")),
                        failure.getMessage());
    }

    private @Nullable Throwable tried(long seed, List<Step> program) {
        long before = lastIndex();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Party> one = threads.submit(() -> world.newcomer());
            Future<Party> two = threads.submit(() -> world.newcomer());
            Execution plain = new Execution(world, one.get(), program);
            Execution repeated = new Execution(world, two.get(), program);
            Future<?> first =
                    threads.submit(() -> {
                        plain.once();
                        return true;
                    });
            Future<?> second =
                    threads.submit(() -> {
                        repeated.often(CLIENTS, seed);
                        return true;
                    });
            first.get();
            second.get();
            assertSame(plain, repeated, before);
            plain.end();
            repeated.end();
            assertSame(plain, repeated, before);
            return null;
        } catch (Exception | AssertionError e) {
            return e;
        }
    }

    /** Soon, because bills and projections follow what was answered. */
    private void assertSame(Execution plain, Execution repeated, long before) throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    assertThat(differences(plain.state(), repeated.state())).isEmpty();
                    List<Stored> stored = storedAfter(before);
                    assertThat(streams(repeated, stored))
                            .containsExactlyElementsOf(streams(plain, stored));
                    for (Execution each : List.of(plain, repeated)) {
                        assertBooks(each, stored);
                    }
                });
        for (Execution each : List.of(plain, repeated)) {
            each.assertOneOrderPerConnector();
        }
    }

    /** What is read differently, by the read. */
    private static List<String> differences(
            Map<String, JsonNode> plain, Map<String, JsonNode> repeated) {
        assertThat(repeated.keySet()).isEqualTo(plain.keySet());
        return plain.entrySet().stream()
                .filter(each -> !each.getValue().equals(repeated.get(each.getKey())))
                .map(each ->
                        "%s%nonce:     %s%nrepeated: %s"
                                .formatted(
                                        each.getKey(),
                                        each.getValue(),
                                        repeated.get(each.getKey())))
                .toList();
    }

    private static void assertBooks(Execution execution, List<Stored> stored) throws Exception {
        for (String user : execution.users()) {
            String id = String.valueOf(execution.ids().get(user));
            assertThat(execution.balance(user))
                    .isEqualTo(
                            Books.of(
                                    stored.stream()
                                            .filter(event -> event.content().contains(id))
                                            .toList()));
        }
    }

    /** The types of the events in each stream, but for those that depend on a pile's pace. */
    private static List<String> streams(Execution execution, List<Stored> stored) {
        Map<String, String> names = new HashMap<>();
        execution.ids().forEach((name, id) -> names.put(id, name));
        Map<String, List<String>> streams = new TreeMap<>();
        for (Stored event : stored) {
            if (!PACE.matcher(event.type()).matches() && event.isAbout(names.keySet())) {
                streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event.type());
            }
        }
        return streams.entrySet().stream()
                .map(stream ->
                        names.getOrDefault(stream.getKey(), stream.getKey().replaceAll("-.*", ""))
                                + stream.getValue().stream().sorted().toList())
                .sorted()
                .toList();
    }

    private long lastIndex() {
        return JdbcClient.create(events)
                .sql("SELECT coalesce(max(global_index), 0) FROM domain_event_entry")
                .query(Long.class)
                .single();
    }

    private List<Stored> storedAfter(long index) {
        return JdbcClient.create(events)
                .sql(
                        "SELECT aggregate_identifier, payload_type,"
                                + " convert_from(payload, 'UTF8') AS content"
                                + " FROM domain_event_entry WHERE global_index > ?"
                                + " ORDER BY global_index")
                .param(index)
                .query(RepeatsTest::stored)
                .list();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getString("aggregate_identifier"),
                row.getString("payload_type"),
                row.getString("content"));
    }

    /** An event as it is stored. */
    record Stored(String stream, String type, String content) {

        private boolean isAbout(Set<String> ids) {
            return ids.contains(stream) || ids.stream().anyMatch(content::contains);
        }
    }

    /**
     * What the events of a wallet add up to.
     *
     * @param balanceMinor what was paid in less what was taken
     * @param heldMinor what is set aside of it
     */
    record Books(long balanceMinor, long heldMinor) {

        static Books of(List<Stored> events) {
            long balance = 0;
            long held = 0;
            for (Stored event : events) {
                if (!event.type().startsWith("wallet.")) {
                    continue;
                }
                long amount = JSON.readTree(event.content()).path("amountMinor").asLong(0);
                switch (event.type().substring("wallet.".length())) {
                    case "WalletToppedUp", "FundsRefunded" -> balance += amount;
                    case "WalletRefunded", "OwedFundsPaid" -> balance -= amount;
                    case "FundsHeld" -> held += amount;
                    case "FundsReleased" -> held -= amount;
                    case "FundsCaptured" -> {
                        held -= amount;
                        balance -= amount;
                    }
                    default -> {
                        // Streams of one request each repeat what the wallet's own events say.
                    }
                }
            }
            return new Books(balance, held);
        }
    }
}
