package com.bluesky.charging.user.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.user.contract.PhoneClaimEvent.PhoneClaimed;
import com.bluesky.charging.user.contract.PhoneClaimEvent.PhoneFreed;
import com.bluesky.charging.user.contract.UserCommand.ChangeUser;
import com.bluesky.charging.user.contract.UserCommand.DeactivateUser;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import com.bluesky.charging.user.contract.UserCommand.ReactivateUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.user.contract.UserEvent;
import com.bluesky.charging.user.contract.UserEvent.UserChanged;
import com.bluesky.charging.user.contract.UserEvent.UserDeactivated;
import com.bluesky.charging.user.contract.UserEvent.UserReactivated;
import com.bluesky.charging.user.contract.UserRequestEvent.UserRequestRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may become of a user between registration and erasure. */
class UserChangesTest {

    private final CommandSide side = CommandSide.still();

    @AfterEach
    void stop() {
        side.close();
    }

    // Changes

    @Test
    void a_change_is_recorded_whole_with_the_version_that_it_is_based_on() {
        side.send(register("user-1", "phone-x"));
        Written written = side.send(change("user-1", "phone-x", 0, "k1:b"));
        assertThat(written).isEqualTo(new Written("user-1", 1));
        assertThat(side.events().appends().getLast())
                .containsExactly(
                        new UserChanged(
                                "user-1",
                                "op-1",
                                "cust-1",
                                "Ann",
                                "+492",
                                "ann@example.com",
                                "crm-1",
                                "phone-x",
                                0,
                                "k1:b",
                                NOW));
    }

    @Test
    void a_new_phone_moves_the_claim_in_the_append_of_the_change() {
        side.send(register("user-1", "phone-x"));
        side.send(change("user-1", "phone-y", 0, "k1:b"));
        assertThat(side.events().appends().getLast())
                .hasSize(3)
                .contains(
                        new PhoneFreed("phone-x", "user-1", "op-1", "cust-1", NOW),
                        new PhoneClaimed("phone-y", "user-1", "op-1", "cust-1", NOW))
                .last()
                .isInstanceOf(UserChanged.class);
        assertThat(side.codeOfRefusal(register("user-2", "phone-y"))).isEqualTo("PHONE_TAKEN");
        assertThat(side.<Written>send(register("user-3", "phone-x")).version()).isZero();
    }

    @Test
    void a_phone_is_given_up_and_taken_again() {
        side.send(register("user-1", "phone-x"));
        side.send(change("user-1", null, 0, "k1:b"));
        assertThat(side.events().appends().getLast())
                .contains(new PhoneFreed("phone-x", "user-1", "op-1", "cust-1", NOW));
        side.send(change("user-1", "phone-x", 1, "k1:c"));
        assertThat(side.codeOfRefusal(register("user-2", "phone-x"))).isEqualTo("PHONE_TAKEN");
    }

    @Test
    void a_phone_that_another_user_has_is_refused_and_the_own_one_kept() {
        side.send(register("user-1", "phone-x"));
        side.send(register("user-2", "phone-y"));
        int appends = side.events().appends().size();
        assertThat(side.codeOfRefusal(change("user-1", "phone-y", 0, "k1:b")))
                .isEqualTo("PHONE_TAKEN");
        assertThat(side.events().appends()).hasSize(appends);
        assertThat(side.codeOfRefusal(register("user-3", "phone-x"))).isEqualTo("PHONE_TAKEN");
    }

    @Test
    void a_repeat_of_the_latest_change_is_answered_as_done_and_appends_nothing() {
        side.send(register("user-1", "phone-x"));
        Written first = side.send(change("user-1", "phone-y", 0, "k1:b"));
        assertThat(side.<Written>send(change("user-1", "phone-y", 0, "k1:b"))).isEqualTo(first);
        side.send(deactivate("req-1"));
        assertThat(side.<Written>send(change("user-1", "phone-y", 0, "k1:b"))).isEqualTo(first);
        assertThat(side.events().appends()).hasSize(3);
    }

    @Test
    void a_change_of_another_version_than_the_current_one_is_refused() {
        side.send(register("user-1", "phone-x"));
        side.send(change("user-1", "phone-x", 0, "k1:b"));
        side.send(change("user-1", "phone-x", 1, "k1:c"));
        for (long version : new long[] {0, 1, 3}) {
            assertThat(side.codeOfRefusal(change("user-1", "phone-x", version, "k1:b")))
                    .isEqualTo("PRECONDITION_FAILED");
        }
        assertThat(side.events().appends()).hasSize(3);
    }

    @Test
    void of_fifty_changes_at_once_of_one_version_one_is_made() {
        side.send(register("user-1", "phone-x"));
        List<CompletableFuture<Written>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(side.commands().send(change("user-1", "phone-" + i, 0, "k1:" + i)));
        }
        sent.forEach(each -> each.handle((_, _) -> 0).join());
        assertThat(sent.stream().filter(each -> !each.isCompletedExceptionally())).hasSize(1);
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void two_users_who_exchange_their_phones_at_once_do_not_wait_for_each_other() {
        side.send(register("user-1", "phone-x"));
        side.send(register("user-2", "phone-y"));
        List<CompletableFuture<Written>> sent =
                List.of(
                        side.commands().send(change("user-1", "phone-y", 0, "k1:b")),
                        side.commands().send(change("user-2", "phone-x", 0, "k1:b")));
        sent.forEach(each -> each.handle((_, _) -> 0).join());
        // Each has what the other wants, so neither gets it.
        assertThat(sent).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(side.events().appends()).hasSize(2);
    }

    // Standing

    @Test
    void a_user_is_deactivated_and_reactivated_and_each_request_is_remembered() {
        side.send(register("user-1", null));
        assertThat(side.<Written>send(deactivate("req-1"))).isEqualTo(new Written("user-1", 1));
        assertThat(side.events().appends().getLast())
                .containsExactlyInAnyOrder(
                        new UserDeactivated("user-1", "op-1", "cust-1", NOW),
                        new UserRequestRecorded(
                                "req-1", "op-1", "cust-1", "user-1", "k1:off", 1, NOW));
        assertThat(side.<Written>send(reactivate("req-2"))).isEqualTo(new Written("user-1", 2));
        assertThat(userEvents())
                .last()
                .isEqualTo(new UserReactivated("user-1", "op-1", "cust-1", NOW));
    }

    @Test
    void who_is_so_already_stays_so() {
        side.send(register("user-1", null));
        assertThat(side.<Written>send(reactivate("req-1"))).isEqualTo(new Written("user-1", 0));
        side.send(deactivate("req-2"));
        assertThat(side.<Written>send(deactivate("req-3"))).isEqualTo(new Written("user-1", 1));
        assertThat(userEvents()).hasSize(2);
    }

    @Test
    void a_late_repeat_undoes_nothing_that_was_decided_since() {
        side.send(register("user-1", null));
        Written deactivated = side.send(deactivate("req-1"));
        side.send(reactivate("req-2"));
        assertThat(side.<Written>send(deactivate("req-1"))).isEqualTo(deactivated);
        assertThat(userEvents()).last().isInstanceOf(UserReactivated.class);
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        side.send(register("user-1", null));
        side.send(deactivate("req-1"));
        assertThat(side.codeOfRefusal(reactivate("req-1"))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(userEvents()).hasSize(2);
    }

    // Erasure

    @Test
    void nothing_is_changed_of_an_erased_user_and_what_was_done_is_answered_as_then() {
        side.send(register("user-1", "phone-x"));
        Written changed = side.send(change("user-1", "phone-y", 0, "k1:b"));
        Written deactivated = side.send(deactivate("req-1"));
        Written erased = side.send(new EraseUser("user-1", NOW));
        assertThat(erased).isEqualTo(new Written("user-1", 3));
        int appends = side.events().appends().size();

        assertThat(side.codeOfRefusal(change("user-1", "phone-z", 3, "k1:c")))
                .isEqualTo("USER_ERASED");
        assertThat(side.codeOfRefusal(deactivate("req-2"))).isEqualTo("USER_ERASED");
        assertThat(side.codeOfRefusal(reactivate("req-3"))).isEqualTo("USER_ERASED");
        assertThat(side.<Written>send(change("user-1", "phone-y", 0, "k1:b"))).isEqualTo(changed);
        assertThat(side.<Written>send(deactivate("req-1"))).isEqualTo(deactivated);
        assertThat(side.<Written>send(new EraseUser("user-1", NOW))).isEqualTo(erased);
        assertThat(side.events().appends()).hasSize(appends);
        assertThat(side.<Written>send(register("user-2", "phone-y")).version()).isZero();
    }

    @Test
    void nobody_changes_a_user_who_never_was() {
        for (Object command :
                List.of(change("user-9", null, 0, "k1:b"), deactivate("user-9", "req-1"))) {
            assertThatThrownBy(() -> side.send(command))
                    .isInstanceOf(AggregateNotFoundException.class);
        }
        assertThat(side.events().appends()).isEmpty();
    }

    // Whatever happens

    /** Requests of several clients, each repeated at random, end as the first of each says. */
    @Test
    void whatever_is_repeated_however_late_the_state_is_that_of_each_request_once() {
        long seed = System.nanoTime();
        System.out.println("Seed of the users' property: " + seed);
        Random random = new Random(seed);
        side.send(register("user-1", "phone-0"));
        List<Object> told = new ArrayList<>();
        boolean deactivated = false;
        for (int i = 0; i < 200; i++) {
            if (random.nextInt(3) > 0 && !told.isEmpty()) {
                attempt(told.get(random.nextInt(told.size())));
            } else if (random.nextBoolean()) {
                deactivated = random.nextBoolean();
                tell(deactivated ? deactivate("req-" + i) : reactivate("req-" + i), told);
            } else {
                long version = side.read(User.class, "user-1", user -> user.standing().version());
                tell(change("user-1", "phone-" + random.nextInt(5), version, "k1:" + i), told);
            }
        }
        assertThat(lastStanding()).as("seed %d", seed).isEqualTo(deactivated);
        assertThat(userEvents().stream().filter(UserChanged.class::isInstance))
                .as("each change once, seed %d", seed)
                .hasSize((int) told.stream().filter(ChangeUser.class::isInstance).count());
    }

    private void tell(Object command, List<Object> told) {
        side.send(command);
        told.add(command);
    }

    private void attempt(Object command) {
        side.commands().send(command).handle((_, _) -> 0).join();
    }

    private boolean lastStanding() {
        return userEvents().stream()
                .filter(event ->
                        event instanceof UserDeactivated || event instanceof UserReactivated)
                .reduce((_, later) -> later)
                .filter(UserDeactivated.class::isInstance)
                .isPresent();
    }

    private List<Object> userEvents() {
        return side.events().all().stream().filter(UserEvent.class::isInstance).toList();
    }

    private static RegisterUser register(String userId, @Nullable String phoneClaimId) {
        return new RegisterUser(
                userId,
                "op-1",
                "cust-1",
                "Ann",
                phoneClaimId == null ? null : "+491",
                null,
                null,
                phoneClaimId,
                "EUR",
                new Fingerprint(List.of("k1:a")),
                NOW);
    }

    private static ChangeUser change(
            String userId, @Nullable String phoneClaimId, long version, String fingerprint) {
        return new ChangeUser(
                userId,
                "Ann",
                phoneClaimId == null ? null : "+492",
                "ann@example.com",
                "crm-1",
                phoneClaimId,
                new Change(version, new Fingerprint(List.of(fingerprint))),
                NOW);
    }

    private static DeactivateUser deactivate(String requestId) {
        return deactivate("user-1", requestId);
    }

    private static DeactivateUser deactivate(String userId, String requestId) {
        return new DeactivateUser(userId, requestId, new Fingerprint(List.of("k1:off")), NOW);
    }

    private static ReactivateUser reactivate(String requestId) {
        return new ReactivateUser("user-1", requestId, new Fingerprint(List.of("k1:on")), NOW);
    }
}
