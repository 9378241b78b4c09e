package com.bluesky.charging.order.adapter.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.order.adapter.AdapterHouse;
import com.bluesky.charging.order.adapter.CardFacts;
import com.bluesky.charging.user.contract.CardEvent.CardBlocked;
import com.bluesky.charging.user.contract.CardEvent.CardRegistered;
import com.bluesky.charging.user.contract.CardEvent.CardRemoved;
import com.bluesky.charging.user.contract.UserEvent.UserDeactivated;
import com.bluesky.charging.user.contract.UserEvent.UserReactivated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the adapter knows of cards and terms follows from the events alone. */
class CardProjectionsTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TABLES =
            List.of(
                    "card",
                    "user_standing",
                    "payment_mode",
                    "user_currency",
                    "device_place",
                    "connector_tariff");

    private static final AdapterHouse HOUSE = new AdapterHouse(PileDatabase.fresh());

    /** An event at its place in its stream. */
    private record Told(String streamId, long sequence, Object event) {

        void again() {
            HOUSE.handleAt(sequence, streamId, event);
        }
    }

    @BeforeAll
    static void start() {
        HOUSE.start();
    }

    @BeforeEach
    void clear() {
        HOUSE.clear().withDevice();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    private static List<List<Told>> streams() {
        return List.of(
                List.of(
                        new Told("card-1", 0, registered("card-1", "usr-1")),
                        new Told("card-1", 1, blocked("card-1", "usr-1")),
                        new Told("card-1", 2, removed("card-1", "usr-1")),
                        new Told("card-1", 3, registered("card-1", "usr-2"))),
                List.of(
                        new Told("card-2", 0, registered("card-2", "usr-1")),
                        new Told("card-2", 1, removed("card-2", "usr-1"))),
                List.of(
                        new Told("card-3", 0, registered("card-3", "usr-1")),
                        new Told("card-3", 1, blocked("card-3", "usr-1"))),
                List.of(new Told("cus-1", 0, CardFacts.customer("cus-1", PaymentMode.CUSTOMER))),
                List.of(
                        new Told("usr-1", 0, CardFacts.user("usr-1", "EUR")),
                        new Told("usr-1", 1, new UserDeactivated("usr-1", "op-1", "cus-1", AT)),
                        new Told("usr-1", 2, new UserReactivated("usr-1", "op-1", "cus-1", AT))),
                List.of(new Told("usr-2", 3, new UserDeactivated("usr-2", "op-1", "cus-1", AT))),
                List.of(
                        new Told("con-1", 1, CardFacts.pricing(3, "0.30", AT)),
                        new Told("con-1", 2, CardFacts.pricing(5, "0.40", AT.plusSeconds(60)))));
    }

    @Test
    void a_rebuild_gives_the_same_rows() {
        streams().forEach(stream -> stream.forEach(Told::again));
        List<String> live = rows();
        assertThat(live).hasSize(3 + 2 + 1 + 1 + 1 + 2);
        HOUSE.reset();
        assertThat(rows()).isEmpty();
        HOUSE.withDevice();
        streams().forEach(stream -> stream.forEach(Told::again));
        assertThat(rows()).isEqualTo(live);
    }

    @Test
    void events_that_are_told_again_from_any_place_change_nothing() {
        streams().forEach(stream -> stream.forEach(Told::again));
        List<String> live = rows();
        streams()
                .forEach(stream -> {
                    for (int from = 0; from < stream.size(); from++) {
                        stream.subList(from, stream.size()).forEach(Told::again);
                        assertThat(rows()).isEqualTo(live);
                    }
                });
    }

    @Test
    void the_order_of_the_streams_does_not_matter() {
        streams().forEach(stream -> stream.forEach(Told::again));
        List<String> live = rows();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            HOUSE.clear().withDevice();
            List<List<Told>> shuffled = new ArrayList<>(streams());
            Collections.shuffle(shuffled, random);
            shuffled.forEach(stream -> stream.forEach(Told::again));
            assertThat(rows()).as("seed %d", seed).isEqualTo(live);
        }
    }

    @Test
    void nothing_of_a_removed_cards_user_or_tag_is_left() {
        new Told("card-1", 0, registered("card-1", "usr-1")).again();
        new Told("card-1", 1, removed("card-1", "usr-1")).again();
        assertThat(String.join(" ", rows())).doesNotContain("usr-1", "mac-card-1");
    }

    @Test
    void an_event_that_cannot_follow_is_not_passed_over() {
        new Told("card-1", 0, registered("card-1", "usr-1")).again();
        assertThatIllegalStateException()
                .isThrownBy(() -> new Told("card-1", 2, removed("card-1", "usr-1")).again());
        assertThatIllegalStateException()
                .isThrownBy(() -> new Told("card-9", 1, blocked("card-9", "usr-1")).again());
    }

    private static List<String> rows() {
        return TABLES.stream()
                .flatMap(table ->
                        HOUSE
                                .jdbc()
                                .sql(
                                        "select '%1$s' || to_jsonb(t)::text from %1$s t order by 1"
                                                .formatted(table))
                                .query(String.class)
                                .list()
                                .stream())
                .toList();
    }

    private static CardRegistered registered(String cardId, String userId) {
        return new CardRegistered(
                cardId, "op-1", "cus-1", userId, "mac-" + cardId, "Blue one", "f", AT);
    }

    private static CardBlocked blocked(String cardId, String userId) {
        return new CardBlocked(cardId, "op-1", "cus-1", userId, AT);
    }

    private static CardRemoved removed(String cardId, String userId) {
        return new CardRemoved(cardId, "op-1", "cus-1", userId, AT);
    }
}
