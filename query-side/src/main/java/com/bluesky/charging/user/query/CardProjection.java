package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.user.contract.CardEvent;
import com.bluesky.charging.user.contract.CardEvent.CardBlocked;
import com.bluesky.charging.user.contract.CardEvent.CardRegistered;
import com.bluesky.charging.user.contract.CardEvent.CardRemoved;
import com.bluesky.charging.user.contract.CardEvent.CardUnblocked;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Feeds {@code cards}. */
@Component
@ProcessingGroup(CardProjection.GROUP)
class CardProjection {

    static final String GROUP = "read.card";

    private final StreamRows<CardRow> cards;

    CardProjection(EntityManager entities) {
        cards = new StreamRows<>(entities, CardRow.class);
    }

    @EventHandler
    void on(CardEvent event, @SequenceNumber long sequence) {
        String id = event.cardId();
        switch (event) {
            case CardRegistered e when sequence == 0 ->
                    cards.begin(id, sequence, () -> new CardRow(e));
            case CardRegistered e -> cards.next(id, sequence, row -> row.registered(e));
            case CardBlocked e -> cards.next(id, sequence, row -> row.blocked(e.at()));
            case CardUnblocked _ -> cards.next(id, sequence, row -> row.blocked(null));
            case CardRemoved _ -> cards.next(id, sequence, CardRow::removed);
        }
    }

    @ResetHandler
    void reset() {
        cards.deleteAll();
    }
}
