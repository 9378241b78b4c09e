package com.bluesky.charging.wallet.query;

import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import com.bluesky.charging.wallet.contract.WalletEvent;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsCaptured;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsHeld;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsOwed;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsRefunded;
import com.bluesky.charging.wallet.contract.WalletEvent.FundsReleased;
import com.bluesky.charging.wallet.contract.WalletEvent.OwedFundsPaid;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletOpened;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletToppedUp;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Feeds {@code wallets} from wallets and {@code wallet_holders} from users. */
@Component
@ProcessingGroup(WalletProjection.GROUP)
class WalletProjection {

    static final String GROUP = "read.wallet";

    private final StreamRows<WalletRow> wallets;
    private final StreamRows<WalletHolderRow> holders;

    WalletProjection(EntityManager entities) {
        wallets = new StreamRows<>(entities, WalletRow.class);
        holders = new StreamRows<>(entities, WalletHolderRow.class);
    }

    @EventHandler
    void on(UserRegistered registered, @SequenceNumber long sequence) {
        holders.begin(registered.userId(), sequence, () -> new WalletHolderRow(registered));
    }

    @EventHandler
    void on(WalletEvent event, @SequenceNumber long sequence) {
        String id = event.walletId();
        switch (event) {
            case WalletOpened opened -> wallets.begin(id, sequence, () -> new WalletRow(opened));
            case WalletToppedUp toppedUp ->
                    wallets.next(id, sequence, row -> row.toppedUp(toppedUp.amountMinor()));
            case FundsHeld held -> wallets.next(id, sequence, row -> row.held(held.amountMinor()));
            case FundsCaptured captured ->
                    wallets.next(id, sequence, row -> row.captured(captured.amountMinor()));
            case FundsReleased released ->
                    wallets.next(id, sequence, row -> row.released(released.amountMinor()));
            case FundsOwed owed -> wallets.next(id, sequence, row -> row.owed(owed.amountMinor()));
            case OwedFundsPaid paid ->
                    wallets.next(id, sequence, row -> row.owedPaid(paid.amountMinor()));
            case FundsRefunded refunded ->
                    wallets.next(id, sequence, row -> row.refunded(refunded.amountMinor()));
        }
    }

    @ResetHandler
    void reset() {
        wallets.deleteAll();
        holders.deleteAll();
    }
}
