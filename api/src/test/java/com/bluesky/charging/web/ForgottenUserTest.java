package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.kernel.SubjectKeys;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * A person is forgotten by destroying one key: nothing of the person can be found in the whole
 * database afterwards, and everything that is owed an account of is as before.
 */
class ForgottenUserTest extends PilesTest {

    /** Any automation that has nothing to do with users: it drops the letter when it retries it. */
    private static final String AUTOMATION = "automation.WhenChargingFailedThenReleaseFunds";

    @Autowired private SubjectKeys keys;
    @Autowired private CommandGateway commands;
    @Autowired private EventStore events;
    @Autowired private EventProcessingConfiguration processing;
    @Autowired private DataSource database;
    @Autowired private Clock clock;

    /** What the person is called; found by chance nowhere. */
    private record Person(String name, String phone, String email) {

        static Person unmistakable() {
            String number = "%010d".formatted(ThreadLocalRandom.current().nextLong(9_999_999_999L));
            return new Person(
                    "Philippa Quiverful-" + number,
                    "+8613" + number,
                    "quiverful." + number + "@barchester.example");
        }

        Map<String, String> registration() {
            return Map.of("name", name, "phone", phone, "email", email);
        }

        List<String> words() {
            return List.of(name, phone.substring(1), email).stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    @Test
    void nothing_of_an_erased_person_is_found_anywhere_and_the_books_are_as_before()
            throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Person person = Person.unmistakable();
        String user = app.post("/v1/users", person.registration()).expect(201).text("id");
        topUp(app, user, 50_000);
        String order = settledOrder(app, linkedDevice(sandboxSite(), Driver.OBLIGING), user);
        park(events.readEvents(user).next());
        Books before = Books.of(app, order, user);

        DatabaseDump dump = DatabaseDump.of(database);
        assertThat(dump.tables())
                .contains(
                        "events.domain_event_entry",
                        "events.snapshot_event_entry",
                        "events.dead_letter_entry",
                        "events.scheduled_tasks",
                        "vault.subject_key",
                        "pile.charge");
        // What stands in their bytes alone is found, so a name there would be too.
        assertThat(dump.of("events.domain_event_entry")).contains("\"phoneClaimId\"");
        assertThat(dump.of("events.dead_letter_entry")).contains("\"phoneClaimId\"");
        for (String word : person.words()) {
            assertThat(dump.tablesWith(word)).containsExactly("read.users");
        }
        app.post("/v1/users", person.registration()).expectProblem(409, "PHONE_TAKEN");

        keys.destroy(user);
        commands.<Written>sendAndWait(new EraseUser(user, clock.instant()));
        await().atMost(PATIENCE)
                .until(() -> app.get("/v1/users/" + user).expect(200).body().has("erasedAt"));

        DatabaseDump after = DatabaseDump.of(database);
        assertThat(after.tables()).isEqualTo(dump.tables());
        for (String word : person.words()) {
            assertThat(after.tablesWith(word)).isEmpty();
        }
        JsonNode erased = app.get("/v1/users/" + user).expect(200).body();
        assertThat(erased.propertyNames()).doesNotContain("name", "phone", "email");
        assertThat(Books.of(app, order, user)).isEqualTo(before);
        assertThat(keys.find(user)).isEmpty();
        assertThat(keys.findOrCreate(user)).isEmpty();
    }

    @Test
    void the_phone_of_an_erased_person_is_free_for_another_who_has_a_key_of_its_own()
            throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Person person = Person.unmistakable();
        String user = app.post("/v1/users", person.registration()).expect(201).text("id");

        keys.destroy(user);
        commands.<Written>sendAndWait(new EraseUser(user, clock.instant()));
        String next = app.post("/v1/users", person.registration()).expect(201).text("id");

        assertThat(app.get("/v1/users/" + next).expect(200).text("phone"))
                .isEqualTo(person.phone());
        assertThat(keys.find(next)).isPresent();
        assertThat(keys.findOrCreate(user)).isEmpty();
        assertThat(DatabaseDump.of(database).tablesWith(person.words().getFirst()))
                .containsExactly("read.users");
    }

    /** What an order and a wallet tell those who have to account for them. */
    private record Books(JsonNode order, JsonNode history, JsonNode bill, JsonNode wallet) {

        static Books of(Api app, String order, String user) throws Exception {
            String path = "/v1/orders/" + order;
            return new Books(
                    app.get(path).expect(200).body(),
                    app.get(path + "/events").expect(200).body(),
                    app.get(path + "/bill").expect(200).body(),
                    app.get("/v1/users/" + user + "/wallet").expect(200).body());
        }
    }

    /** Parks an event as if an automation could not handle it: its copy has to be sealed too. */
    private void park(DomainEventMessage<?> event) {
        SequencedDeadLetterQueue<EventMessage<?>> queue =
                processing.deadLetterQueue(AUTOMATION).orElseThrow();
        queue.enqueue(
                event.getAggregateIdentifier(),
                new GenericDeadLetter<>(
                        event.getAggregateIdentifier(),
                        event,
                        new IllegalStateException("Parked by a test.")));
    }
}
