package com.bluesky.charging.operator.query;

import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.operator.contract.OperatorEvent;
import com.bluesky.charging.operator.contract.OperatorEvent.OperatorRegistered;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
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
    void on(OperatorEvent event, @SequenceNumber long sequence) {
        switch (event) {
            case OperatorRegistered registered ->
                    operators.begin(
                            registered.operatorId(), sequence, () -> new OperatorRow(registered));
        }
    }

    @ResetHandler
    void reset() {
        operators.deleteAll();
    }
}
