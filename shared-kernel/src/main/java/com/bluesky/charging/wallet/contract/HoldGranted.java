package com.bluesky.charging.wallet.contract;

/** What a wallet set aside for an order, in minor units of its currency. */
public record HoldGranted(String holdId, long heldMinor) {

    /** The id of an order's hold, a stream of its own. */
    public static String holdIdOf(String orderId) {
        return "hold-" + orderId;
    }
}
