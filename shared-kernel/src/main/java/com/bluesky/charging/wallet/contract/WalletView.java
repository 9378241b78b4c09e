package com.bluesky.charging.wallet.contract;

/**
 * A wallet as the read model knows it, in minor units.
 *
 * @param balanceMinor all money in it, held or not
 * @param heldMinor the part that is set aside for running orders
 * @param availableMinor balance less holds
 * @param owedMinor what orders cost beyond their holds and is not paid yet
 * @param version −1 while it was never topped up
 */
public record WalletView(
        String walletId,
        String userId,
        String operatorId,
        String customerId,
        String currency,
        long balanceMinor,
        long heldMinor,
        long availableMinor,
        long owedMinor,
        long version) {}
