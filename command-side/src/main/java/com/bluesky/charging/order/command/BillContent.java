package com.bluesky.charging.order.command;

import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.price.contract.TariffComponent;
import java.time.Instant;
import java.util.List;

/**
 * What makes one bill another one: energy and what is asked for it. That a charge took longer
 * without delivering more does not.
 */
record BillContent(long energyWh, List<Line> lines) {

    /** A line without its end, which moves with the end of the charge. */
    record Line(
            TariffComponent.Kind kind,
            Instant from,
            String quantity,
            String unitPrice,
            long amountMinor) {

        static Line of(BillLine line) {
            return new Line(
                    line.kind(),
                    line.from(),
                    line.quantity(),
                    line.unitPrice(),
                    line.amountMinor());
        }
    }

    static BillContent of(Bill bill) {
        return new BillContent(bill.energyWh(), bill.lines().stream().map(Line::of).toList());
    }
}
