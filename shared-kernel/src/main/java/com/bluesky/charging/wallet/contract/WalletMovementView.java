package com.bluesky.charging.wallet.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement in a wallet, and what the wallet had after it; in minor units.
 *
 * @param number the version of the wallet that the movement made; later movements have higher ones
 * @param amountMinor what moved, never negative; the kind says where to
 * @param balanceMinor all money in the wallet after it, held or not
 * @param heldMinor the part that was set aside
 * @param availableMinor balance less holds
 * @param owedMinor what the user owed
 * @param orderId the order that it was for, if any
 * @param billId the bill that it was for, if any
 * @param topUpId of a top-up
 * @param refundId of a refund to the user
 * @param updatedAt when it was recorded; it never changes
 */
public record WalletMovementView(
        long number,
        MovementKind kind,
        long amountMinor,
        long balanceMinor,
        long heldMinor,
        long availableMinor,
        long owedMinor,
        String currency,
        @Nullable String orderId,
        @Nullable String billId,
        @Nullable String topUpId,
        @Nullable String refundId,
        Instant at,
        Instant updatedAt) {}
