package com.bluesky.charging.order.adapter;

import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The events of orders that the adapter acts upon, as tests need them. */
public final class Charged {

    private static final Owner OWNER = new Owner("op-1", "cus-1", "usr-1");

    private Charged() {}

    public static FundsConfirmed funds(String orderId) {
        return funds(orderId, Duration.ofSeconds(90));
    }

    public static FundsConfirmed funds(String orderId, Duration startWithin) {
        Instant now = Instant.now();
        return new FundsConfirmed(orderId, OWNER, DEVICE, 1, 2_000, now.plus(startWithin), now);
    }

    public static ChargingFailed failed(String orderId) {
        return new ChargingFailed(
                orderId, OWNER, DEVICE, 1, "CANCELLED", "Cancelled.", Instant.now());
    }

    public static ChargingStopRequested stopRequested(
            String orderId, @Nullable String transactionId) {
        return new ChargingStopRequested(
                orderId, OWNER, DEVICE, 1, transactionId, StopReason.REQUESTED, 1, Instant.now());
    }

    public static ChargingStopInferred stopInferred(String orderId) {
        return new ChargingStopInferred(
                orderId,
                OWNER,
                DEVICE,
                1,
                "7",
                1_900,
                1_000,
                StopReason.UNSEEN,
                PaymentMode.WALLET,
                now());
    }

    public static ReportTime now() {
        return ReportTime.of(null, Instant.now());
    }
}
