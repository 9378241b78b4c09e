package com.bluesky.charging.wallet.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldAdjusted;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldCaptured;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldPlaced;
import com.bluesky.charging.wallet.contract.HoldEvent.HoldReleased;
import com.bluesky.charging.wallet.contract.HoldGranted;
import com.bluesky.charging.wallet.contract.TopUpEvent.TopUpRecorded;
import com.bluesky.charging.wallet.contract.ToppedUp;
import com.bluesky.charging.wallet.contract.WalletCommand.AdjustFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.CaptureFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.HoldFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.RefundWallet;
import com.bluesky.charging.wallet.contract.WalletCommand.ReleaseFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import com.bluesky.charging.wallet.contract.WalletEvent;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsHeld;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsOwed;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import com.bluesky.charging.wallet.contract.WalletEvent.OwedFundsPaid;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletOpened;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletToppedUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CashierTest {

    private static final String WALLET = "wallet-user-1";
    private static final Owner OWNER = new Owner("op-1", "cust-1", "user-1");

    private final CommandSide side = CommandSide.still();

    @AfterEach
    void stop() {
        side.close();
    }

    // Top-ups

    @Test
    void the_first_top_up_opens_the_wallet_in_the_same_append() {
        ToppedUp answer = side.send(topUp("topup-1", 1_000));
        assertThat(answer).isEqualTo(new ToppedUp("topup-1", WALLET, 1_000, "EUR", NOW, 1));
        assertThat(side.events().appends())
                .containsExactly(
                        List.of(
                                new WalletOpened(WALLET, OWNER, "EUR", NOW),
                                new WalletToppedUp(WALLET, OWNER, "topup-1", 1_000, NOW),
                                new TopUpRecorded(
                                        "topup-1", WALLET, OWNER, 1_000, "EUR", null, "k1:a", 1,
                                        NOW)));
    }

    @Test
    void a_repeated_top_up_is_answered_as_the_first_and_appends_nothing() {
        ToppedUp first = side.send(topUp("topup-1", 1_000));
        side.send(topUp("topup-2", 500));
        ToppedUp repeat = side.send(topUp("topup-1", 1_000));
        assertThat(repeat).isEqualTo(first);
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void another_top_up_under_the_same_key_is_refused() {
        side.send(topUp("topup-1", 1_000));
        TopUpWallet other =
                new TopUpWallet(
                        WALLET,
                        "topup-1",
                        "op-1",
                        "cust-1",
                        "user-1",
                        2_000,
                        "EUR",
                        null,
                        new Fingerprint(List.of("k1:other")),
                        NOW);
        assertThat(side.codeOfRefusal(other)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void money_of_another_currency_is_refused() {
        side.send(topUp("topup-1", 1_000));
        TopUpWallet yen =
                new TopUpWallet(
                        WALLET,
                        "topup-2",
                        "op-1",
                        "cust-1",
                        "user-1",
                        2_000,
                        "JPY",
                        null,
                        new Fingerprint(List.of("k1:a")),
                        NOW);
        assertThat(side.codeOfRefusal(yen)).isEqualTo("WALLET_CURRENCY_DIFFERS");
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void fifty_repeats_at_once_are_one_top_up_with_equal_answers() {
        List<CompletableFuture<ToppedUp>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(side.commands().send(topUp("topup-1", 1_000)));
        }
        assertThat(sent.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(side.events().appends()).hasSize(1);
    }

    @Test
    void a_top_up_pays_first_what_is_owed() {
        side.send(capture("ord-1", 300));
        ToppedUp answer = side.send(topUp("topup-1", 1_000));
        assertThat(answer.version()).isEqualTo(3);
        assertThat(side.events().all())
                .contains(new OwedFundsPaid(WALLET, OWNER, 300, NOW))
                .contains(new FundsOwed(WALLET, OWNER, "ord-1", "bill-ord-1", 300, NOW));
        assertThat(side.codeOfRefusal(hold("ord-2", 701))).isEqualTo("INSUFFICIENT_FUNDS");
        HoldGranted granted = side.send(hold("ord-2", 700));
        assertThat(granted.heldMinor()).isEqualTo(700);
    }

    @Test
    void what_is_held_does_not_pay_what_is_owed() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 1_000));
        side.send(capture("ord-2", 300));
        side.send(topUp("topup-2", 100));
        assertThat(side.events().all()).contains(new OwedFundsPaid(WALLET, OWNER, 100, NOW));
    }

    // Holds

    @Test
    void a_hold_is_written_to_both_streams_in_one_append() {
        side.send(topUp("topup-1", 1_000));
        HoldGranted granted = side.send(hold("ord-1", 400));
        assertThat(granted).isEqualTo(new HoldGranted("hold-ord-1", 400));
        assertThat(side.events().appends().get(1))
                .containsExactly(
                        new FundsHeld(WALLET, OWNER, "ord-1", 400, NOW),
                        new HoldPlaced("hold-ord-1", "ord-1", WALLET, OWNER, 400, NOW));
    }

    @Test
    void a_repeated_hold_is_answered_as_the_first_also_after_the_bill() {
        side.send(topUp("topup-1", 1_000));
        HoldGranted first = side.send(hold("ord-1", 400));
        side.send(capture("ord-1", 400));
        HoldGranted repeat = side.send(hold("ord-1", 400));
        assertThat(repeat).isEqualTo(first);
        assertThat(side.events().appends()).hasSize(3);
    }

    @Test
    void more_than_is_available_is_not_held() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 600));
        assertThat(side.codeOfRefusal(hold("ord-2", 401))).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(side.events().appends()).hasSize(2);
    }

    @Test
    void a_wallet_that_was_never_filled_holds_nothing() {
        assertThat(side.codeOfRefusal(hold("ord-1", 1))).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(side.events().appends()).isEmpty();
    }

    @Test
    void a_hold_in_another_currency_is_refused() {
        side.send(topUp("topup-1", 1_000));
        assertThat(side.codeOfRefusal(new HoldFunds(WALLET, "ord-1", 400, "JPY", NOW)))
                .isEqualTo("WALLET_CURRENCY_DIFFERS");
    }

    @Test
    void of_two_orders_at_once_that_want_all_only_one_gets_it() {
        side.send(topUp("topup-1", 1_000));
        List<CompletableFuture<HoldGranted>> sent =
                List.of(
                        side.commands().send(hold("ord-1", 1_000)),
                        side.commands().send(hold("ord-2", 1_000)));
        sent.forEach(each -> each.handle((_, _) -> 0).join());
        assertThat(sent.stream().filter(CompletableFuture::isCompletedExceptionally)).hasSize(1);
        assertThat(side.events().all().stream().filter(FundsHeld.class::isInstance)).hasSize(1);
    }

    @Test
    void a_hold_is_given_back_once() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 400));
        side.send(release("ord-1"));
        side.send(release("ord-1"));
        assertThat(side.events().appends()).hasSize(3);
        assertThat(side.events().appends().get(2))
                .containsExactlyInAnyOrder(
                        new HoldReleased("hold-ord-1", "ord-1", WALLET, 400, NOW),
                        new FundsReleased(WALLET, OWNER, "ord-1", 400, NOW));
        HoldGranted all = side.send(hold("ord-2", 1_000));
        assertThat(all.heldMinor()).isEqualTo(1_000);
    }

    @Test
    void what_was_given_back_is_not_held_again() {
        side.send(topUp("topup-1", 1_000));
        side.send(release("ord-1"));
        assertThat(side.codeOfRefusal(hold("ord-1", 400))).isEqualTo("HOLD_IS_OVER");
        assertThat(side.events().appends()).hasSize(2);
    }

    // Bills

    @Test
    void a_bill_below_the_hold_captures_and_releases() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 400));
        side.send(capture("ord-1", 150));
        assertThat(side.events().appends().get(2))
                .containsExactlyInAnyOrder(
                        new HoldCaptured(
                                "hold-ord-1", "ord-1", WALLET, "bill-ord-1", 150, 250, 0, NOW),
                        new FundsCaptured(WALLET, OWNER, "ord-1", "bill-ord-1", 150, NOW),
                        new FundsReleased(WALLET, OWNER, "ord-1", 250, NOW));
    }

    @Test
    void a_bill_beyond_the_hold_leaves_the_rest_owed() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 400));
        side.send(capture("ord-1", 450));
        assertThat(side.events().appends().get(2))
                .containsExactlyInAnyOrder(
                        new HoldCaptured(
                                "hold-ord-1", "ord-1", WALLET, "bill-ord-1", 400, 0, 50, NOW),
                        new FundsCaptured(WALLET, OWNER, "ord-1", "bill-ord-1", 400, NOW),
                        new FundsOwed(WALLET, OWNER, "ord-1", "bill-ord-1", 50, NOW));
    }

    @Test
    void a_bill_is_captured_once() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 400));
        side.send(capture("ord-1", 400));
        side.send(capture("ord-1", 400));
        side.send(release("ord-1"));
        assertThat(side.events().appends()).hasSize(3);
    }

    @Test
    void a_second_bill_of_an_order_is_a_mistake_that_is_loud() {
        side.send(capture("ord-1", 400));
        CaptureFunds other =
                new CaptureFunds(
                        WALLET, "ord-1", "op-1", "cust-1", "user-1", "bill-2", 400, "EUR", NOW);
        assertThatThrownBy(() -> side.send(other)).hasMessageContaining("bill-2");
    }

    @Test
    void the_bill_of_an_order_whose_hold_was_given_back_is_owed_whole() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 400));
        side.send(release("ord-1"));
        side.send(capture("ord-1", 300));
        assertThat(side.events().appends().get(3))
                .contains(new FundsOwed(WALLET, OWNER, "ord-1", "bill-ord-1", 300, NOW));
    }

    @Test
    void a_bill_of_nothing_without_a_hold_moves_nothing() {
        side.send(capture("ord-1", 0));
        assertThat(side.events().appends())
                .containsExactly(
                        List.of(
                                new HoldCaptured(
                                        "hold-ord-1",
                                        "ord-1",
                                        WALLET,
                                        "bill-ord-1",
                                        0,
                                        0,
                                        0,
                                        NOW)));
    }

    // Correcting bills

    @Test
    void a_correcting_bill_that_asks_more_leaves_the_difference_owed() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 400));
        side.send(capture("ord-1", 150));
        side.send(adjust("ord-1", 2, 190));
        assertThat(side.events().appends().get(3))
                .containsExactlyInAnyOrder(
                        adjusted("ord-1", 2, 40, 0),
                        new FundsOwed(WALLET, OWNER, "ord-1", "bill-ord-1-2", 40, NOW));
    }

    @Test
    void a_correcting_bill_that_asks_less_gives_the_difference_back() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 400));
        side.send(capture("ord-1", 150));
        side.send(adjust("ord-1", 2, 50));
        assertThat(side.events().appends().get(3))
                .containsExactlyInAnyOrder(
                        adjusted("ord-1", 2, 0, 100),
                        new FundsRefunded(WALLET, OWNER, "ord-1", "bill-ord-1-2", 100, NOW));
        assertThat(side.read(Wallet.class, WALLET, Wallet::toString))
                .isEqualTo("balance 950, held 0, owed 0");
    }

    @Test
    void what_is_given_back_pays_first_what_is_owed() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 100));
        side.send(capture("ord-1", 160));
        side.send(adjust("ord-1", 2, 60));
        assertThat(side.events().appends().get(3))
                .contains(
                        new FundsRefunded(WALLET, OWNER, "ord-1", "bill-ord-1-2", 100, NOW),
                        new OwedFundsPaid(WALLET, OWNER, 60, NOW));
        assertThat(side.read(Wallet.class, WALLET, Wallet::toString))
                .isEqualTo("balance 940, held 0, owed 0");
    }

    @Test
    void a_correcting_bill_is_made_good_once_and_an_older_one_not_any_more() {
        side.send(capture("ord-1", 100));
        side.send(adjust("ord-1", 3, 70));
        side.send(adjust("ord-1", 3, 70));
        side.send(adjust("ord-1", 2, 120));
        side.send(capture("ord-1", 100));
        assertThat(side.events().appends()).hasSize(2);
        assertThat(side.read(Wallet.class, WALLET, Wallet::toString))
                .isEqualTo("balance 0, held 0, owed 70");
    }

    @Test
    void a_correcting_bill_that_comes_before_the_first_one_is_captured_and_stands() {
        side.send(topUp("topup-1", 1_000));
        side.send(hold("ord-1", 400));
        side.send(adjust("ord-1", 2, 150));
        side.send(capture("ord-1", 300));
        assertThat(side.events().appends()).hasSize(3);
        assertThat(side.events().appends().get(2))
                .containsExactlyInAnyOrder(
                        new HoldCaptured(
                                "hold-ord-1", "ord-1", WALLET, "bill-ord-1", 150, 250, 0, NOW),
                        adjusted("ord-1", 2, 0, 0),
                        new FundsCaptured(WALLET, OWNER, "ord-1", "bill-ord-1", 150, NOW),
                        new FundsReleased(WALLET, OWNER, "ord-1", 250, NOW));
    }

    @Test
    void a_correcting_bill_of_the_same_total_is_remembered_and_moves_nothing() {
        side.send(capture("ord-1", 100));
        side.send(adjust("ord-1", 2, 100));
        assertThat(side.events().appends().get(1)).containsExactly(adjusted("ord-1", 2, 0, 0));
    }

    @Test
    void whatever_happens_the_wallet_is_the_fold_of_its_events() {
        long seed = System.nanoTime();
        System.out.println("Seed of the wallet's property: " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            attempt(anyMovement(random));
        }
        Sums sums = new Sums();
        side.events().all().forEach(sums::add);
        assertThat(sums.capturedMinor + sums.releasedMinor).isEqualTo(sums.heldThatEndedMinor);
        assertThat(sums.owedMinor).isNotNegative();
        assertThat(sums.balanceMinor).isGreaterThanOrEqualTo(sums.heldMinor);
        assertThat(sums.heldMinor).isNotNegative();
        String state = side.read(Wallet.class, WALLET, Wallet::toString);
        assertThat(state)
                .isEqualTo(
                        "balance %d, held %d, owed %d"
                                .formatted(sums.balanceMinor, sums.heldMinor, sums.owedMinor));
    }

    private Object anyMovement(Random random) {
        String orderId = "ord-" + random.nextInt(40);
        return switch (random.nextInt(7)) {
            case 0 -> topUp("topup-" + random.nextInt(30), 1 + random.nextInt(900));
            case 1, 2 -> hold(orderId, 1 + random.nextInt(500));
            case 3 -> release(orderId);
            case 4 -> adjust(orderId, 2 + random.nextInt(3), random.nextInt(600));
            case 5 -> refund("refund-" + random.nextInt(30), 1 + random.nextInt(400));
            default -> capture(orderId, orderId.hashCode() & 0x1FF);
        };
    }

    private void attempt(Object movement) {
        side.commands().send(movement).handle((_, _) -> 0).join();
    }

    private static TopUpWallet topUp(String id, long amountMinor) {
        return new TopUpWallet(
                WALLET,
                id,
                "op-1",
                "cust-1",
                "user-1",
                amountMinor,
                "EUR",
                null,
                new Fingerprint(List.of("k1:a")),
                NOW);
    }

    private static RefundWallet refund(String id, long amountMinor) {
        return new RefundWallet(
                WALLET,
                id,
                "op-1",
                "cust-1",
                "user-1",
                amountMinor,
                "EUR",
                null,
                new Fingerprint(List.of("k1:a")),
                NOW);
    }

    private static HoldFunds hold(String orderId, long amountMinor) {
        return new HoldFunds(WALLET, orderId, amountMinor, "EUR", NOW);
    }

    private static ReleaseFunds release(String orderId) {
        return new ReleaseFunds(WALLET, orderId, NOW);
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

    private static AdjustFunds adjust(String orderId, int number, long totalMinor) {
        return new AdjustFunds(
                WALLET,
                orderId,
                "op-1",
                "cust-1",
                "user-1",
                "bill-" + orderId,
                "bill-" + orderId + "-" + number,
                number,
                totalMinor,
                "EUR",
                NOW);
    }

    private static HoldAdjusted adjusted(
            String orderId, int number, long owedMinor, long refundedMinor) {
        return new HoldAdjusted(
                "hold-" + orderId,
                orderId,
                WALLET,
                "bill-" + orderId + "-" + number,
                number,
                owedMinor,
                refundedMinor,
                NOW);
    }

    /** What the events say, added up by another hand than the wallet's. */
    private static final class Sums {

        private long balanceMinor;
        private long heldMinor;
        private long owedMinor;
        private long capturedMinor;
        private long releasedMinor;
        private long heldThatEndedMinor;

        void add(Object event) {
            if (event instanceof HoldCaptured e) {
                heldThatEndedMinor += e.capturedMinor() + e.releasedMinor();
            } else if (event instanceof HoldReleased e) {
                heldThatEndedMinor += e.releasedMinor();
            } else if (event instanceof WalletEvent e) {
                addMovement(e);
            }
        }

        private void addMovement(WalletEvent event) {
            switch (event) {
                case WalletOpened _ -> assertThat(balanceMinor).isZero();
                case WalletToppedUp e -> balanceMinor += e.amountMinor();
                case FundsHeld e -> heldMinor += e.amountMinor();
                case FundsCaptured e -> {
                    capturedMinor += e.amountMinor();
                    balanceMinor -= e.amountMinor();
                    heldMinor -= e.amountMinor();
                }
                case FundsReleased e -> {
                    releasedMinor += e.amountMinor();
                    heldMinor -= e.amountMinor();
                }
                case FundsOwed e -> owedMinor += e.amountMinor();
                case OwedFundsPaid e -> {
                    owedMinor -= e.amountMinor();
                    balanceMinor -= e.amountMinor();
                }
                case FundsRefunded e -> balanceMinor += e.amountMinor();
                case WalletRefunded e -> balanceMinor -= e.amountMinor();
            }
        }
    }
}
