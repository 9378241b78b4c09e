package com.bluesky.charging.price.query;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.price.contract.PriceAssignmentEvent;
import com.bluesky.charging.price.contract.PriceAssignmentEvent.PricePlanAssigned;
import com.bluesky.charging.price.contract.PriceAssignmentEvent.PricePlanUnassigned;
import com.bluesky.charging.price.contract.PricePlanEvent;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanChanged;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanCreated;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanPublished;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanRetired;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.springframework.stereotype.Component;

/**
 * Feeds {@code price_plans} and {@code price_plan_versions} from plans, {@code price_assignments}
 * from assignments, and {@code price_connectors} from connectors. All its events are one sequence,
 * handled in the order of the store: whoever asks after one event finds the effect of all that came
 * before it.
 */
@Component
@ProcessingGroup(PriceProjection.GROUP)
class PriceProjection implements SequencingPolicy<EventMessage<?>> {

    static final String GROUP = "read.price";

    private final EntityManager entities;
    private final StreamRows<PricePlanRow> plans;
    private final StreamRows<PriceAssignmentRow> assignments;
    private final StreamRows<PriceConnectorRow> connectors;

    PriceProjection(EntityManager entities) {
        this.entities = entities;
        plans = new StreamRows<>(entities, PricePlanRow.class);
        assignments = new StreamRows<>(entities, PriceAssignmentRow.class);
        connectors = new StreamRows<>(entities, PriceConnectorRow.class);
    }

    @EventHandler
    void on(PricePlanEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        String id = event.planId();
        switch (event) {
            case PricePlanCreated created ->
                    plans.begin(id, sequence, () -> new PricePlanRow(created, recordedAt));
            case PricePlanChanged changed ->
                    plans.next(id, sequence, row -> row.changed(changed, recordedAt));
            case PricePlanPublished published ->
                    plans.next(id, sequence, row -> publish(row, published, recordedAt));
            case PricePlanRetired retired ->
                    plans.next(id, sequence, row -> row.retired(retired, recordedAt));
        }
    }

    private void publish(PricePlanRow row, PricePlanPublished published, Instant recordedAt) {
        row.published(published, recordedAt);
        PricePlanVersionRow former =
                entities.find(
                        PricePlanVersionRow.class,
                        new PricePlanVersionRow.Key(
                                published.planId(), published.planVersion() - 1));
        if (former != null) {
            former.supersededAt(published.publishedAt());
        }
        entities.persist(new PricePlanVersionRow(published));
    }

    @EventHandler
    void on(
            PriceAssignmentEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant recordedAt) {
        String id = event.assignmentId();
        switch (event) {
            case PricePlanAssigned assigned when sequence == 0 ->
                    assignments.begin(
                            id, sequence, () -> new PriceAssignmentRow(assigned, recordedAt));
            case PricePlanAssigned assigned ->
                    assignments.next(id, sequence, row -> row.assigned(assigned, recordedAt));
            case PricePlanUnassigned _ ->
                    assignments.next(id, sequence, row -> row.unassigned(recordedAt));
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
        assignments.deleteAll();
        connectors.deleteAll();
        StreamRows.deleteAll(entities, PricePlanVersionRow.class);
    }
}
