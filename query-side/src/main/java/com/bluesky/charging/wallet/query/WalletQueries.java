package com.bluesky.charging.wallet.query;

import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.ListMovements;
import com.bluesky.charging.wallet.contract.WalletMovementPage;
import com.bluesky.charging.wallet.contract.WalletView;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class WalletQueries {

    private final WalletHolderRows holders;
    private final WalletRows wallets;
    private final EntityManager entities;

    WalletQueries(WalletHolderRows holders, WalletRows wallets, EntityManager entities) {
        this.holders = holders;
        this.wallets = wallets;
        this.entities = entities;
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
                .map(holder -> Statement.page(entities, holder.walletId(), query))
                .map(slice ->
                        new WalletMovementPage(
                                slice.rows().stream().map(MovementRow::view).toList(),
                                slice.next()));
    }

    private WalletView view(WalletHolderRow holder) {
        return wallets.findById(holder.walletId()).map(holder::view).orElseGet(holder::viewOfNone);
    }
}
