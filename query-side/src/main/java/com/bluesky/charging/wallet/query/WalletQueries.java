package com.bluesky.charging.wallet.query;

import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.WalletView;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class WalletQueries {

    private final WalletHolderRows holders;
    private final WalletRows wallets;

    WalletQueries(WalletHolderRows holders, WalletRows wallets) {
        this.holders = holders;
        this.wallets = wallets;
    }

    @QueryHandler
    Optional<WalletView> find(FindWallet query) {
        return holders.find(
                        query.userId(), query.tenant().operatorId(), query.tenant().customerId())
                .map(this::view);
    }

    private WalletView view(WalletHolderRow holder) {
        return wallets.findById(holder.walletId()).map(holder::view).orElseGet(holder::viewOfNone);
    }
}
