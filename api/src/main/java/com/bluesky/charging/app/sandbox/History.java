package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.app.sandbox.Person.TopUp;
import com.bluesky.charging.app.sandbox.SandboxContent.Party;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.order.contract.CorrectionAccepted;
import com.bluesky.charging.order.contract.CorrectionReason;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.OrderCommand.CorrectCharge;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.Settled;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.WalletView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Gives the sandbox a past: charges of the last weeks, told by their piles when the sandbox is
 * made, as piles do that were away for so long. What follows is everybody's: bills are made, and
 * wallets pay. One bill is corrected, one charge of the fleet is left for it to settle, some starts
 * fail, and what the users owe is paid in the end.
 */
@Component
class History {

    /** What the pile of the corrected charge counted too much. */
    private static final long METER_ERROR_WH = 2_500;

    /** Starts that fail, because no pile is linked there. */
    private static final List<Attempt> ATTEMPTS =
            List.of(
                    new Attempt(Clients.APP, People.DRIVER, Piles.DC),
                    new Attempt(Clients.APP, People.LIN_WEI, Piles.AC_2),
                    new Attempt(Clients.FLEET, People.VAN_12, Piles.WALL_BOX));

    private final Making making;
    private final Telling telling;
    private final Registering registering;

    History(Making making, Telling telling, Registering registering) {
        this.making = making;
        this.telling = telling;
        this.registering = registering;
    }

    void make(Timeline timeline) {
        List<Runnable> tellers = new ArrayList<>();
        for (Attempt attempt : ATTEMPTS) {
            tellers.add(() -> telling.tell(SandboxContent.OPERATOR, attempt, timeline.madeAt()));
        }
        for (Party party : SandboxContent.OPERATORS) {
            for (Habit habit : Habits.of(party)) {
                tellers.add(() -> tell(party, habit, timeline));
            }
        }
        sideBySide(tellers);
        ATTEMPTS.forEach(this::awaitFailed);
        for (Party party : SandboxContent.OPERATORS) {
            for (Client client : party.clients()) {
                if (client.paymentMode() == PaymentMode.WALLET) {
                    client.people().forEach(it -> settleUp(party, client, it, timeline));
                }
            }
        }
    }

    /** What the file tells of it. */
    static SandboxFile.Past described(Timeline timeline) {
        long charges =
                Habits.of(SandboxContent.OPERATOR).stream()
                        .mapToLong(habit -> habit.charges(timeline.madeAt()).size())
                        .sum();
        return new SandboxFile.Past(
                Habit.WEEKS,
                Math.toIntExact(charges + ATTEMPTS.size()),
                toSettle(timeline).orderId());
    }

    /** The charge that has ended and waits for its customer to settle it. */
    private static PastCharge toSettle(Timeline timeline) {
        return Habits.VAN_7.charges(timeline.madeAt()).getLast();
    }

    private static PastCharge toCorrect(Timeline timeline) {
        return Habits.MAYA_JOHNSON.charges(timeline.madeAt()).getLast();
    }

    /** Each habit has a connector of its own, so none has to wait for another. */
    private static void sideBySide(List<Runnable> tellers) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            tellers.stream()
                    .map(teller -> CompletableFuture.runAsync(teller, threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    private void tell(Party party, Habit habit, Timeline timeline) {
        String left = toSettle(timeline).orderId();
        for (PastCharge charge : habit.charges(timeline.madeAt())) {
            telling.tell(party, charge, timeline.madeAt());
            boolean collects = habit.client().paymentMode() == PaymentMode.CUSTOMER;
            if (collects && !charge.orderId().equals(left)) {
                // What a wallet pays is settled by itself.
                making.send(new Settle(charge.orderId(), timeline.madeAt()), Settled.class);
            }
        }
    }

    /** Whose wallet held something for it gets that back. */
    private void awaitFailed(Attempt attempt) {
        Party party = SandboxContent.OPERATOR;
        await(
                party,
                attempt.client(),
                attempt.orderId(),
                order -> order.status() == OrderStatus.FAILED);
        if (attempt.client().paymentMode() == PaymentMode.WALLET) {
            making.await(
                    new FindWallet(party.seenBy(attempt.client()), attempt.person().id()),
                    WalletView.class,
                    wallet -> wallet.heldMinor() == 0);
        }
    }

    /** Money that comes in pays what is owed, so it comes when all that is owed is known. */
    private void settleUp(Party party, Client client, Person person, Timeline timeline) {
        long billedMinor = 0;
        for (Habit habit : Habits.of(person)) {
            for (PastCharge charge : habit.charges(timeline.madeAt())) {
                billedMinor += billedMinor(party, charge, timeline);
            }
        }
        List<TopUp> later = person.topUps().subList(1, person.topUps().size());
        long before = person.topUps().getFirst().amountMinor() - billedMinor;
        // An interrupted start may have come so far.
        long after = before + later.stream().mapToLong(TopUp::amountMinor).sum();
        making.await(
                new FindWallet(party.seenBy(client), person.id()),
                WalletView.class,
                wallet -> {
                    long worth = wallet.balanceMinor() - wallet.owedMinor();
                    return worth == before || worth == after;
                });
        later.forEach(it -> registering.topUp(party, client, person, it, timeline.madeAt()));
    }

    private long billedMinor(Party party, PastCharge charge, Timeline timeline) {
        Client client = charge.habit().client();
        OrderView order = await(party, client, charge.orderId(), History::isBilled);
        if (charge.orderId().equals(toCorrect(timeline).orderId())) {
            long energyWh = charge.energyWh() - METER_ERROR_WH;
            correct(charge.orderId(), energyWh, timeline.madeAt());
            order =
                    await(
                            party,
                            client,
                            charge.orderId(),
                            it -> isBilled(it) && it.energyWh() == energyWh);
        }
        return Objects.requireNonNullElse(order.costMinor(), 0L);
    }

    private void correct(String orderId, long energyWh, Instant at) {
        making.send(
                new CorrectCharge(
                        orderId,
                        Names.id("corr", orderId),
                        energyWh,
                        CorrectionReason.METER_FAULT,
                        false,
                        making.fingerprint("correction " + orderId),
                        at),
                CorrectionAccepted.class);
    }

    private static boolean isBilled(OrderView order) {
        return order.status() == OrderStatus.SETTLED && order.costMinor() != null;
    }

    private OrderView await(
            Party party, Client client, String orderId, Predicate<OrderView> state) {
        return making.await(new FindOrder(party.seenBy(client), orderId), OrderView.class, state)
                .orElseThrow(() -> new IllegalStateException("There is no order " + orderId + "."));
    }
}
