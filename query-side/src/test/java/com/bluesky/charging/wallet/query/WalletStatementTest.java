package com.bluesky.charging.wallet.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.wallet.contract.FindRefund;
import com.bluesky.charging.wallet.contract.FindTopUp;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.ListMovements;
import com.bluesky.charging.wallet.contract.ListRefunds;
import com.bluesky.charging.wallet.contract.ListTopUps;
import com.bluesky.charging.wallet.contract.MovementKind;
import com.bluesky.charging.wallet.contract.RefundEvent.RefundRecorded;
import com.bluesky.charging.wallet.contract.RefundPage;
import com.bluesky.charging.wallet.contract.RefundView;
import com.bluesky.charging.wallet.contract.TopUpEvent.TopUpRecorded;
import com.bluesky.charging.wallet.contract.TopUpPage;
import com.bluesky.charging.wallet.contract.TopUpView;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsHeld;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsOwed;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import com.bluesky.charging.wallet.contract.WalletEvent.OwedFundsPaid;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletOpened;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletToppedUp;
import com.bluesky.charging.wallet.contract.WalletMovementPage;
import com.bluesky.charging.wallet.contract.WalletMovementView;
import com.bluesky.charging.wallet.contract.WalletView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What moved in a wallet, and what was paid in and given back. */
class WalletStatementTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final Owner OWNER = Facts.owner("op-1", "cust-1", "user-1");
    private static final String WALLET = "wallet-user-1";
    private static final PageRequest PAGE = new PageRequest(200, null);

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog().append("user-1", Facts.user("op-1", "cust-1", "user-1"));

    /** Every kind of movement, those of a minute in one append. */
    private void moveEverything() {
        log.append(
                WALLET,
                new WalletOpened(WALLET, OWNER, "CNY", minute(1)),
                new WalletToppedUp(WALLET, OWNER, "topup-1", 1_000, minute(1)),
                new FundsHeld(WALLET, OWNER, "ord-1", 400, minute(2)),
                new FundsCaptured(WALLET, OWNER, "ord-1", "bill-1", 300, minute(3)),
                new FundsReleased(WALLET, OWNER, "ord-1", 100, minute(3)),
                new FundsOwed(WALLET, OWNER, "ord-2", "bill-2", 50, minute(4)),
                new FundsRefunded(WALLET, OWNER, "ord-1", "bill-3", 20, minute(5)),
                new OwedFundsPaid(WALLET, OWNER, 20, minute(5)),
                new OwedFundsPaid(WALLET, OWNER, 30, minute(6)),
                new WalletRefunded(WALLET, OWNER, "refund-1", 600, minute(6)));
        model.project(log);
    }

    @Test
    void every_movement_is_told_with_what_the_wallet_had_after_it() {
        moveEverything();

        assertThat(statement(null, null, null).reversed())
                .extracting(
                        WalletMovementView::number,
                        WalletMovementView::kind,
                        WalletMovementView::amountMinor,
                        WalletMovementView::balanceMinor,
                        WalletMovementView::availableMinor,
                        WalletMovementView::owedMinor)
                .containsExactly(
                        row(1, MovementKind.TOP_UP, 1_000, 1_000, 1_000, 0),
                        row(2, MovementKind.HOLD, 400, 1_000, 600, 0),
                        row(3, MovementKind.CAPTURE, 300, 700, 600, 0),
                        row(4, MovementKind.RELEASE, 100, 700, 700, 0),
                        row(5, MovementKind.OWED, 50, 700, 700, 50),
                        row(6, MovementKind.ORDER_REFUND, 20, 720, 720, 50),
                        row(7, MovementKind.OWED_PAID, 20, 700, 700, 30),
                        row(8, MovementKind.OWED_PAID, 30, 670, 670, 0),
                        row(9, MovementKind.REFUND, 600, 70, 70, 0));
    }

    @Test
    void the_latest_movement_says_what_the_wallet_says() {
        moveEverything();

        WalletMovementView latest = statement(null, null, null).getFirst();
        assertThat(model.find(new FindWallet(OWN, "user-1"), WalletView.class))
                .contains(
                        new WalletView(
                                WALLET,
                                "user-1",
                                "op-1",
                                "cust-1",
                                latest.currency(),
                                latest.balanceMinor(),
                                latest.heldMinor(),
                                latest.availableMinor(),
                                latest.owedMinor(),
                                latest.number()));
    }

    @Test
    void a_movement_names_what_it_was_for() {
        moveEverything();

        WalletMovementView topUp = statement(null, null, null).getLast();
        assertThat(topUp)
                .isEqualTo(
                        new WalletMovementView(
                                1,
                                MovementKind.TOP_UP,
                                1_000,
                                1_000,
                                0,
                                1_000,
                                0,
                                "CNY",
                                null,
                                null,
                                "topup-1",
                                null,
                                minute(1),
                                EventLog.BEGINNING.plusSeconds(2)));
        WalletMovementView refund = statement(null, null, null).getFirst();
        assertThat(refund.refundId()).isEqualTo("refund-1");
        WalletMovementView capture = statement(minute(3), minute(4), null).getLast();
        assertThat(capture.orderId()).isEqualTo("ord-1");
        assertThat(capture.billId()).isEqualTo("bill-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 10, 200})
    void pages_of_any_size_tell_every_movement_once_newest_first(int limit) {
        moveEverything();

        List<Long> numbers = new ArrayList<>();
        @Nullable String after = null;
        do {
            WalletMovementPage page =
                    page(
                            new ListMovements(
                                    OWN,
                                    "user-1",
                                    null,
                                    null,
                                    null,
                                    new PageRequest(limit, after)));
            page.items().forEach(movement -> numbers.add(movement.number()));
            after = page.next();
        } while (after != null);
        assertThat(numbers).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void from_counts_and_to_does_not() {
        moveEverything();

        assertThat(numbers(statement(minute(3), minute(5), null))).containsExactly(5L, 4L, 3L);
        assertThat(numbers(statement(minute(6), null, null))).containsExactly(9L, 8L);
        assertThat(numbers(statement(null, minute(2), null))).containsExactly(1L);
        assertThat(statement(minute(5), minute(5), null)).isEmpty();
    }

    @Test
    void who_copies_the_statement_asks_what_came_since() {
        moveEverything();
        Instant last = log.events().getLast().getTimestamp();

        assertThat(numbers(statement(null, null, last))).containsExactly(9L);
        assertThat(numbers(statement(null, null, last.minusSeconds(1)))).containsExactly(9L, 8L);
        assertThat(statement(null, null, last.plusMillis(1))).isEmpty();
    }

    @Test
    void a_movement_whose_time_is_before_the_former_one_keeps_its_place() {
        log.append(
                WALLET,
                new WalletOpened(WALLET, OWNER, "CNY", minute(5)),
                new WalletToppedUp(WALLET, OWNER, "topup-1", 100, minute(5)),
                new WalletToppedUp(WALLET, OWNER, "topup-2", 10, minute(4)));
        model.project(log);

        assertThat(numbers(statement(null, null, null))).containsExactly(2L, 1L);
        assertThat(statement(null, null, null).getFirst().balanceMinor()).isEqualTo(110);
    }

    @Test
    void a_user_that_never_topped_up_has_an_empty_statement_and_an_unknown_one_none() {
        model.project(log);

        assertThat(statement(null, null, null)).isEmpty();
        assertThat(
                        model.find(
                                new ListMovements(OWN, "user-9", null, null, null, PAGE),
                                WalletMovementPage.class))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2026-03-01T08:00:00Z|x"})
    void a_position_that_no_list_gave_out_is_a_mistake_of_the_caller(String position) {
        model.project(log);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() ->
                        page(
                                new ListMovements(
                                        OWN,
                                        "user-1",
                                        null,
                                        null,
                                        null,
                                        new PageRequest(1, position))));
    }

    @Test
    void top_ups_are_found_and_listed_newest_first() {
        topUp("topup-1", 1);
        topUp("topup-2", 2);
        topUp("topup-3", 2);
        model.project(log);

        assertThat(model.find(new FindTopUp(OWN, "user-1", "topup-2"), TopUpView.class))
                .contains(
                        new TopUpView(
                                "topup-2",
                                WALLET,
                                "user-1",
                                "op-1",
                                "cust-1",
                                1_000,
                                "CNY",
                                "pay-topup-2",
                                minute(2),
                                7,
                                EventLog.BEGINNING.plusSeconds(2)));
        assertThat(model.find(new FindTopUp(OWN, "user-2", "topup-2"), TopUpView.class)).isEmpty();
        TopUpPage first = topUps(null, new PageRequest(2, null));
        assertThat(first.items())
                .extracting(TopUpView::topUpId)
                .containsExactly("topup-3", "topup-2");
        TopUpPage last = topUps(null, new PageRequest(2, first.next()));
        assertThat(last.items()).extracting(TopUpView::topUpId).containsExactly("topup-1");
        assertThat(last.next()).isNull();
        assertThat(topUps(EventLog.BEGINNING.plusSeconds(3), PAGE).items())
                .extracting(TopUpView::topUpId)
                .containsExactly("topup-3");
    }

    @Test
    void refunds_are_found_and_listed_newest_first() {
        refund("refund-1", 1);
        refund("refund-2", 2);
        model.project(log);

        assertThat(model.find(new FindRefund(OWN, "user-1", "refund-2"), RefundView.class))
                .contains(
                        new RefundView(
                                "refund-2",
                                WALLET,
                                "user-1",
                                "op-1",
                                "cust-1",
                                200,
                                "CNY",
                                null,
                                minute(2),
                                8,
                                EventLog.BEGINNING.plusSeconds(2)));
        RefundPage first = refunds(null, new PageRequest(1, null));
        assertThat(first.items()).extracting(RefundView::refundId).containsExactly("refund-2");
        RefundPage last = refunds(null, new PageRequest(1, first.next()));
        assertThat(last.items()).extracting(RefundView::refundId).containsExactly("refund-1");
        assertThat(last.next()).isNull();
        assertThat(refunds(EventLog.BEGINNING.plusSeconds(3), PAGE).items()).isEmpty();
    }

    private void topUp(String id, long minutes) {
        log.append(
                id,
                new TopUpRecorded(
                        id, WALLET, OWNER, 1_000, "CNY", "pay-" + id, "f:1", 7, minute(minutes)));
    }

    private void refund(String id, long minutes) {
        log.append(
                id,
                new RefundRecorded(id, WALLET, OWNER, 200, "CNY", null, "f:1", 8, minute(minutes)));
    }

    private TopUpPage topUps(@Nullable Instant updatedSince, PageRequest page) {
        return model.ask(new ListTopUps(OWN, "user-1", updatedSince, page), TopUpPage.class);
    }

    private RefundPage refunds(@Nullable Instant updatedSince, PageRequest page) {
        return model.ask(new ListRefunds(OWN, "user-1", updatedSince, page), RefundPage.class);
    }

    private static Tuple row(
            long number,
            MovementKind kind,
            long amountMinor,
            long balanceMinor,
            long availableMinor,
            long owedMinor) {
        return tuple(number, kind, amountMinor, balanceMinor, availableMinor, owedMinor);
    }

    private static List<Long> numbers(List<WalletMovementView> movements) {
        return movements.stream().map(WalletMovementView::number).toList();
    }

    private List<WalletMovementView> statement(
            @Nullable Instant from, @Nullable Instant to, @Nullable Instant updatedSince) {
        return page(new ListMovements(OWN, "user-1", from, to, updatedSince, PAGE)).items();
    }

    private WalletMovementPage page(ListMovements query) {
        return model.find(query, WalletMovementPage.class).orElseThrow();
    }
}
