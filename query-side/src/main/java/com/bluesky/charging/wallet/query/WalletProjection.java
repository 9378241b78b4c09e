package com.bluesky.charging.wallet.query;

import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import com.bluesky.charging.wallet.contract.RefundEvent;
import com.bluesky.charging.wallet.contract.RefundEvent.RefundRecorded;
import com.bluesky.charging.wallet.contract.TopUpEvent;
import com.bluesky.charging.wallet.contract.TopUpEvent.TopUpRecorded;
import com.bluesky.charging.wallet.contract.WalletEvent;
import com.bluesky.charging.wallet.contract.WalletEvent.WalletOpened;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * Feeds {@code wallets} and {@code wallet_movements} from wallets, {@code wallet_holders} from
 * users, and {@code top_ups} and {@code refunds} from the streams that remember each of those.
 */
@Component
@ProcessingGroup(WalletProjection.GROUP)
class WalletProjection {

    static final String GROUP = "read.wallet";

    private final EntityManager entities;
    private final StreamRows<WalletRow> wallets;
    private final StreamRows<WalletHolderRow> holders;
    private final StreamRows<TopUpRow> topUps;
    private final StreamRows<RefundRow> refunds;

    WalletProjection(EntityManager entities) {
        this.entities = entities;
        wallets = new StreamRows<>(entities, WalletRow.class);
        holders = new StreamRows<>(entities, WalletHolderRow.class);
        topUps = new StreamRows<>(entities, TopUpRow.class);
        refunds = new StreamRows<>(entities, RefundRow.class);
    }

    @EventHandler
    void on(UserRegistered registered, @SequenceNumber long sequence) {
        holders.begin(registered.userId(), sequence, () -> new WalletHolderRow(registered));
    }

    @EventHandler
    void on(WalletEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        String id = event.walletId();
        if (event instanceof WalletOpened opened) {
            wallets.begin(id, sequence, () -> new WalletRow(opened));
            return;
        }
        Movement movement = Movement.of(event);
        wallets.next(
                id,
                sequence,
                wallet -> {
                    wallet.move(movement);
                    entities.persist(
                            new MovementRow(
                                    new MovementRow.Key(id, sequence),
                                    movement,
                                    wallet,
                                    recordedAt));
                });
    }

    @EventHandler
    void on(TopUpEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        switch (event) {
            case TopUpRecorded topUp ->
                    topUps.begin(topUp.topUpId(), sequence, () -> new TopUpRow(topUp, recordedAt));
        }
    }

    @EventHandler
    void on(RefundEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        switch (event) {
            case RefundRecorded refund ->
                    refunds.begin(
                            refund.refundId(), sequence, () -> new RefundRow(refund, recordedAt));
        }
    }

    @ResetHandler
    void reset() {
        wallets.deleteAll();
        holders.deleteAll();
        topUps.deleteAll();
        refunds.deleteAll();
        StreamRows.deleteAll(entities, MovementRow.class);
    }
}
