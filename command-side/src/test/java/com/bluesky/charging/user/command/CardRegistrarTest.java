package com.bluesky.charging.user.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.user.contract.CardCommand;
import com.bluesky.charging.user.contract.CardCommand.BlockCard;
import com.bluesky.charging.user.contract.CardCommand.RegisterCard;
import com.bluesky.charging.user.contract.CardCommand.RemoveCard;
import com.bluesky.charging.user.contract.CardCommand.UnblockCard;
import com.bluesky.charging.user.contract.CardEvent;
import com.bluesky.charging.user.contract.CardEvent.CardBlocked;
import com.bluesky.charging.user.contract.CardEvent.CardRegistered;
import com.bluesky.charging.user.contract.CardEvent.CardRemoved;
import com.bluesky.charging.user.contract.CardEvent.CardUnblocked;
import com.bluesky.charging.user.contract.CardHolderEvent.CardGivenUp;
import com.bluesky.charging.user.contract.CardHolderEvent.CardHeld;
import com.bluesky.charging.user.contract.CardHolderEvent.HolderErased;
import com.bluesky.charging.user.contract.CardRequestEvent.CardRequestRecorded;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardRegistrarTest {

    private final CommandSide side = CommandSide.still();
    private int requests;

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void a_card_its_holder_and_the_request_are_written_in_one_append() {
        Written written = side.send(register("reg-1", "user-1", "a"));
        assertThat(written).isEqualTo(new Written("card-a", 0));
        assertThat(side.events().appends())
                .containsExactly(
                        List.of(
                                new CardHeld(
                                        "cards-user-1", "op-1", "cust-1", "user-1", "card-a", NOW),
                                new CardRegistered(
                                        "card-a",
                                        "op-1",
                                        "cust-1",
                                        "user-1",
                                        "mac-a",
                                        "Blue one",
                                        "k1:user-1 a",
                                        NOW),
                                new CardRequestRecorded(
                                        "reg-1",
                                        "op-1",
                                        "cust-1",
                                        "user-1",
                                        "card-a",
                                        "k1:user-1 a",
                                        0,
                                        NOW)));
    }

    @Test
    void one_tag_is_one_card_of_an_operator_and_another_card_elsewhere() {
        assertThat(CardCommand.cardIdOf("op-1", "mac-a"))
                .startsWith("card-")
                .isEqualTo(CardCommand.cardIdOf("op-1", "mac-a"))
                .isNotEqualTo(CardCommand.cardIdOf("op-2", "mac-a"))
                .isNotEqualTo(CardCommand.cardIdOf("op-1", "mac-b"));
    }

    @Test
    void a_repeat_is_answered_as_the_first_and_appends_nothing() {
        Written first = side.send(register("reg-1", "user-1", "a"));
        Written repeat = side.send(register("reg-1", "user-1", "a"));
        assertThat(repeat).isEqualTo(first);
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void the_same_card_by_another_request_is_the_card_that_is_there() {
        side.send(register("reg-1", "user-1", "a"));
        side.send(block("card-a", "user-1"));
        Written again = side.send(register("reg-2", "user-1", "a"));
        assertThat(again).isEqualTo(new Written("card-a", 1));
        assertThat(cardEvents()).hasSize(2);
    }

    @Test
    void another_card_under_the_same_key_is_refused() {
        side.send(register("reg-1", "user-1", "a"));
        assertThat(side.codeOfRefusal(register("reg-1", "user-1", "b")))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void a_tag_that_another_user_has_is_refused() {
        side.send(register("reg-1", "user-1", "a"));
        assertThat(side.codeOfRefusal(register("reg-2", "user-2", "a"))).isEqualTo("CARD_TAKEN");
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void a_removed_tag_can_be_registered_anew_by_anybody() {
        side.send(register("reg-1", "user-1", "a"));
        side.send(block("card-a", "user-1"));
        Written removed = side.send(remove("card-a", "user-1"));
        assertThat(removed).isEqualTo(new Written("card-a", 2));
        assertThat(side.events().appends().getLast())
                .startsWith(
                        new CardRemoved("card-a", "op-1", "cust-1", "user-1", NOW),
                        new CardGivenUp("cards-user-1", "op-1", "cust-1", "user-1", "card-a", NOW))
                .hasSize(3);

        Written written = side.send(register("reg-2", "user-2", "a"));
        assertThat(written).isEqualTo(new Written("card-a", 3));
        Written blocked = side.send(block("card-a", "user-2"));
        assertThat(blocked).isEqualTo(new Written("card-a", 4));
        assertThat(side.codeOfRefusal(remove("card-a", "user-1"))).isEqualTo("CARD_NOT_FOUND");
    }

    @Test
    void a_late_repeat_does_not_bring_back_a_card_that_was_removed() {
        Written first = side.send(register("reg-1", "user-1", "a"));
        side.send(remove("card-a", "user-1"));
        Written repeat = side.send(register("reg-1", "user-1", "a"));
        assertThat(repeat).isEqualTo(first);
        assertThat(cardEvents()).last().isInstanceOf(CardRemoved.class);
    }

    @Test
    void a_card_is_blocked_and_unblocked_once_however_often_it_is_asked() {
        side.send(register("reg-1", "user-1", "a"));
        Written blocked = side.send(block("card-a", "user-1"));
        assertThat(side.<Written>send(block("card-a", "user-1"))).isEqualTo(blocked);
        Written unblocked = side.send(unblock("card-a", "user-1"));
        assertThat(side.<Written>send(unblock("card-a", "user-1")))
                .isEqualTo(unblocked)
                .isEqualTo(new Written("card-a", 2));
        assertThat(cardEvents())
                .endsWith(
                        new CardBlocked("card-a", "op-1", "cust-1", "user-1", NOW),
                        new CardUnblocked("card-a", "op-1", "cust-1", "user-1", NOW))
                .hasSize(3);
    }

    @Test
    void a_card_is_removed_once_however_often_it_is_asked() {
        side.send(register("reg-1", "user-1", "a"));
        Written removed = side.send(remove("card-a", "user-1"));
        assertThat(side.<Written>send(remove("card-a", "user-1"))).isEqualTo(removed);
        assertThat(cardEvents()).hasSize(2);
    }

    @Test
    void a_late_repeat_undoes_nothing_that_was_decided_since() {
        side.send(register("reg-1", "user-1", "a"));
        BlockCard block = block("card-a", "user-1");
        UnblockCard unblock = unblock("card-a", "user-1");
        RemoveCard remove = remove("card-a", "user-1");
        Written blocked = side.send(block);
        Written unblocked = side.send(unblock);
        assertThat(side.<Written>send(block)).isEqualTo(blocked);
        side.send(block("card-a", "user-1"));
        assertThat(side.<Written>send(unblock)).isEqualTo(unblocked);
        Written removed = side.send(remove);
        side.send(register("reg-2", "user-1", "a"));
        assertThat(side.<Written>send(remove)).isEqualTo(removed);
        assertThat(side.<Written>send(block)).isEqualTo(blocked);
        assertThat(cardEvents()).hasSize(6).last().isInstanceOf(CardRegistered.class);
    }

    @Test
    void a_request_that_changed_nothing_changes_nothing_later_either() {
        side.send(register("reg-1", "user-1", "a"));
        side.send(block("card-a", "user-1"));
        BlockCard again = block("card-a", "user-1");
        side.send(again);
        side.send(unblock("card-a", "user-1"));
        side.send(again);
        assertThat(cardEvents()).last().isInstanceOf(CardUnblocked.class);
    }

    @Test
    void another_request_about_a_card_under_the_same_key_is_refused() {
        side.send(register("reg-1", "user-1", "a"));
        BlockCard block = block("card-a", "user-1");
        side.send(block);
        UnblockCard other =
                new UnblockCard(
                        "card-a",
                        block.requestId(),
                        "user-1",
                        new Fingerprint(List.of("k1:unblock")),
                        NOW);
        assertThat(side.codeOfRefusal(other)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_card_of_somebody_else_and_one_that_never_was_are_not_found() {
        side.send(register("reg-1", "user-1", "a"));
        for (String cardId : List.of("card-a", "card-never")) {
            assertThat(side.codeOfRefusal(block(cardId, "user-2"))).isEqualTo("CARD_NOT_FOUND");
            assertThat(side.codeOfRefusal(unblock(cardId, "user-2"))).isEqualTo("CARD_NOT_FOUND");
            assertThat(side.codeOfRefusal(remove(cardId, "user-2"))).isEqualTo("CARD_NOT_FOUND");
        }
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void a_removed_card_is_neither_blocked_nor_unblocked() {
        side.send(register("reg-1", "user-1", "a"));
        side.send(remove("card-a", "user-1"));
        assertThat(side.codeOfRefusal(block("card-a", "user-1"))).isEqualTo("CARD_NOT_FOUND");
        assertThat(side.codeOfRefusal(unblock("card-a", "user-1"))).isEqualTo("CARD_NOT_FOUND");
    }

    @Test
    void a_user_has_as_many_cards_as_the_limit_says_and_no_more() {
        for (int i = 0; i < CardCommand.CARDS_MAX; i++) {
            side.send(register("reg-" + i, "user-1", "c" + i));
        }
        assertThat(side.codeOfRefusal(register("reg-x", "user-1", "x")))
                .isEqualTo("TOO_MANY_CARDS");
        side.send(remove("card-c0", "user-1"));
        Written written = side.send(register("reg-x", "user-1", "x"));
        assertThat(written.id()).isEqualTo("card-x");
    }

    @Test
    void of_fifty_users_at_once_with_one_tag_one_gets_it() {
        List<CompletableFuture<Written>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(side.commands().send(register("reg-" + i, "user-" + i, "a")));
        }
        sent.forEach(each -> each.handle((_, _) -> 0).join());
        assertThat(cardEvents()).hasSize(1);
    }

    @Test
    void an_erased_user_loses_all_cards_in_the_append_of_the_erasure() {
        side.send(user("user-1"));
        side.send(register("reg-1", "user-1", "a"));
        side.send(register("reg-2", "user-1", "b"));
        side.send(new EraseUser("user-1", NOW));
        assertThat(side.events().appends().getLast())
                .containsExactly(
                        new HolderErased("cards-user-1", "op-1", "cust-1", "user-1", NOW),
                        new CardRemoved("card-a", "op-1", "cust-1", "user-1", NOW),
                        new CardRemoved("card-b", "op-1", "cust-1", "user-1", NOW),
                        new UserErased("user-1", "op-1", "cust-1", NOW));

        int appends = side.events().appends().size();
        side.send(new EraseUser("user-1", NOW));
        assertThat(side.events().appends()).hasSize(appends);
        assertThat(side.<Written>send(register("reg-3", "user-2", "a")).version()).isEqualTo(2);
    }

    @Test
    void an_erased_user_gets_no_card_any_more_and_a_repeat_is_answered_all_the_same() {
        side.send(user("user-1"));
        Written first = side.send(register("reg-1", "user-1", "a"));
        side.send(new EraseUser("user-1", NOW));
        assertThat(side.<Written>send(register("reg-1", "user-1", "a"))).isEqualTo(first);
        assertThat(side.codeOfRefusal(register("reg-2", "user-1", "b"))).isEqualTo("USER_ERASED");
    }

    private List<Object> cardEvents() {
        return side.events().all().stream().filter(CardEvent.class::isInstance).toList();
    }

    private static RegisterUser user(String userId) {
        return new RegisterUser(
                userId,
                "op-1",
                "cust-1",
                "Ann",
                null,
                null,
                null,
                null,
                "EUR",
                new Fingerprint(List.of("k1:a")),
                NOW);
    }

    /** Registers the tag of a letter; the content of the request is user and tag. */
    private static RegisterCard register(String requestId, String userId, String tag) {
        return new RegisterCard(
                "card-" + tag,
                requestId,
                "op-1",
                "cust-1",
                userId,
                "mac-" + tag,
                "Blue one",
                new Fingerprint(List.of("k1:" + userId + " " + tag)),
                NOW);
    }

    /** Each a request of its own. */
    private BlockCard block(String cardId, String userId) {
        return new BlockCard(
                cardId, nextRequest(), userId, new Fingerprint(List.of("k1:block")), NOW);
    }

    private UnblockCard unblock(String cardId, String userId) {
        return new UnblockCard(
                cardId, nextRequest(), userId, new Fingerprint(List.of("k1:unblock")), NOW);
    }

    private RemoveCard remove(String cardId, String userId) {
        return new RemoveCard(
                cardId, nextRequest(), userId, new Fingerprint(List.of("k1:remove")), NOW);
    }

    private String nextRequest() {
        return "req-" + ++requests;
    }
}
