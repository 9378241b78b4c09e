package com.bluesky.charging.order.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderEvent.BillCorrected;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.Settled;
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
            apply(new OrderSettled(c.orderId(), state.request().owner(), state.billAt(c.at())));
        }
        return new Settled(state.bill(), state.settledVersion());
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
