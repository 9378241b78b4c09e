package com.bluesky.charging.operator.query;

import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.operator.contract.OperatorEvent;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorChanged;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorRegistered;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Feeds {@code operators}. */
@Component
@ProcessingGroup(OperatorProjection.GROUP)
class OperatorProjection {

    static final String GROUP = "read.operator";

    private final StreamRows<OperatorRow> operators;

    OperatorProjection(EntityManager entities) {
        operators = new StreamRows<>(entities, OperatorRow.class);
    }

    @EventHandler
    void on(OperatorEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        String id = event.operatorId();
        switch (event) {
            case OperatorRegistered registered ->
                    operators.begin(
                            id,
                            sequence,
                            () -> {
                                OperatorRow row = new OperatorRow(registered);
                                row.changedAt(recordedAt);
                                return row;
                            });
            case OperatorChanged changed ->
                    operators.next(
                            id,
                            sequence,
                            row -> {
                                row.changedAt(recordedAt);
                                row.renamed(changed.name());
                            });
        }
    }

    @ResetHandler
    void reset() {
        operators.deleteAll();
    }
}
