package com.bluesky.charging.price.query;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.price.contract.PricePlanEvent;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanAssigned;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanCreated;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanPublished;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.springframework.stereotype.Component;

/**
 * Feeds {@code price_plans} and {@code price_assignments} from plans, and {@code price_connectors}
 * from connectors. All its events are one sequence, handled in the order of the store: the last
 * assignment to a target wins, whichever plan's it is, and whoever asks after one event finds the
 * effect of all that came before it.
 */
@Component
@ProcessingGroup(PriceProjection.GROUP)
class PriceProjection implements SequencingPolicy<EventMessage<?>> {

    static final String GROUP = "read.price";

    private final EntityManager entities;
    private final StreamRows<PricePlanRow> plans;
    private final StreamRows<PriceConnectorRow> connectors;

    PriceProjection(EntityManager entities) {
        this.entities = entities;
        plans = new StreamRows<>(entities, PricePlanRow.class);
        connectors = new StreamRows<>(entities, PriceConnectorRow.class);
    }

    @EventHandler
    void on(PricePlanEvent event, @SequenceNumber long sequence) {
        String id = event.planId();
        switch (event) {
            case PricePlanCreated created ->
                    plans.begin(id, sequence, () -> new PricePlanRow(created));
            case PricePlanPublished published ->
                    plans.next(id, sequence, row -> row.published(published));
            case PricePlanAssigned assigned -> plans.next(id, sequence, _ -> assign(assigned));
        }
    }

    private void assign(PricePlanAssigned assigned) {
        PriceAssignmentRow former =
                entities.find(
                        PriceAssignmentRow.class,
                        PriceAssignmentRow.Key.of(assigned.operatorId(), assigned.target()));
        if (former == null) {
            entities.persist(new PriceAssignmentRow(assigned));
        } else {
            former.replacedBy(assigned);
        }
    }

    @EventHandler
    void on(ConnectorAdded added, @SequenceNumber long sequence) {
        connectors.begin(added.connectorKey(), sequence, () -> new PriceConnectorRow(added));
    }

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return GROUP;
    }

    @ResetHandler
    void reset() {
        plans.deleteAll();
        connectors.deleteAll();
        StreamRows.deleteAll(entities, PriceAssignmentRow.class);
    }
}
