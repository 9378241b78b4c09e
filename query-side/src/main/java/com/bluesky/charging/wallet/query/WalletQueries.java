package com.bluesky.charging.wallet.query;

import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.ListMovements;
import com.bluesky.charging.wallet.contract.WalletMovementPage;
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
    private final MovementRows movements;

    WalletQueries(WalletHolderRows holders, WalletRows wallets, MovementRows movements) {
        this.holders = holders;
        this.wallets = wallets;
        this.movements = movements;
    }

    @QueryHandler
    Optional<WalletView> find(FindWallet query) {
        return holders.find(
                        query.userId(), query.tenant().operatorId(), query.tenant().customerId())
                .map(this::view);
    }

    @QueryHandler
    Optional<WalletMovementPage> list(ListMovements query) {
        return holders.find(
                        query.userId(), query.tenant().operatorId(), query.tenant().customerId())
                .map(holder -> Statement.page(movements, holder.walletId(), query))
                .map(slice ->
                        new WalletMovementPage(
                                slice.rows().stream().map(MovementRow::view).toList(),
                                slice.next()));
    }

    private WalletView view(WalletHolderRow holder) {
        return wallets.findById(holder.walletId()).map(holder::view).orElseGet(holder::viewOfNone);
    }
}
