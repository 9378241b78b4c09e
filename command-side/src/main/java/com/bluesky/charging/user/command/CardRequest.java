package com.bluesky.charging.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.CardCommand;
import com.bluesky.charging.user.contract.CardRequestEvent;
import com.bluesky.charging.user.contract.CardRequestEvent.CardRequestRecorded;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Remembers one request about a card for ever, so that a repeat is answered as the first was. */
@Aggregate(type = "CardRequest", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class CardRequest {

    @AggregateIdentifier private @Nullable String requestId;
    private String fingerprint = "";
    private @Nullable Written answer;

    /** The first answer, or empty when there was no such request yet. */
    Optional<Written> answerTo(CardCommand repeat) {
        if (requestId != null) {
            new RepeatIsTheSameRequest(fingerprint, repeat.fingerprint()).orRefuse();
        }
        return Optional.ofNullable(answer);
    }

    /** Remembers what was asked of the card, in what then is its version. */
    Written record(CardCommand c, Card.Standing card) {
        apply(
                new CardRequestRecorded(
                        c.requestId(),
                        card.operatorId(),
                        card.customerId(),
                        c.userId(),
                        c.cardId(),
                        c.fingerprint().current(),
                        card.version(),
                        c.at()));
        return answerTo(c).orElseThrow();
    }

    @EventSourcingHandler
    void evolve(CardRequestEvent event) {
        switch (event) {
            case CardRequestRecorded e -> {
                requestId = e.requestId();
                fingerprint = e.fingerprint();
                answer = new Written(e.cardId(), e.cardVersion());
            }
        }
    }
}
