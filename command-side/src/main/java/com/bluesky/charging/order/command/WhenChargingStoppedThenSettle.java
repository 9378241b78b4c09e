package com.bluesky.charging.order.command;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderEvent.ChargeCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.TariffAssigned;
import com.bluesky.charging.order.contract.Settled;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/**
 * What is paid from a wallet is billed as soon as the charge is over and its tariff is known; what
 * the customer collects, when the customer asks. A refusal is no failure here: the event that makes
 * the bill possible comes later.
 */
@ProcessingGroup("automation.WhenChargingStoppedThenSettle")
@DisallowReplay
class WhenChargingStoppedThenSettle {

    private final CommandGateway commands;
    private final Clock clock;

    WhenChargingStoppedThenSettle(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(ChargingStopped e) {
        if (e.paymentMode() == PaymentMode.WALLET) {
            settle(e.orderId());
        }
    }

    @EventHandler
    void on(ChargingStopInferred e) {
        if (e.paymentMode() == PaymentMode.WALLET) {
            settle(e.orderId());
        }
    }

    @EventHandler
    void on(TariffAssigned e) {
        if (e.paymentMode() == PaymentMode.WALLET) {
            settle(e.orderId());
        }
    }

    @EventHandler
    void on(ChargeCorrected e) {
        if (e.paymentMode() == PaymentMode.WALLET) {
            settle(e.orderId());
        }
    }

    /** A connector that confirms to a charge that already runs may do so after its end. */
    @EventHandler
    void on(ConnectorConfirmed e) {
        if (e.paymentMode() == PaymentMode.WALLET && e.holdMinor() == 0) {
            settle(e.orderId());
        }
    }

    private void settle(String orderId) {
        Answer.to(commands.<Settled>send(new Settle(orderId, clock.instant())));
    }
}
