package com.bluesky.charging.audit.query;

import com.bluesky.charging.audit.contract.ExplainOrder;
import com.bluesky.charging.audit.contract.ExplainedBill;
import com.bluesky.charging.audit.contract.OrderExplanation;
import com.bluesky.charging.order.contract.OrderEvent;
import com.bluesky.charging.order.contract.OrderEvent.BillCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingBegunByCard;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.OrderEvent.TariffAssigned;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.price.contract.Tariff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through an order's events once and tells steps and bills. */
final class Retelling {

    private final Steps steps = new Steps();
    private final Register register = new Register();
    private final List<ExplainedBill> bills = new ArrayList<>();
    private @Nullable OrderStatus status;
    private @Nullable Tariff tariff;
    private long latestSequence = -1;

    void add(Recorded recorded) {
        OrderEvent event = recorded.event();
        latestSequence = recorded.sequence();
        status = Statuses.after(status, event);
        pin(event);
        register.add(event);
        steps.add(recorded, tariff == null ? null : tariff.currency());
        if (event instanceof OrderSettled settled) {
            explain(new BillCheck(settled.bill(), tariff, register), recorded);
        } else if (event instanceof BillCorrected corrected) {
            explain(new BillCheck(corrected.bill(), tariff, register), recorded);
        }
    }

    private void explain(BillCheck check, Recorded recorded) {
        bills.add(check.explained(recorded.sequence()));
    }

    private void pin(OrderEvent event) {
        Tariff told =
                switch (event) {
                    case ChargingBegunByCard begun -> begun.tariff();
                    case ConnectorConfirmed confirmed -> confirmed.tariff();
                    case TariffAssigned assigned -> assigned.tariff();
                    default -> null;
                };
        if (told != null) {
            tariff = told;
        }
    }

    OrderExplanation explanation(ExplainOrder query) {
        return new OrderExplanation(
                query.orderId(),
                query.asOf(),
                status,
                latestSequence,
                steps.omitted(),
                steps.told(),
                bills);
    }
}
