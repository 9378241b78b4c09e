package com.bluesky.charging.order.command;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.CaptureFunds;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** A bill is paid from what was set aside for it; what that does not cover is owed. */
@ProcessingGroup("automation.WhenOrderSettledThenCaptureFunds")
@DisallowReplay
class WhenOrderSettledThenCaptureFunds {

    private final CommandGateway commands;

    WhenOrderSettledThenCaptureFunds(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(OrderSettled e) {
        if (e.bill().paymentMode() == PaymentMode.WALLET) {
            Answer.to(commands.send(captureOf(e.bill()))).expectGranted();
        }
    }

    private static CaptureFunds captureOf(Bill bill) {
        String userId = Objects.requireNonNull(bill.userId());
        return new CaptureFunds(
                WalletCommand.walletIdOf(userId),
                bill.orderId(),
                bill.operatorId(),
                bill.customerId(),
                userId,
                bill.billId(),
                bill.totalMinor(),
                bill.currency(),
                bill.settledAt());
    }
}
