package com.bluesky.charging.order.contract;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.price.contract.Tariff;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a charge that began at the pile by a card.
 *
 * @param owner whose card it is; customer and user are always named
 * @param permitted whether the card may charge, there and in that currency; one that may not is
 *     asked to stop, and what it took is billed all the same
 * @param zone IANA time zone of the site
 * @param tariff the connector's at the time of the start; null when it had none, or one in a
 *     currency that the user's wallet does not pay, and then the order is not settled before an
 *     administrator assigns one
 */
public record CardCharge(
        Owner owner,
        String cardId,
        boolean permitted,
        String deviceId,
        int connectorId,
        PaymentMode paymentMode,
        String siteId,
        String zone,
        @Nullable Tariff tariff) {}
