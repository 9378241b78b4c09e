package com.bluesky.charging.administrator.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.administrator.contract.AdministratorCommand.Switching;
import com.bluesky.charging.administrator.contract.AdministratorRequestEvent;
import com.bluesky.charging.administrator.contract.AdministratorRequestEvent.AdministratorRequestRecorded;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Remembers one request for ever, so that a repeat is answered as the first was. */
@Aggregate(
        type = "AdministratorRequest",
        cache = "aggregates",
        snapshotTriggerDefinition = "snapshots")
class AdministratorRequest {

    @AggregateIdentifier private @Nullable String requestId;
    private String fingerprint = "";
    private @Nullable Written answer;

    /** The first answer, or empty when there was no such request yet. */
    Optional<Written> answerTo(Switching repeat) {
        if (requestId != null) {
            new RepeatIsTheSameRequest(fingerprint, repeat.fingerprint()).orRefuse();
        }
        return Optional.ofNullable(answer);
    }

    /** Remembers what was asked, and which version the administrator has then. */
    void record(Switching c, Administrator.Named administrator, long version) {
        apply(
                new AdministratorRequestRecorded(
                        c.requestId(),
                        administrator.operatorId(),
                        c.administratorId(),
                        c.fingerprint().current(),
                        version,
                        c.at()));
    }

    @EventSourcingHandler
    void evolve(AdministratorRequestEvent event) {
        switch (event) {
            case AdministratorRequestRecorded e -> {
                requestId = e.requestId();
                fingerprint = e.fingerprint();
                answer = new Written(e.administratorId(), e.administratorVersion());
            }
        }
    }
}
