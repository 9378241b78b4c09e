package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.kernel.SubjectKeys;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.CardCommand;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The cards of users, and that their tags are told to nobody. */
class CardsTest extends ApiTest {

    @Autowired private SubjectKeys keys;
    @Autowired private CommandGateway commands;
    @Autowired private DataSource database;
    @Autowired private Clock clock;

    @Test
    void a_card_is_registered_read_listed_blocked_unblocked_and_removed() throws Exception {
        String cards = cardsOf(newUser(api));
        Api.Answer registered =
                api.post(cards, Map.of("tag", newTag(), "label", "Blue one")).expect(201);
        String card = cards + "/" + registered.text("id");
        assertThat(registered.headers().firstValue("Location")).contains(card);

        JsonNode read = api.get(card + "?minVersion=0").expect(200).body();
        assertThat(read.path("label").asString("")).isEqualTo("Blue one");
        assertThat(read.has("blockedAt")).isFalse();
        assertThat(api.get(cards).expect(200).body().path("items")).containsExactly(read);

        JsonNode blocked = api.post(card + "/block", Map.of()).expect(200).body();
        assertThat(blocked.path("version").asLong(-1)).isEqualTo(1);
        assertThat(api.post(card + "/block", Map.of()).expect(200).body()).isEqualTo(blocked);
        assertThat(api.get(card).expect(200).body().has("blockedAt")).isTrue();
        api.post(card + "/unblock", Map.of()).expect(200);
        assertThat(api.get(card).expect(200).body().has("blockedAt")).isFalse();

        api.delete(card).expect(204);
        api.delete(card).expect(204);
        api.get(card).expectProblem(404, "NOT_FOUND");
        api.post(card + "/block", Map.of()).expectProblem(404, "CARD_NOT_FOUND");
        assertThat(api.get(cards).expect(200).body().path("items")).isEmpty();
    }

    @Test
    void the_cards_of_a_user_are_listed_in_pages() throws Exception {
        String cards = cardsOf(newUser(api));
        for (int i = 0; i < 3; i++) {
            api.post(cards, Map.of("tag", newTag())).expect(201);
        }
        JsonNode first = api.get(cards + "?limit=2").expect(200).body();
        assertThat(first.path("items")).hasSize(2);
        String cursor = first.path("nextCursor").asString();
        assertThat(api.get(cards + "?cursor=" + cursor).expect(200).body().path("items"))
                .hasSize(1);
        api.get(cardsOf(newUser(api)) + "?cursor=" + cursor).expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void a_repeat_is_answered_as_the_first_whatever_the_case_of_the_tag() throws Exception {
        String cards = cardsOf(newUser(api));
        String tag = newTag();
        JsonNode first = api.post(cards, Map.of("tag", tag), "card-" + cards).body();
        JsonNode repeat =
                api.post(cards, Map.of("tag", tag.toLowerCase(Locale.ROOT)), "card-" + cards)
                        .expect(201)
                        .body();
        assertThat(repeat).isEqualTo(first);
        api.post(cards, Map.of("tag", tag, "label", "Another"), "card-" + cards)
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_tag_that_somebody_has_is_refused_until_it_is_removed() throws Exception {
        Api other = newCustomer(sandbox.path("operatorId").asString());
        Api stranger = newCustomer(newOperatorId());
        String tag = newTag();
        String mine = cardsOf(newUser(api));
        String card = api.post(mine, Map.of("tag", tag)).expect(201).text("id");
        String theirs = cardsOf(newUser(other));
        other.post(theirs, Map.of("tag", tag.toLowerCase(Locale.ROOT)))
                .expectProblem(409, "CARD_TAKEN");
        String elsewhere = cardsOf(newUser(stranger));
        assertThat(stranger.post(elsewhere, Map.of("tag", tag)).expect(201).text("id"))
                .isNotEqualTo(card);

        api.delete(mine + "/" + card).expect(204);
        assertThat(other.post(theirs, Map.of("tag", tag)).expect(201).text("id")).isEqualTo(card);
        api.get(mine + "/" + card).expectProblem(404, "NOT_FOUND");
        api.delete(mine + "/" + card).expectProblem(404, "CARD_NOT_FOUND");
    }

    @Test
    void a_card_is_found_at_its_own_user_only() throws Exception {
        String cards = cardsOf(newUser(api));
        String cardId = api.post(cards, Map.of("tag", newTag())).expect(201).text("id");
        String another = cardsOf(newUser(api));

        for (String path : List.of("/block", "/unblock")) {
            api.post(another + "/" + cardId + path, Map.of()).expectProblem(404, "CARD_NOT_FOUND");
        }
        api.delete(another + "/" + cardId).expectProblem(404, "CARD_NOT_FOUND");
        api.get(another + "/" + cardId).expectProblem(404, "NOT_FOUND");
        api.get(cards + "/" + cardId).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789012345678901", "12 34", "Ünder", "12\t34"})
    void a_tag_that_no_pile_can_send_is_refused(String tag) throws Exception {
        Api.Answer refused = api.post(cardsOf(newUser(api)), Map.of("tag", tag));
        refused.expectProblem(400, "INVALID_FIELD").expectPointer("/tag");
        if (!tag.isEmpty()) {
            assertThat(refused.body().toString()).doesNotContain(tag);
        }
    }

    @Test
    void a_tag_has_twenty_characters_at_the_most() throws Exception {
        String tag = newTag();
        assertThat(tag).hasSize(CardCommand.TAG_CHARACTERS_MAX);
        api.post(cardsOf(newUser(api)), Map.of("tag", tag)).expect(201);
    }

    @Test
    void a_label_has_a_hundred_characters_at_the_most() throws Exception {
        String cards = cardsOf(newUser(api));
        api.post(cards, Map.of("tag", newTag(), "label", "x".repeat(100))).expect(201);
        api.post(cards, Map.of("tag", newTag(), "label", "x".repeat(101)))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/label");
    }

    @Test
    void a_tag_is_nowhere_in_the_database_in_any_spelling() throws Exception {
        String user = newUser(api);
        String tag = newTag();
        Api.Answer registered = api.post(cardsOf(user), Map.of("tag", tag)).expect(201);
        String card = cardsOf(user) + "/" + registered.text("id");
        api.post(card + "/block", Map.of()).expect(200);

        assertThat(registered.body().toString()).doesNotContainIgnoringCase(tag);
        assertThat(api.get(card).expect(200).body().toString()).doesNotContainIgnoringCase(tag);
        assertThat(DatabaseDump.of(database).tablesWith(tag)).isEmpty();
    }

    @Test
    void the_cards_of_an_erased_user_and_what_they_were_called_are_gone() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String user = newUser(app);
        String tag = newTag();
        String label = "Quiverful's " + tag.substring(10);
        String card = app.post(cardsOf(user), Map.of("tag", tag, "label", label)).text("id");
        assertThat(DatabaseDump.of(database).tablesWith(label)).containsExactly("read.cards");

        keys.destroy(user);
        commands.<Written>sendAndWait(new EraseUser(user, clock.instant()));
        await().untilAsserted(
                        () -> app.get(cardsOf(user) + "/" + card).expectProblem(404, "NOT_FOUND"));

        assertThat(DatabaseDump.of(database).tablesWith(label)).isEmpty();
        assertThat(app.get(cardsOf(user)).expect(200).body().path("items")).isEmpty();
        app.post(cardsOf(user), Map.of("tag", newTag())).expectProblem(409, "USER_ERASED");
        app.post(cardsOf(newUser(app)), Map.of("tag", tag)).expect(201);
    }

    private static String newUser(Api of) throws Exception {
        return of.post("/v1/users", Map.of("name", "Ada")).expect(201).text("id");
    }

    private static String cardsOf(String user) {
        return "/v1/users/" + user + "/cards";
    }

    /** Found by chance nowhere. */
    private static String newTag() {
        return "CARD%016X".formatted(ThreadLocalRandom.current().nextLong());
    }
}
