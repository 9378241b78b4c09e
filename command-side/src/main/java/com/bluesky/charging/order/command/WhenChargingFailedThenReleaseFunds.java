package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.ReleaseFunds;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/**
 * An order that failed gives its hold back, or sees to it that none is placed any more. Without a
 * user there is no wallet.
 */
@ProcessingGroup("automation.WhenChargingFailedThenReleaseFunds")
@DisallowReplay
class WhenChargingFailedThenReleaseFunds {

    private final CommandGateway commands;

    WhenChargingFailedThenReleaseFunds(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ChargingFailed e) {
        String userId = e.owner().userId();
        if (userId != null) {
            Answer.to(
                            commands.send(
                                    new ReleaseFunds(
                                            WalletCommand.walletIdOf(userId), e.orderId(), e.at())))
                    .expectGranted();
        }
    }
}
