package com.bluesky.charging.administrator.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.administrator.contract.AdministratorCommand.ChangeAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.EraseAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.RegisterAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorEvent;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorChanged;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorDeactivated;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorErased;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorReactivated;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorRegistered;
import com.bluesky.charging.kernel.ChangeIsCurrent;
import com.bluesky.charging.kernel.LastChange;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A person's account at an operator. Nothing personal is kept here. */
@Aggregate(type = "Administrator", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Administrator {

    /** Which administrator of which operator. */
    record Named(String administratorId, String operatorId) {}

    @AggregateIdentifier private @Nullable String administratorId;
    private String operatorId = "";
    private String fingerprint = "";
    private String emailClaimId = "";
    private boolean active;
    private boolean erased;
    private long version = -1;
    private @Nullable LastChange lastChange;

    /** The first answer, or empty when there is no such administrator yet. */
    Optional<Written> answerTo(RegisterAdministrator c) {
        if (administratorId == null) {
            return Optional.empty();
        }
        new RepeatIsTheSameRequest(fingerprint, c.fingerprint()).orRefuse();
        return Optional.of(new Written(c.administratorId(), 0));
    }

    Written register(RegisterAdministrator c) {
        apply(
                new AdministratorRegistered(
                        c.administratorId(),
                        c.operatorId(),
                        c.name(),
                        c.email(),
                        c.emailClaimId(),
                        c.fingerprint().current(),
                        c.at()));
        return written();
    }

    /** The answer to a repeat of the latest change; empty when the change is to be made. */
    Optional<Written> answerTo(ChangeAdministrator c) {
        if (lastChange != null && lastChange.isRepeatedBy(c.change())) {
            // The version of that change: whoever holds a later one has seen what came since.
            return Optional.of(new Written(c.administratorId(), lastChange.basedOnVersion() + 1));
        }
        new AdministratorIsNotErased(erased).orRefuse();
        new ChangeIsCurrent(version, c.change()).orRefuse();
        return Optional.empty();
    }

    Written change(ChangeAdministrator c) {
        apply(
                new AdministratorChanged(
                        c.administratorId(),
                        operatorId,
                        c.name(),
                        c.email(),
                        c.emailClaimId(),
                        c.change().expectedVersion(),
                        c.change().fingerprint().current(),
                        c.at()));
        return written();
    }

    /** Lets the administrator work no more. */
    Written deactivate(Instant at) {
        new AdministratorIsNotErased(erased).orRefuse();
        if (active) {
            apply(new AdministratorDeactivated(named().administratorId(), operatorId, at));
        }
        return written();
    }

    /** Lets the administrator work again. */
    Written reactivate(Instant at) {
        new AdministratorIsNotErased(erased).orRefuse();
        if (!active) {
            apply(new AdministratorReactivated(named().administratorId(), operatorId, at));
        }
        return written();
    }

    /** Records the erasure once. */
    Written erase(EraseAdministrator c) {
        if (!erased) {
            apply(new AdministratorErased(c.administratorId(), operatorId, c.at()));
        }
        return written();
    }

    Named named() {
        return new Named(String.valueOf(administratorId), operatorId);
    }

    String emailClaimId() {
        return emailClaimId;
    }

    private Written written() {
        return new Written(String.valueOf(administratorId), version);
    }

    @EventSourcingHandler
    void evolve(AdministratorEvent event) {
        version++;
        switch (event) {
            case AdministratorRegistered e -> {
                administratorId = e.administratorId();
                operatorId = e.operatorId();
                fingerprint = e.fingerprint();
                emailClaimId = e.emailClaimId();
                active = true;
            }
            case AdministratorChanged e -> {
                emailClaimId = e.emailClaimId();
                lastChange = new LastChange(e.basedOnVersion(), e.fingerprint());
            }
            case AdministratorDeactivated _ -> active = false;
            case AdministratorReactivated _ -> active = true;
            case AdministratorErased _ -> {
                active = false;
                erased = true;
            }
        }
    }
}
