package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.kernel.command.Answer.Denied;
import com.bluesky.charging.kernel.command.Answer.Granted;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmFunds;
import com.bluesky.charging.order.contract.OrderCommand.RefuseFunds;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.wallet.contract.HoldGranted;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.HoldFunds;
import com.bluesky.charging.wallet.contract.WalletCommand.ReleaseFunds;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** An order that is paid from a wallet has money set aside before the pile is asked to start. */
@ProcessingGroup("automation.WhenConnectorConfirmedThenHoldFunds")
@DisallowReplay
class WhenConnectorConfirmedThenHoldFunds {

    private final CommandGateway commands;
    private final Clock clock;

    WhenConnectorConfirmedThenHoldFunds(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(ConnectorConfirmed e) {
        if (e.holdMinor() > 0) {
            hold(
                    new HoldFunds(
                            WalletCommand.walletIdOf(Objects.requireNonNull(e.owner().userId())),
                            e.orderId(),
                            e.holdMinor(),
                            Objects.requireNonNull(e.tariff()).currency(),
                            clock.instant()));
        }
    }

    private void hold(HoldFunds wish) {
        switch (Answer.to(commands.<HoldGranted>send(wish))) {
            case Granted<HoldGranted>(var granted) -> confirm(wish, granted);
            case Denied<HoldGranted>(var refusal) ->
                    Answer.to(
                                    commands.send(
                                            new RefuseFunds(
                                                    wish.orderId(),
                                                    refusal.code(),
                                                    refusal.detail(),
                                                    clock.instant())))
                            .expectGranted();
        }
    }

    private void confirm(HoldFunds wish, HoldGranted granted) {
        Continuation continuation =
                Answer.to(
                                commands.<Continuation>send(
                                        new ConfirmFunds(
                                                wish.orderId(),
                                                granted.heldMinor(),
                                                clock.instant())))
                        .expectGranted();
        if (continuation == Continuation.OVER) {
            Answer.to(
                            commands.send(
                                    new ReleaseFunds(
                                            wish.walletId(), wish.orderId(), clock.instant())))
                    .expectGranted();
        }
    }
}
