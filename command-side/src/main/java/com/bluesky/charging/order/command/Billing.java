package com.bluesky.charging.order.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.CorrectionAccepted;
import com.bluesky.charging.order.contract.OrderCommand.AssignTariff;
import com.bluesky.charging.order.contract.OrderCommand.CorrectCharge;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderEvent.BillCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargeCorrected;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.OrderEvent.TariffAssigned;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.Settled;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;

/** The bills of a charge that has ended. */
final class Billing {

    private final OrderState state;

    Billing(OrderState state) {
        this.state = state;
    }

    Settled decide(Settle c) {
        if (state.status() != OrderStatus.SETTLED) {
            new OrderHasEnded(state.status()).orRefuse();
            new OrderHasTariff(state.tariff()).orRefuse();
            new EnergyIsDecided(
                            state.curve().energyWh(),
                            state.derived().energyWh(),
                            !state.corrections().isEmpty())
                    .orRefuse();
            apply(new OrderSettled(c.orderId(), state.request().owner(), state.billAt(c.at())));
        }
        return new Settled(state.bill(), state.settledVersion());
    }

    Written decide(AssignTariff c) {
        Tariff pinned = state.tariff();
        if (pinned == null || !pinned.planId().equals(c.tariff().planId())) {
            new OrderHasNoTariffYet(pinned).orRefuse();
            new ChargeHasBegun(state.hasBegun() && state.isPlaceKnown()).orRefuse();
            new TariffIsInWalletCurrency(
                            state.request().paymentMode(),
                            c.walletCurrency(),
                            c.tariff().currency())
                    .orRefuse();
            apply(
                    new TariffAssigned(
                            c.orderId(),
                            state.request().owner(),
                            heldBy(state.terms().zone(), c.tariff()),
                            state.request().paymentMode(),
                            c.at()));
        }
        return new Written(c.orderId(), state.version());
    }

    /** Prices hold by the clock of the site. */
    private static Tariff heldBy(String zone, Tariff tariff) {
        return new Tariff(
                tariff.planId(),
                tariff.planVersion(),
                tariff.currency(),
                zone,
                tariff.components(),
                tariff.defaultHoldMinor());
    }

    CorrectionAccepted decide(CorrectCharge c) {
        for (Correction known : state.corrections()) {
            if (known.correctionId().equals(c.correctionId())) {
                new RepeatIsTheSameRequest(known.fingerprint(), c.fingerprint()).orRefuse();
                return known.answer(c.orderId());
            }
        }
        new ChargeIsOver(state.status(), c.pileGone()).orRefuse();
        new OrderHasFewCorrections(state.corrections().size()).orRefuse();
        if (state.status().isRunning()) {
            new Ending(state).infer(StopReason.DECIDED, c.at());
        }
        apply(
                new ChargeCorrected(
                        c.orderId(),
                        state.request().owner(),
                        c.correctionId(),
                        c.fingerprint().current(),
                        state.curve().start().meterWh() + c.energyWh(),
                        c.energyWh(),
                        c.reason(),
                        state.request().paymentMode(),
                        c.at()));
        CorrectionAccepted answer = state.corrections().getLast().answer(c.orderId());
        correctBill(c.at());
        return answer;
    }

    /** Replaces the bill of a settled order when it would be another now. */
    void correctBill(Instant at) {
        if (state.status() != OrderStatus.SETTLED) {
            return;
        }
        Bill corrected = state.billAt(at);
        if (!BillContent.of(corrected).equals(BillContent.of(state.bill()))) {
            apply(
                    new BillCorrected(
                            corrected.orderId(),
                            state.request().owner(),
                            state.bills() + 1,
                            corrected));
        }
    }
}
