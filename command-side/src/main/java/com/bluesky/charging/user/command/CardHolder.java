package com.bluesky.charging.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.user.contract.CardCommand.RegisterCard;
import com.bluesky.charging.user.contract.CardHolderEvent;
import com.bluesky.charging.user.contract.CardHolderEvent.CardGivenUp;
import com.bluesky.charging.user.contract.CardHolderEvent.CardHeld;
import com.bluesky.charging.user.contract.CardHolderEvent.HolderErased;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The cards that a user has. */
@Aggregate(type = "CardHolder", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class CardHolder {

    @AggregateIdentifier private @Nullable String holderId;
    private String operatorId = "";
    private String customerId = "";
    private String userId = "";
    private Set<String> cardIds = new LinkedHashSet<>();
    private boolean erased;

    void mayHold() {
        new UserIsNotErased(erased).orRefuse();
    }

    void hold(RegisterCard c) {
        new UserHasFewCards(cardIds.size()).orRefuse();
        apply(
                new CardHeld(
                        CardHolderEvent.holderIdOf(c.userId()),
                        c.operatorId(),
                        c.customerId(),
                        c.userId(),
                        c.cardId(),
                        c.at()));
    }

    void giveUp(String cardId, Instant at) {
        if (holderId != null && cardIds.contains(cardId)) {
            apply(new CardGivenUp(holderId, operatorId, customerId, userId, cardId, at));
        }
    }

    /** Holds no card any more, ever; answers those that it held. */
    List<String> erase(HolderErased end) {
        List<String> held = List.copyOf(cardIds);
        if (!erased) {
            apply(end);
        }
        return held;
    }

    @EventSourcingHandler
    void evolve(CardHolderEvent event) {
        holderId = event.holderId();
        switch (event) {
            case CardHeld e -> {
                operatorId = e.operatorId();
                customerId = e.customerId();
                userId = e.userId();
                cardIds.add(e.cardId());
            }
            case CardGivenUp e -> cardIds.remove(e.cardId());
            case HolderErased _ -> {
                cardIds.clear();
                erased = true;
            }
        }
    }
}
