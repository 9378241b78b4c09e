package com.bluesky.charging.wallet.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.wallet.contract.ReferenceClaimEvent;
import com.bluesky.charging.wallet.contract.ReferenceClaimEvent.ReferenceClaimed;
import com.bluesky.charging.wallet.contract.RefundEvent.RefundRecorded;
import com.bluesky.charging.wallet.contract.Refunded;
import com.bluesky.charging.wallet.contract.ToppedUp;
import com.bluesky.charging.wallet.contract.WalletCommand.CaptureFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.HoldFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.RefundWallet;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsHeld;
import com.bluesky.charging.wallet.contract.WalletEvent.OwedFundsPaid;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletRefunded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that goes back to the user, and references under which money is booked once. */
class RefundsTest {

    private static final String WALLET = "wallet-user-1";
    private static final Owner OWNER = new Owner("op-1", "cust-1", "user-1");

    private final CommandSide side = CommandSide.still();

    @AfterEach
    void stop() {
        side.close();
    }

    // Refunds

    @Test
    void a_refund_is_written_to_the_wallet_and_to_its_own_stream_in_one_append() {
        side.send(topUp("topup-1", 1_000, null));
        Refunded answer = side.send(refund("refund-1", 300, null));
        assertThat(answer).isEqualTo(new Refunded("refund-1", WALLET, 300, "EUR", NOW, 2));
        assertThat(side.events().appends().getLast())
                .containsExactly(
                        new WalletRefunded(WALLET, OWNER, "refund-1", 300, NOW),
                        new RefundRecorded(
                                "refund-1", WALLET, OWNER, 300, "EUR", null, "k1:300", 2, NOW));
        assertThat(wallet()).isEqualTo("balance 700, held 0, owed 0");
    }

    @Test
    void all_that_is_available_can_be_refunded_and_not_one_unit_more() {
        side.send(topUp("topup-1", 1_000, null));
        side.send(hold("ord-1", 400));
        assertThat(side.codeOfRefusal(refund("refund-1", 601, null))).isEqualTo("REFUND_TOO_LARGE");
        assertThat(side.events().appends()).hasSize(2);
        side.send(refund("refund-1", 600, null));
        assertThat(wallet()).isEqualTo("balance 400, held 400, owed 0");
    }

    @Test
    void what_the_user_owes_is_paid_first_and_cannot_be_refunded() {
        side.send(topUp("topup-1", 1_000, null));
        side.send(capture("ord-1", 300));
        assertThat(side.codeOfRefusal(refund("refund-1", 701, null))).isEqualTo("REFUND_TOO_LARGE");
        Refunded answer = side.send(refund("refund-1", 700, null));
        assertThat(answer.version()).isEqualTo(4);
        assertThat(side.events().appends().getLast())
                .startsWith(
                        new OwedFundsPaid(WALLET, OWNER, 300, NOW),
                        new WalletRefunded(WALLET, OWNER, "refund-1", 700, NOW));
        assertThat(wallet()).isEqualTo("balance 0, held 0, owed 0");
    }

    @Test
    void who_owes_more_than_is_available_gets_nothing_back() {
        side.send(topUp("topup-1", 100, null));
        side.send(capture("ord-1", 300));
        assertThat(side.codeOfRefusal(refund("refund-1", 1, null))).isEqualTo("REFUND_TOO_LARGE");
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void a_wallet_that_was_never_filled_gives_nothing_back() {
        assertThat(side.codeOfRefusal(refund("refund-1", 1, null))).isEqualTo("REFUND_TOO_LARGE");
        assertThat(side.events().appends()).isEmpty();
    }

    @Test
    void a_refund_in_another_currency_is_refused() {
        side.send(topUp("topup-1", 1_000, null));
        RefundWallet yen =
                new RefundWallet(
                        WALLET,
                        "refund-1",
                        "op-1",
                        "cust-1",
                        "user-1",
                        1,
                        "JPY",
                        null,
                        new Fingerprint(List.of("k1:a")),
                        NOW);
        assertThat(side.codeOfRefusal(yen)).isEqualTo("WALLET_CURRENCY_DIFFERS");
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void a_repeated_refund_is_answered_as_the_first_also_when_nothing_is_left() {
        side.send(topUp("topup-1", 1_000, null));
        Refunded first = side.send(refund("refund-1", 1_000, "back-1"));
        assertThat(side.<Refunded>send(refund("refund-1", 1_000, "back-1"))).isEqualTo(first);
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void another_refund_under_the_same_key_is_refused() {
        side.send(topUp("topup-1", 1_000, null));
        side.send(refund("refund-1", 300, null));
        assertThat(side.codeOfRefusal(refund("refund-1", 400, null)))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void fifty_repeats_at_once_are_one_refund_with_equal_answers() {
        side.send(topUp("topup-1", 1_000, null));
        List<CompletableFuture<Refunded>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(side.commands().send(refund("refund-1", 100, "back-1")));
        }
        assertThat(sent.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(wallet()).isEqualTo("balance 900, held 0, owed 0");
    }

    @Test
    void of_refunds_and_holds_at_once_that_want_all_only_one_gets_it() {
        side.send(topUp("topup-1", 1_000, null));
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            sent.add(side.commands().send(hold("ord-" + i, 1_000)));
            sent.add(side.commands().send(refund("refund-" + i, 1_000, null)));
        }
        sent.forEach(each -> each.handle((_, _) -> 0).join());
        assertThat(sent.stream().filter(each -> !each.isCompletedExceptionally())).hasSize(1);
        assertThat(side.events().all())
                .filteredOn(event -> event instanceof FundsHeld || event instanceof WalletRefunded)
                .hasSize(1);
    }

    // References

    @Test
    void a_reference_of_a_payment_is_claimed_in_the_append_of_the_top_up() {
        side.send(topUp("topup-1", 1_000, "pay-1"));
        assertThat(side.events().appends().getFirst())
                .contains(
                        new ReferenceClaimed(
                                ReferenceClaimEvent.ofPayment("cust-1", "pay-1"),
                                OWNER,
                                "topup-1",
                                NOW));
    }

    @Test
    void a_payment_is_booked_once_under_whatever_key_and_for_whichever_user() {
        ToppedUp first = side.send(topUp("topup-1", 1_000, "pay-1"));
        assertThat(side.codeOfRefusal(topUp("topup-2", 1_000, "pay-1")))
                .isEqualTo("REFERENCE_USED");
        assertThat(side.codeOfRefusal(topUpOf("user-2", "cust-1", "pay-1")))
                .isEqualTo("REFERENCE_USED");
        assertThat(side.<ToppedUp>send(topUp("topup-1", 1_000, "pay-1"))).isEqualTo(first);
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void another_customer_has_references_of_its_own() {
        side.send(topUp("topup-1", 1_000, "pay-1"));
        assertThat(side.<ToppedUp>send(topUpOf("user-9", "cust-2", "pay-1")).version())
                .isEqualTo(1);
    }

    @Test
    void a_refund_is_booked_once_and_may_have_the_reference_of_a_payment() {
        side.send(topUp("topup-1", 1_000, "pay-1"));
        side.send(refund("refund-1", 300, "pay-1"));
        assertThat(side.codeOfRefusal(refund("refund-2", 300, "pay-1")))
                .isEqualTo("REFERENCE_USED");
        assertThat(wallet()).isEqualTo("balance 700, held 0, owed 0");
    }

    @Test
    void a_refused_refund_leaves_its_reference_free() {
        side.send(topUp("topup-1", 1_000, null));
        assertThat(side.codeOfRefusal(refund("refund-1", 1_001, "back-1")))
                .isEqualTo("REFUND_TOO_LARGE");
        assertThat(side.<Refunded>send(refund("refund-2", 1_000, "back-1")).amountMinor())
                .isEqualTo(1_000);
    }

    @Test
    void of_fifty_bookings_at_once_of_one_payment_one_is_made() {
        List<CompletableFuture<ToppedUp>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(side.commands().send(topUp("topup-" + i, 1_000, "pay-1")));
        }
        sent.forEach(each -> each.handle((_, _) -> 0).join());
        assertThat(side.events().appends()).hasSize(1);
    }

    private String wallet() {
        return side.read(Wallet.class, WALLET, Wallet::toString);
    }

    /** The content of a request is its amount. */
    private static RefundWallet refund(String id, long amountMinor, @Nullable String reference) {
        return new RefundWallet(
                WALLET,
                id,
                "op-1",
                "cust-1",
                "user-1",
                amountMinor,
                "EUR",
                reference,
                new Fingerprint(List.of("k1:" + amountMinor)),
                NOW);
    }

    private static TopUpWallet topUp(String id, long amountMinor, @Nullable String reference) {
        return new TopUpWallet(
                WALLET,
                id,
                "op-1",
                "cust-1",
                "user-1",
                amountMinor,
                "EUR",
                reference,
                new Fingerprint(List.of("k1:" + amountMinor)),
                NOW);
    }

    private static TopUpWallet topUpOf(String userId, String customerId, String reference) {
        return new TopUpWallet(
                "wallet-" + userId,
                "topup-of-" + userId,
                "op-1",
                customerId,
                userId,
                1_000,
                "EUR",
                reference,
                new Fingerprint(List.of("k1:a")),
                NOW);
    }

    private static HoldFunds hold(String orderId, long amountMinor) {
        return new HoldFunds(WALLET, orderId, amountMinor, "EUR", NOW);
    }

    private static CaptureFunds capture(String orderId, long totalMinor) {
        return new CaptureFunds(
                WALLET,
                orderId,
                "op-1",
                "cust-1",
                "user-1",
                "bill-" + orderId,
                totalMinor,
                "EUR",
                NOW);
    }
}
