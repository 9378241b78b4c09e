package com.bluesky.charging.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.ChangeIsCurrent;
import com.bluesky.charging.kernel.LastChange;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.CardHolderEvent;
import com.bluesky.charging.user.contract.CardHolderEvent.HolderErased;
import com.bluesky.charging.user.contract.PhoneClaimEvent.PhoneClaimed;
import com.bluesky.charging.user.contract.UserCommand.ChangeUser;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.user.contract.UserEvent;
import com.bluesky.charging.user.contract.UserEvent.UserChanged;
import com.bluesky.charging.user.contract.UserEvent.UserDeactivated;
import com.bluesky.charging.user.contract.UserEvent.UserErased;
import com.bluesky.charging.user.contract.UserEvent.UserReactivated;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import java.time.Instant;
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
    private @Nullable LastChange lastChange;
    private boolean deactivated;
    private boolean erased;
    private long version = -1;

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
                        c.externalReference(),
                        c.phoneClaimId(),
                        c.currency(),
                        c.fingerprint().current(),
                        c.at()));
        return standing().written(c.userId());
    }

    /** The first answer, or empty when it is not the latest change, told again. */
    Optional<Written> answerTo(ChangeUser c) {
        return lastChange != null && lastChange.isRepeatedBy(c.change())
                ? Optional.of(new Written(c.userId(), lastChange.basedOnVersion() + 1))
                : Optional.empty();
    }

    /** Refuses a change that may not be made; answers the claim that the user has until then. */
    Optional<String> mayChange(ChangeUser c) {
        new UserIsNotErased(erased).orRefuse();
        new ChangeIsCurrent(version, c.change()).orRefuse();
        return phoneClaimId();
    }

    Written change(ChangeUser c) {
        apply(
                new UserChanged(
                        c.userId(),
                        operatorId,
                        customerId,
                        c.name(),
                        c.phone(),
                        c.email(),
                        c.externalReference(),
                        c.phoneClaimId(),
                        c.change().expectedVersion(),
                        c.change().fingerprint().current(),
                        c.at()));
        return standing().written(c.userId());
    }

    /** Lets the user begin no more charges, if that is not so already. */
    void deactivate(Instant at) {
        new UserIsNotErased(erased).orRefuse();
        if (userId != null && !deactivated) {
            apply(new UserDeactivated(userId, operatorId, customerId, at));
        }
    }

    /** Lets the user begin charges again, if that is not so already. */
    void reactivate(Instant at) {
        new UserIsNotErased(erased).orRefuse();
        if (userId != null && deactivated) {
            apply(new UserReactivated(userId, operatorId, customerId, at));
        }
    }

    /** Records the erasure once; nothing ever follows it, so a repeat is answered as the first. */
    Written erase(EraseUser c) {
        if (!erased) {
            apply(new UserErased(c.userId(), operatorId, customerId, c.at()));
        }
        return standing().written(c.userId());
    }

    /** What the erasure is for the cards. */
    HolderErased holderErased(EraseUser c) {
        return new HolderErased(
                CardHolderEvent.holderIdOf(c.userId()), operatorId, customerId, c.userId(), c.at());
    }

    /** What a change of the phone is for the claim on the new number. */
    PhoneClaimed phoneClaimed(String claimId, ChangeUser c) {
        return new PhoneClaimed(claimId, c.userId(), operatorId, customerId, c.at());
    }

    Optional<String> phoneClaimId() {
        return Optional.ofNullable(phoneClaimId);
    }

    /** Whose user it is, and how many events there are, from 0. */
    record Standing(String operatorId, String customerId, long version) {

        Written written(String userId) {
            return new Written(userId, version);
        }
    }

    Standing standing() {
        return new Standing(operatorId, customerId, version);
    }

    @EventSourcingHandler
    void evolve(UserEvent event) {
        version++;
        switch (event) {
            case UserRegistered e -> {
                userId = e.userId();
                operatorId = e.operatorId();
                customerId = e.customerId();
                fingerprint = e.fingerprint();
                phoneClaimId = e.phoneClaimId();
            }
            case UserChanged e -> {
                phoneClaimId = e.phoneClaimId();
                lastChange = new LastChange(e.basedOnVersion(), e.fingerprint());
            }
            case UserDeactivated _ -> deactivated = true;
            case UserReactivated _ -> deactivated = false;
            case UserErased _ -> erased = true;
        }
    }
}
