package com.bluesky.charging.user.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.user.contract.CardEvent.CardUnblocked;
import com.bluesky.charging.user.contract.CardPage;
import com.bluesky.charging.user.contract.CardView;
import com.bluesky.charging.user.contract.FindCard;
import com.bluesky.charging.user.contract.ListCards;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CardReadModelTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final Owner ANN = new Owner("op-1", "cust-1", "user-1");
    private static final Owner BOB = new Owner("op-1", "cust-1", "user-2");

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog().append("card-1", Facts.card(ANN, "card-1", minute(1)));

    @Test
    void a_registered_card_is_found_through_its_user() {
        model.project(log);

        assertThat(find("user-1"))
                .contains(
                        new CardView(
                                "card-1",
                                "user-1",
                                "op-1",
                                "cust-1",
                                "Wei's card",
                                null,
                                minute(1),
                                EventLog.BEGINNING,
                                0));
        assertThat(find("user-2")).isEmpty();
    }

    @Test
    void a_card_is_shown_as_blocked_until_it_is_unblocked() {
        log.append("card-1", Facts.cardBlocked(ANN, "card-1", minute(2)));
        model.project(log);
        assertThat(find("user-1").orElseThrow().blockedAt()).isEqualTo(minute(2));

        log.append("card-1", new CardUnblocked("card-1", "op-1", "cust-1", "user-1", minute(3)));
        model.project(log);
        assertThat(find("user-1").orElseThrow().blockedAt()).isNull();
        assertThat(find("user-1").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void a_removed_card_is_nobodys_and_leaves_nothing_of_its_user() {
        log.append("card-1", Facts.cardRemoved(ANN, "card-1", minute(2)));
        model.project(log);

        assertThat(find("user-1")).isEmpty();
        assertThat(String.valueOf(model.dump().get("cards")))
                .contains("card-1")
                .doesNotContain("user-1", "cust-1", "Wei");
    }

    @Test
    void a_tag_that_is_registered_anew_is_the_next_users_card() {
        log.append(
                "card-1",
                Facts.cardBlocked(ANN, "card-1", minute(2)),
                Facts.cardRemoved(ANN, "card-1", minute(3)),
                Facts.card(BOB, "card-1", minute(4)));
        model.project(log);

        assertThat(find("user-1")).isEmpty();
        CardView card = find("user-2").orElseThrow();
        assertThat(card.registeredAt()).isEqualTo(minute(4));
        assertThat(card.blockedAt()).isNull();
        assertThat(card.version()).isEqualTo(3);
    }

    @Test
    void the_cards_of_a_user_are_listed_in_pages_oldest_first() {
        log.append("card-3", Facts.card(ANN, "card-3", minute(3)));
        log.append("card-2", Facts.card(ANN, "card-2", minute(2)));
        log.append("card-4", Facts.card(BOB, "card-4", minute(2)));
        model.project(log);

        CardPage first = page(2, null);
        assertThat(first.items()).extracting(CardView::cardId).containsExactly("card-1", "card-2");
        CardPage last = page(2, first.next());
        assertThat(last.items()).extracting(CardView::cardId).containsExactly("card-3");
        assertThat(last.next()).isNull();
    }

    @Test
    void who_copies_the_cards_asks_what_changed_since() {
        log.append("card-2", Facts.card(ANN, "card-2", minute(2)));
        log.append("card-1", Facts.cardBlocked(ANN, "card-1", minute(3)));
        model.project(log);
        Instant blocked = log.events().getLast().getTimestamp();

        assertThat(changedSince(blocked)).containsExactly("card-1");
        assertThat(changedSince(blocked.minusSeconds(1))).containsExactly("card-1", "card-2");
        assertThat(changedSince(blocked.plusMillis(1))).isEmpty();
    }

    private List<String> changedSince(Instant instant) {
        return model
                .ask(
                        new ListCards(OWN, "user-1", instant, new PageRequest(9, null)),
                        CardPage.class)
                .items()
                .stream()
                .map(CardView::cardId)
                .toList();
    }

    private Optional<CardView> find(String userId) {
        return model.find(new FindCard(OWN, userId, "card-1"), CardView.class);
    }

    private CardPage page(int limit, @Nullable String after) {
        return model.ask(
                new ListCards(OWN, "user-1", null, new PageRequest(limit, after)), CardPage.class);
    }
}
