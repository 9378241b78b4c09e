package com.bluesky.charging.operator.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.ChangeIsCurrent;
import com.bluesky.charging.kernel.LastChange;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.operator.contract.OperatorCommand.ChangeOperator;
import com.bluesky.charging.operator.contract.OperatorCommand.RegisterOperator;
import com.bluesky.charging.operator.contract.OperatorEvent;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorChanged;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorRegistered;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A tenant: owns sites, devices, price plans and customers. */
@Aggregate(type = "Operator", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Operator {

    @AggregateIdentifier private @Nullable String operatorId;
    private String fingerprint = "";
    private long version = -1;
    private @Nullable LastChange lastChange;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Written decide(RegisterOperator c) {
        if (operatorId != null) {
            new RepeatIsTheSameRequest(fingerprint, c.fingerprint()).orRefuse();
        } else {
            apply(
                    new OperatorRegistered(
                            c.operatorId(),
                            c.name(),
                            c.currency(),
                            c.fingerprint().current(),
                            c.at()));
        }
        return new Written(c.operatorId(), 0);
    }

    @CommandHandler
    Written decide(ChangeOperator c) {
        if (lastChange == null || !lastChange.isRepeatedBy(c.change())) {
            new ChangeIsCurrent(version, c.change()).orRefuse();
            apply(
                    new OperatorChanged(
                            c.operatorId(),
                            c.name(),
                            c.change().expectedVersion(),
                            c.change().fingerprint().current(),
                            c.at()));
        }
        return new Written(c.operatorId(), version);
    }

    @EventSourcingHandler
    void evolve(OperatorEvent event) {
        version++;
        switch (event) {
            case OperatorRegistered e -> {
                operatorId = e.operatorId();
                fingerprint = e.fingerprint();
            }
            case OperatorChanged e ->
                    lastChange = new LastChange(e.basedOnVersion(), e.fingerprint());
        }
    }
}
