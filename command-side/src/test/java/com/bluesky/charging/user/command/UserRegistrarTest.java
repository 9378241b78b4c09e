package com.bluesky.charging.user.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.user.contract.CardHolderEvent.HolderErased;
import com.bluesky.charging.user.contract.PhoneClaimEvent.PhoneClaimed;
import com.bluesky.charging.user.contract.PhoneClaimEvent.PhoneFreed;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserRegistrarTest {

    private final CommandSide side = CommandSide.still();

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void a_user_is_registered_and_claims_the_phone_in_one_append() {
        Written written = side.send(register("user-1", "phone-x", "k1:a"));
        assertThat(written).isEqualTo(new Written("user-1", 0));
        assertThat(side.events().appends())
                .containsExactly(
                        List.of(
                                new PhoneClaimed("phone-x", "user-1", "op-1", "cust-1", NOW),
                                new UserRegistered(
                                        "user-1", "op-1", "cust-1", "Ann", "+491", null, null,
                                        "phone-x", "EUR", "k1:a", NOW)));
    }

    @Test
    void a_user_may_have_no_phone() {
        side.send(register("user-1", null, "k1:a"));
        assertThat(side.events().all()).hasOnlyElementsOfType(UserRegistered.class);
    }

    @Test
    void a_repeat_is_answered_as_the_first_also_after_the_erasure() {
        Written first = side.send(register("user-1", "phone-x", "k1:a"));
        side.send(new EraseUser("user-1", NOW));
        Written repeat = side.send(register("user-1", "phone-x", "k1:a"));
        assertThat(repeat).isEqualTo(first);
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void another_user_under_the_same_key_is_refused() {
        side.send(register("user-1", "phone-x", "k1:a"));
        assertThat(side.codeOfRefusal(register("user-1", "phone-x", "k1:b")))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void a_phone_that_another_user_has_is_refused() {
        side.send(register("user-1", "phone-x", "k1:a"));
        assertThat(side.codeOfRefusal(register("user-2", "phone-x", "k1:a")))
                .isEqualTo("PHONE_TAKEN");
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void of_fifty_users_at_once_with_one_phone_one_is_registered() {
        List<CompletableFuture<Written>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(side.commands().send(register("user-" + i, "phone-x", "k1:a")));
        }
        sent.forEach(each -> each.handle((_, _) -> 0).join());
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void an_erased_user_frees_the_phone_in_one_append() {
        side.send(register("user-1", "phone-x", "k1:a"));
        Written written = side.send(new EraseUser("user-1", NOW));
        assertThat(written).isEqualTo(new Written("user-1", 1));
        assertThat(side.events().appends().getLast())
                .containsExactly(
                        new PhoneFreed("phone-x", "user-1", "op-1", "cust-1", NOW),
                        new HolderErased("cards-user-1", "op-1", "cust-1", "user-1", NOW),
                        new UserErased("user-1", "op-1", "cust-1", NOW));
        side.send(register("user-2", "phone-x", "k1:a"));
        assertThat(side.events().appends()).hasSize(3);
    }

    @Test
    void a_repeated_erasure_takes_no_phone_from_another_user() {
        side.send(register("user-1", "phone-x", "k1:a"));
        side.send(new EraseUser("user-1", NOW));
        side.send(register("user-2", "phone-x", "k1:a"));
        Written repeat = side.send(new EraseUser("user-1", NOW));
        assertThat(repeat).isEqualTo(new Written("user-1", 1));
        assertThat(side.events().appends()).hasSize(3);
        assertThat(side.codeOfRefusal(register("user-3", "phone-x", "k1:a")))
                .isEqualTo("PHONE_TAKEN");
    }

    @Test
    void an_unknown_user_is_not_erased() {
        assertThatThrownBy(() -> side.send(new EraseUser("user-9", NOW)))
                .isInstanceOf(AggregateNotFoundException.class);
    }

    private static RegisterUser register(
            String userId, @Nullable String phoneClaimId, String fingerprint) {
        return new RegisterUser(
                userId,
                "op-1",
                "cust-1",
                "Ann",
                "+491",
                null,
                null,
                phoneClaimId,
                "EUR",
                new Fingerprint(List.of(fingerprint)),
                NOW);
    }
}
