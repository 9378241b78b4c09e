package com.bluesky.charging.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.CardCommand.RegisterCard;
import com.bluesky.charging.user.contract.CardRegistrationEvent;
import com.bluesky.charging.user.contract.CardRegistrationEvent.CardRegistrationRecorded;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Remembers one registration of a card for ever, so that a repeat is answered as the first was. */
@Aggregate(type = "CardRegistration", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class CardRegistration {

    @AggregateIdentifier private @Nullable String registrationId;
    private String fingerprint = "";
    private @Nullable Written answer;

    /** The first answer, or empty when there was no such request yet. */
    Optional<Written> answerTo(RegisterCard repeat) {
        if (registrationId != null) {
            new RepeatIsTheSameRequest(fingerprint, repeat.fingerprint()).orRefuse();
        }
        return Optional.ofNullable(answer);
    }

    /** Remembers the registration of the card, in what then is its version. */
    Written record(RegisterCard c, long cardVersion) {
        apply(
                new CardRegistrationRecorded(
                        c.registrationId(),
                        c.operatorId(),
                        c.customerId(),
                        c.userId(),
                        c.cardId(),
                        c.fingerprint().current(),
                        cardVersion,
                        c.at()));
        return answerTo(c).orElseThrow();
    }

    @EventSourcingHandler
    void evolve(CardRegistrationEvent event) {
        switch (event) {
            case CardRegistrationRecorded e -> {
                registrationId = e.registrationId();
                fingerprint = e.fingerprint();
                answer = new Written(e.cardId(), e.cardVersion());
            }
        }
    }
}
