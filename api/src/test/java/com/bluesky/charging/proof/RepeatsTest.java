package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.proof.Program.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
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

    private static final int PROGRAMS = Integer.getInteger("bluesky.proof.programs", 2);

    private static final int LENGTH = 40;

    private static final int CLIENTS = 3;

    /** An answer may come after the report of what it announces, and then tells nothing. */
    private static final Set<String> PACE =
            Set.of(
                    "order.ChargingStarting",
                    "order.ChargingPrepared",
                    "order.StopAnswered",
                    "order.SamplesRecorded");

    @Autowired
    @Qualifier("eventsDataSource")
    DataSource events;

    @Test
    void a_program_that_several_clients_repeat_ends_as_the_one_that_is_sent_once()
            throws Exception {
        Long known = Long.getLong("bluesky.proof.seed");
        Party once = world.newcomer("once");
        Party often = world.newcomer("often");
        for (int i = 0; i < PROGRAMS; i++) {
            long seed = known == null ? ThreadLocalRandom.current().nextLong() : known + i;
            List<Step> program = Program.of(seed, LENGTH, document);
            System.out.println("Seed " + seed);
            Throwable failure = tried(once, often, seed, program);
            if (failure != null) {
                System.out.println(told(seed, program, failure));
                throw new AssertionError(shrunk(seed, program, failure), failure);
            }
        }
    }

    /** The shortest beginning of a program that fails too, told with its seed. */
    private String shrunk(long seed, List<Step> program, Throwable failure) throws Exception {
        for (int length = 2; length < program.size(); length += 1 + length / 3) {
            List<Step> shorter = program.subList(0, length);
            // On newcomers, because what failed may have left a charge behind.
            Throwable again = tried(world.newcomer("once"), world.newcomer("often"), seed, shorter);
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

    private @Nullable Throwable tried(Party once, Party often, long seed, List<Step> program) {
        Execution plain = new Execution(once, world.pileOf(once), program);
        Execution repeated = new Execution(often, world.pileOf(often), program);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
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
            assertSame(plain, repeated);
            plain.end();
            repeated.end();
            assertSame(plain, repeated);
            return null;
        } catch (Exception | AssertionError e) {
            return e;
        }
    }

    private void assertSame(Execution plain, Execution repeated) throws Exception {
        assertThat(repeated.state()).isEqualTo(plain.state());
        assertThat(storedFor(repeated)).isEqualTo(storedFor(plain));
        for (Execution each : List.of(plain, repeated)) {
            each.assertOneOrderPerConnector();
            for (String user : each.users()) {
                assertThat(each.balance(user)).isEqualTo(Books.of(eventsAbout(user)));
            }
        }
    }

    /** How many events of each type there are, but for those that depend on a pile's pace. */
    private List<String> storedFor(Execution execution) {
        return execution.users().stream()
                .flatMap(user -> eventsAbout(user).stream())
                .map(Stored::type)
                .filter(type -> !PACE.contains(type))
                .sorted()
                .toList();
    }

    /** What was stored about a user, its cards, its wallet and its orders. */
    private List<Stored> eventsAbout(String user) {
        return JdbcClient.create(events)
                .sql(
                        "SELECT payload_type, convert_from(payload, 'UTF8') AS content"
                                + " FROM domain_event_entry"
                                + " WHERE convert_from(payload, 'UTF8') LIKE ?"
                                + " ORDER BY global_index")
                .param("%\"" + user + "\"%")
                .query(RepeatsTest::stored)
                .list();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(row.getString("payload_type"), JSON.readTree(row.getString("content")));
    }

    /** An event as it is stored. */
    record Stored(String type, JsonNode content) {}

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
                long amount = event.content().path("amountMinor").asLong(0);
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
