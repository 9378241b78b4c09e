package com.bluesky.charging.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.user.contract.CardCommand.BlockCard;
import com.bluesky.charging.user.contract.CardCommand.RegisterCard;
import com.bluesky.charging.user.contract.CardCommand.UnblockCard;
import com.bluesky.charging.user.contract.CardEvent;
import com.bluesky.charging.user.contract.CardEvent.CardBlocked;
import com.bluesky.charging.user.contract.CardEvent.CardRegistered;
import com.bluesky.charging.user.contract.CardEvent.CardRemoved;
import com.bluesky.charging.user.contract.CardEvent.CardUnblocked;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What a tag is at an operator: the card of a user, or one that was removed. */
@Aggregate(type = "Card", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Card {

    @AggregateIdentifier private @Nullable String cardId;
    private String operatorId = "";
    private String customerId = "";

    /** Who has it, or had it last. */
    private String userId = "";

    private String fingerprint = "";
    private boolean registered;
    private boolean blocked;
    private long version = -1;

    /** Whether it is already what is asked for; it is refused when it is another card. */
    boolean isAlready(RegisterCard c) {
        new TagIsOneCard(registered ? userId : null, fingerprint, c).orRefuse();
        return registered;
    }

    void register(RegisterCard c) {
        apply(
                new CardRegistered(
                        c.cardId(),
                        c.operatorId(),
                        c.customerId(),
                        c.userId(),
                        c.tagMac(),
                        c.label(),
                        c.fingerprint().current(),
                        c.at()));
    }

    void block(BlockCard c) {
        new CardIsOfUser(registered ? userId : null, c.userId()).orRefuse();
        if (!blocked) {
            apply(new CardBlocked(c.cardId(), operatorId, customerId, userId, c.at()));
        }
    }

    void unblock(UnblockCard c) {
        new CardIsOfUser(registered ? userId : null, c.userId()).orRefuse();
        if (blocked) {
            apply(new CardUnblocked(c.cardId(), operatorId, customerId, userId, c.at()));
        }
    }

    /** Removes it from a user who has it; false when that user had it last and it is removed. */
    boolean remove(String from, Instant at) {
        new CardIsOfUser(userId, from).orRefuse();
        if (cardId == null || !registered) {
            return false;
        }
        apply(new CardRemoved(cardId, operatorId, customerId, userId, at));
        return true;
    }

    /** Whose it is or was last, and how many events it has, from 0. */
    record Standing(String operatorId, String customerId, long version) {}

    Standing standing() {
        return new Standing(operatorId, customerId, version);
    }

    @EventSourcingHandler
    void evolve(CardEvent event) {
        version++;
        switch (event) {
            case CardRegistered e -> {
                cardId = e.cardId();
                operatorId = e.operatorId();
                customerId = e.customerId();
                userId = e.userId();
                fingerprint = e.fingerprint();
                registered = true;
                blocked = false;
            }
            case CardBlocked _ -> blocked = true;
            case CardUnblocked _ -> blocked = false;
            case CardRemoved _ -> registered = false;
        }
    }
}
