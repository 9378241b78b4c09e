package com.bluesky.charging.order.contract;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as the read model knows it.
 *
 * @param heldMinor what the wallet set aside at the start
 * @param energyWh delivered so far
 * @param costMinor what that costs so far, and after settling the total of the bill
 * @param failureCode why it FAILED
 */
public record OrderView(
        String orderId,
        String operatorId,
        String customerId,
        @Nullable String userId,
        @Nullable String siteId,
        String deviceId,
        int connectorId,
        OrderStatus status,
        PaymentMode paymentMode,
        ChargingLimits limits,
        @Nullable Tariff tariff,
        @Nullable String currency,
        @Nullable Long heldMinor,
        long energyWh,
        @Nullable Long costMinor,
        @Nullable Long powerWatts,
        @Nullable Integer stateOfChargePercent,
        @Nullable StopReason stopReason,
        @Nullable String failureCode,
        @Nullable String failureDetail,
        @Nullable String billId,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant settledAt,
        Instant updatedAt,
        long version) {}
