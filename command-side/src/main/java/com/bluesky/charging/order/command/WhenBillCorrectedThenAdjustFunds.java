package com.bluesky.charging.order.command;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.OrderEvent.BillCorrected;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.AdjustFunds;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** What a wallet paid for an order follows the order's latest bill. */
@ProcessingGroup("automation.WhenBillCorrectedThenAdjustFunds")
@DisallowReplay
class WhenBillCorrectedThenAdjustFunds {

    private final CommandGateway commands;

    WhenBillCorrectedThenAdjustFunds(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(BillCorrected e) {
        if (e.bill().paymentMode() == PaymentMode.WALLET) {
            Answer.to(commands.send(adjustmentTo(e))).expectGranted();
        }
    }

    private static AdjustFunds adjustmentTo(BillCorrected e) {
        Bill bill = e.bill();
        String userId = Objects.requireNonNull(bill.userId());
        return new AdjustFunds(
                WalletCommand.walletIdOf(userId),
                bill.orderId(),
                bill.operatorId(),
                bill.customerId(),
                userId,
                Bill.idOf(bill.orderId(), 1),
                bill.billId(),
                e.number(),
                bill.totalMinor(),
                bill.currency(),
                bill.settledAt());
    }
}
