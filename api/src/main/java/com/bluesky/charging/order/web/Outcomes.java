package com.bluesky.charging.order.web;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.web.Queries;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Waits, for who wishes to, until it is known what became of a start or a stop. */
@Component
class Outcomes {

    private final Queries queries;

    Outcomes(Queries queries) {
        this.queries = queries;
    }

    /** The order once its charge has begun or FAILED; empty when that takes longer. */
    Optional<OrderView> ofStart(FindOrder order, Duration patience) {
        return await(order, Outcomes::hasBegunOrFailed, patience)
                .filter(Outcomes::hasBegunOrFailed);
    }

    /**
     * The order once nothing more becomes of it by itself: settled, FAILED, or ended and waiting
     * for a person. One that has ended when the time is up is an outcome too; its bill is about to
     * be made.
     */
    Optional<OrderView> ofStop(FindOrder order, Duration patience) {
        return await(order, Outcomes::isAtRest, patience).filter(view -> view.status().isOver());
    }

    private Optional<OrderView> await(
            FindOrder order, Predicate<OrderView> enough, Duration patience) {
        return patience.isZero()
                ? Optional.empty()
                : queries.findWhen(order, OrderView.class, enough, patience);
    }

    private static boolean hasBegunOrFailed(OrderView order) {
        return order.status().isRunning() || order.status().isOver();
    }

    private static boolean isAtRest(OrderView order) {
        return order.status() == OrderStatus.SETTLED
                || order.status() == OrderStatus.FAILED
                || (order.status() == OrderStatus.ENDED && !settlesByItself(order));
    }

    private static boolean settlesByItself(OrderView order) {
        Long derivedWh = order.derivedEnergyWh();
        boolean undecided = order.energyWh() == 0 && derivedWh != null && derivedWh > 0;
        return order.paymentMode() == PaymentMode.WALLET && order.tariff() != null && !undecided;
    }
}
