package com.bluesky.charging.order.contract;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as the read model knows it.
 *
 * @param cardId the card that it began with at the pile; null when it was requested
 * @param heldMinor what the wallet set aside for it
 * @param energyWh delivered so far, as the pile's meter says
 * @param derivedEnergyWh delivered so far, as follows from the power that the pile told; null when
 *     its meter tells energy. It is not billed by itself: a person decides
 * @param endInferred whether nobody told how the charge ended; a true end may still come, with a
 *     correcting bill
 * @param costMinor what that costs so far, and after settling the total of the bill; null without a
 *     tariff, and between an end that told or decided other energy and its bill
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
        BeganBy beganBy,
        @Nullable String cardId,
        PaymentMode paymentMode,
        ChargingLimits limits,
        @Nullable Tariff tariff,
        @Nullable String currency,
        @Nullable Long heldMinor,
        long energyWh,
        @Nullable Long derivedEnergyWh,
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
        boolean endInferred,
        @Nullable Instant settledAt,
        Instant updatedAt,
        long version) {}
