package com.bluesky.charging.user.query;

import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.user.contract.CardEvent;
import com.bluesky.charging.user.contract.CardEvent.CardBlocked;
import com.bluesky.charging.user.contract.CardEvent.CardRegistered;
import com.bluesky.charging.user.contract.CardEvent.CardRemoved;
import com.bluesky.charging.user.contract.CardEvent.CardUnblocked;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
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
    void on(CardEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        String id = event.cardId();
        if (event instanceof CardRegistered registered && sequence == 0) {
            cards.begin(id, sequence, () -> new CardRow(registered, recordedAt));
            return;
        }
        cards.next(
                id,
                sequence,
                card -> {
                    apply(event, card);
                    card.changedAt(recordedAt);
                });
    }

    private static void apply(CardEvent event, CardRow card) {
        switch (event) {
            case CardRegistered registered -> card.registered(registered);
            case CardBlocked blocked -> card.blocked(blocked.at());
            case CardUnblocked _ -> card.blocked(null);
            case CardRemoved _ -> card.removed();
        }
    }

    @ResetHandler
    void reset() {
        cards.deleteAll();
    }
}
