package com.bluesky.charging.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.CardHolderEvent;
import com.bluesky.charging.user.contract.CardHolderEvent.HolderErased;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.user.contract.UserEvent;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A driver. Nothing personal is kept here. */
@Aggregate(type = "User", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class User {

    @AggregateIdentifier private @Nullable String userId;
    private String operatorId = "";
    private String customerId = "";
    private String fingerprint = "";
    private @Nullable String phoneClaimId;
    private boolean erased;

    /** The first answer, or empty when there is no such user yet. */
    Optional<Written> answerTo(RegisterUser c) {
        if (userId == null) {
            return Optional.empty();
        }
        new RepeatIsTheSameRequest(fingerprint, c.fingerprint()).orRefuse();
        return Optional.of(new Written(c.userId(), 0));
    }

    Written register(RegisterUser c) {
        apply(
                new UserRegistered(
                        c.userId(),
                        c.operatorId(),
                        c.customerId(),
                        c.name(),
                        c.phone(),
                        c.email(),
                        c.phoneClaimId(),
                        c.currency(),
                        c.fingerprint().current(),
                        c.at()));
        return new Written(c.userId(), 0);
    }

    /** Records the erasure once. */
    Written erase(EraseUser c) {
        if (!erased) {
            apply(new UserErased(c.userId(), operatorId, customerId, c.at()));
        }
        return new Written(c.userId(), 1);
    }

    /** What the erasure is for the cards. */
    HolderErased holderErased(EraseUser c) {
        return new HolderErased(
                CardHolderEvent.holderIdOf(c.userId()), operatorId, customerId, c.userId(), c.at());
    }

    Optional<String> phoneClaimId() {
        return Optional.ofNullable(phoneClaimId);
    }

    @EventSourcingHandler
    void evolve(UserEvent event) {
        switch (event) {
            case UserRegistered e -> {
                userId = e.userId();
                operatorId = e.operatorId();
                customerId = e.customerId();
                fingerprint = e.fingerprint();
                phoneClaimId = e.phoneClaimId();
            }
            case UserErased _ -> erased = true;
        }
    }
}
