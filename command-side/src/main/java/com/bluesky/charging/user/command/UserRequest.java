package com.bluesky.charging.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.UserCommand.StandingCommand;
import com.bluesky.charging.user.contract.UserRequestEvent;
import com.bluesky.charging.user.contract.UserRequestEvent.UserRequestRecorded;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Remembers one request about a user for ever, so that a repeat is answered as the first was. */
@Aggregate(type = "UserRequest", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class UserRequest {

    @AggregateIdentifier private @Nullable String requestId;
    private String fingerprint = "";
    private @Nullable Written answer;

    /** The first answer, or empty when there was no such request yet. */
    Optional<Written> answerTo(StandingCommand repeat) {
        if (requestId != null) {
            new RepeatIsTheSameRequest(fingerprint, repeat.fingerprint()).orRefuse();
        }
        return Optional.ofNullable(answer);
    }

    /** Remembers what was asked of the user, in what then is the user's version. */
    Written record(StandingCommand c, User.Standing user) {
        apply(
                new UserRequestRecorded(
                        c.requestId(),
                        user.operatorId(),
                        user.customerId(),
                        c.userId(),
                        c.fingerprint().current(),
                        user.version(),
                        c.at()));
        return answerTo(c).orElseThrow();
    }

    @EventSourcingHandler
    void evolve(UserRequestEvent event) {
        switch (event) {
            case UserRequestRecorded e -> {
                requestId = e.requestId();
                fingerprint = e.fingerprint();
                answer = new Written(e.userId(), e.userVersion());
            }
        }
    }
}
