package com.bluesky.charging.order.contract;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.StableId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The immutable result of settling an order, complete in itself: nothing else is needed to
 * understand or check it.
 *
 * @param billId {@code bill-…}
 * @param correctsBillId the bill that this one replaces, null for the first
 * @param zone IANA time zone of the site
 * @param energyWh meter at stop − meter at start, which is also the sum of the periods
 * @param totalMinor the sum of the lines, in minor units of {@code currency}
 */
public record Bill(
        String billId,
        @Nullable String correctsBillId,
        String orderId,
        String operatorId,
        String customerId,
        @Nullable String userId,
        String siteId,
        String zone,
        String deviceId,
        int connectorId,
        PaymentMode paymentMode,
        String planId,
        int planVersion,
        String currency,
        Instant startedAt,
        Instant endedAt,
        long meterStartWh,
        long meterStopWh,
        long energyWh,
        List<EnergyPeriod> periods,
        List<BillLine> lines,
        long totalMinor,
        Instant settledAt) {

    public Bill {
        periods = List.copyOf(periods);
        lines = List.copyOf(lines);
    }

    /**
     * The id of one of an order's bills.
     *
     * @param number counts them from 1
     */
    public static String idOf(String orderId, int number) {
        return StableId.of("bill", orderId, Integer.toString(number));
    }
}
