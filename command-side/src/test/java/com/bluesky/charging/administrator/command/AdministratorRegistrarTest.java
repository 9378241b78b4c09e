package com.bluesky.charging.administrator.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.administrator.contract.AdministratorCommand.ChangeAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.DeactivateAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.EraseAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.ReactivateAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.RegisterAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorChanged;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorDeactivated;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorErased;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorReactivated;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorRegistered;
import com.bluesky.charging.administrator.contract.AdministratorRequestEvent.AdministratorRequestRecorded;
import com.bluesky.charging.administrator.contract.EmailClaimEvent.EmailClaimed;
import com.bluesky.charging.administrator.contract.EmailClaimEvent.EmailFreed;
import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.kernel.command.CommandSide;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdministratorRegistrarTest {

    private static final Fingerprint FINGERPRINT = new Fingerprint(List.of("k1:a"));

    private final CommandSide side = CommandSide.still();

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void an_administrator_is_registered_and_claims_the_address_in_one_append() {
        Written written = side.send(register("adm-1", "email-x", "k1:a"));
        assertThat(written).isEqualTo(new Written("adm-1", 0));
        assertThat(side.events().appends())
                .containsExactly(
                        List.of(
                                new EmailClaimed("email-x", "adm-1", "op-1", NOW),
                                new AdministratorRegistered(
                                        "adm-1",
                                        "op-1",
                                        "Ann",
                                        "ann@x.example",
                                        "email-x",
                                        "k1:a",
                                        NOW)));
    }

    @Test
    void a_repeat_is_answered_as_the_first_also_after_the_erasure() {
        Written first = side.send(register("adm-1", "email-x", "k1:a"));
        side.send(new EraseAdministrator("adm-1", NOW));
        Written repeat = side.send(register("adm-1", "email-x", "k1:a"));
        assertThat(repeat).isEqualTo(first);
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void another_administrator_under_the_same_key_is_refused() {
        side.send(register("adm-1", "email-x", "k1:a"));
        assertThat(side.codeOfRefusal(register("adm-1", "email-x", "k1:b")))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void an_address_that_another_administrator_has_is_refused() {
        side.send(register("adm-1", "email-x", "k1:a"));
        assertThat(side.codeOfRefusal(register("adm-2", "email-x", "k1:a")))
                .isEqualTo("ADMINISTRATOR_EMAIL_TAKEN");
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void of_fifty_administrators_at_once_with_one_address_one_is_registered() {
        List<CompletableFuture<Written>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(side.commands().send(register("adm-" + i, "email-x", "k1:a")));
        }
        sent.forEach(each -> each.handle((_, _) -> 0).join());
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void a_changed_address_is_claimed_and_the_former_freed_in_one_append() {
        side.send(register("adm-1", "email-x", "k1:a"));
        Written written = side.send(change("adm-1", "email-y", 0, "k1:c"));
        assertThat(written).isEqualTo(new Written("adm-1", 1));
        assertThat(side.events().appends().getLast())
                .containsExactly(
                        new EmailClaimed("email-y", "adm-1", "op-1", NOW),
                        new EmailFreed("email-x", "adm-1", "op-1", NOW),
                        new AdministratorChanged(
                                "adm-1",
                                "op-1",
                                "Eve",
                                "eve@x.example",
                                "email-y",
                                0,
                                "k1:c",
                                NOW));
        side.send(register("adm-2", "email-x", "k1:a"));
        assertThat(side.codeOfRefusal(register("adm-3", "email-y", "k1:a")))
                .isEqualTo("ADMINISTRATOR_EMAIL_TAKEN");
    }

    @Test
    void a_changed_name_leaves_the_claim_alone() {
        side.send(register("adm-1", "email-x", "k1:a"));
        side.send(change("adm-1", "email-x", 0, "k1:c"));
        assertThat(side.events().appends().getLast())
                .hasOnlyElementsOfType(AdministratorChanged.class);
    }

    @Test
    void a_change_to_an_address_that_another_has_is_refused() {
        side.send(register("adm-1", "email-x", "k1:a"));
        side.send(register("adm-2", "email-y", "k1:a"));
        assertThat(side.codeOfRefusal(change("adm-1", "email-y", 0, "k1:c")))
                .isEqualTo("ADMINISTRATOR_EMAIL_TAKEN");
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void a_repeated_change_is_answered_as_the_first_and_an_outdated_one_refused() {
        side.send(register("adm-1", "email-x", "k1:a"));
        Written first = side.send(change("adm-1", "email-y", 0, "k1:c"));
        Written repeat = side.send(change("adm-1", "email-y", 0, "k1:c"));
        assertThat(repeat).isEqualTo(first);
        assertThat(side.codeOfRefusal(change("adm-1", "email-z", 0, "k1:d")))
                .isEqualTo("PRECONDITION_FAILED");
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void a_repeated_change_is_answered_with_its_version_also_when_something_came_since() {
        side.send(register("adm-1", "email-x", "k1:a"));
        Written first = side.send(change("adm-1", "email-y", 0, "k1:c"));
        side.send(deactivate("req-1"));
        Written repeat = side.send(change("adm-1", "email-y", 0, "k1:c"));
        assertThat(repeat).isEqualTo(first);
        assertThat(side.codeOfRefusal(change("adm-1", "email-z", repeat.version(), "k1:d")))
                .isEqualTo("PRECONDITION_FAILED");
        assertThat(side.events().appends()).hasSize(3);
    }

    @Test
    void administrators_who_change_into_each_others_addresses_do_not_wait_for_each_other() {
        side.send(register("adm-1", "email-x", "k1:a"));
        side.send(register("adm-2", "email-y", "k1:a"));
        List<CompletableFuture<Written>> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(side.commands().send(change("adm-1", "email-y", 0, "k1:c")));
            sent.add(side.commands().send(change("adm-2", "email-x", 0, "k1:c")));
        }
        sent.forEach(each ->
                each.orTimeout(10, TimeUnit.SECONDS).handle((_, failure) -> failure).join());
        assertThat(sent)
                .allSatisfy(each ->
                        assertThat(each.handle((_, failure) -> String.valueOf(failure)).join())
                                .contains("ADMINISTRATOR_EMAIL_TAKEN"));
    }

    @Test
    void an_administrator_is_deactivated_and_reactivated() {
        side.send(register("adm-1", "email-x", "k1:a"));
        Written deactivated = side.send(deactivate("req-1"));
        assertThat(deactivated).isEqualTo(new Written("adm-1", 1));
        assertThat(side.events().appends().getLast())
                .containsExactly(
                        new AdministratorDeactivated("adm-1", "op-1", NOW),
                        new AdministratorRequestRecorded("req-1", "op-1", "adm-1", "k1:a", 1, NOW));
        Written reactivated = side.send(reactivate("req-2"));
        assertThat(reactivated).isEqualTo(new Written("adm-1", 2));
        assertThat(side.events().appends().getLast())
                .startsWith(new AdministratorReactivated("adm-1", "op-1", NOW));
    }

    @Test
    void who_is_so_already_stays_so_and_the_request_is_remembered() {
        side.send(register("adm-1", "email-x", "k1:a"));
        Written written = side.send(reactivate("req-1"));
        assertThat(written).isEqualTo(new Written("adm-1", 0));
        assertThat(side.events().appends().getLast())
                .hasOnlyElementsOfType(AdministratorRequestRecorded.class);
    }

    @Test
    void a_late_repeat_does_not_undo_what_came_since() {
        side.send(register("adm-1", "email-x", "k1:a"));
        Written first = side.send(deactivate("req-1"));
        side.send(reactivate("req-2"));
        Written repeat = side.send(deactivate("req-1"));
        assertThat(repeat).isEqualTo(first);
        assertThat(side.events().appends()).hasSize(3);
        assertThat(side.codeOfRefusal(reactivateOther("req-1")))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void an_erased_administrator_frees_the_address_in_one_append() {
        side.send(register("adm-1", "email-x", "k1:a"));
        Written written = side.send(new EraseAdministrator("adm-1", NOW));
        assertThat(written).isEqualTo(new Written("adm-1", 1));
        assertThat(side.events().appends().getLast())
                .containsExactly(
                        new EmailFreed("email-x", "adm-1", "op-1", NOW),
                        new AdministratorErased("adm-1", "op-1", NOW));
        side.send(register("adm-2", "email-x", "k1:a"));
        Written repeat = side.send(new EraseAdministrator("adm-1", NOW));
        assertThat(repeat).isEqualTo(written);
        assertThat(side.events().appends()).hasSize(3);
    }

    @Test
    void nothing_more_happens_to_an_erased_administrator() {
        side.send(register("adm-1", "email-x", "k1:a"));
        side.send(new EraseAdministrator("adm-1", NOW));
        assertThat(side.codeOfRefusal(change("adm-1", "email-y", 1, "k1:c")))
                .isEqualTo("ADMINISTRATOR_ERASED");
        assertThat(side.codeOfRefusal(deactivate("req-1"))).isEqualTo("ADMINISTRATOR_ERASED");
        assertThat(side.codeOfRefusal(reactivate("req-2"))).isEqualTo("ADMINISTRATOR_ERASED");
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void an_unknown_administrator_is_not_erased() {
        assertThatThrownBy(() -> side.send(new EraseAdministrator("adm-9", NOW)))
                .isInstanceOf(AggregateNotFoundException.class);
    }

    private static RegisterAdministrator register(
            String administratorId, String emailClaimId, String fingerprint) {
        return new RegisterAdministrator(
                administratorId,
                "op-1",
                "Ann",
                "ann@x.example",
                emailClaimId,
                new Fingerprint(List.of(fingerprint)),
                NOW);
    }

    private static ChangeAdministrator change(
            String administratorId, String emailClaimId, long version, String fingerprint) {
        return new ChangeAdministrator(
                administratorId,
                "Eve",
                "eve@x.example",
                emailClaimId,
                new Change(version, new Fingerprint(List.of(fingerprint))),
                NOW);
    }

    private static DeactivateAdministrator deactivate(String requestId) {
        return new DeactivateAdministrator("adm-1", requestId, FINGERPRINT, NOW);
    }

    private static ReactivateAdministrator reactivate(String requestId) {
        return new ReactivateAdministrator("adm-1", requestId, FINGERPRINT, NOW);
    }

    private static ReactivateAdministrator reactivateOther(String requestId) {
        return new ReactivateAdministrator(
                "adm-1", requestId, new Fingerprint(List.of("k1:b")), NOW);
    }
}
