package com.bluesky.charging.administrator.query;

import com.bluesky.charging.administrator.contract.AdministratorEvent;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorChanged;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorDeactivated;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorErased;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorReactivated;
import com.bluesky.charging.administrator.contract.AdministratorEvent.AdministratorRegistered;
import com.bluesky.charging.kernel.query.StreamRows;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Feeds {@code administrators}. */
@Component
@ProcessingGroup(AdministratorProjection.GROUP)
class AdministratorProjection {

    static final String GROUP = "read.administrator";

    private final StreamRows<AdministratorRow> administrators;

    AdministratorProjection(EntityManager entities) {
        administrators = new StreamRows<>(entities, AdministratorRow.class);
    }

    @EventHandler
    void on(
            AdministratorEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant recordedAt) {
        String id = event.administratorId();
        Consumer<AdministratorRow> change =
                switch (event) {
                    case AdministratorRegistered registered -> {
                        administrators.begin(id, sequence, () -> first(registered, recordedAt));
                        yield _ -> {};
                    }
                    case AdministratorChanged changed -> row -> row.changed(changed);
                    case AdministratorDeactivated deactivated ->
                            row -> row.deactivated(deactivated.at());
                    case AdministratorReactivated _ -> AdministratorRow::reactivated;
                    case AdministratorErased erased -> row -> row.erased(erased);
                };
        administrators.next(
                id,
                sequence,
                row -> {
                    row.changedAt(recordedAt);
                    change.accept(row);
                });
    }

    private static AdministratorRow first(AdministratorRegistered registered, Instant recordedAt) {
        AdministratorRow row = new AdministratorRow(registered);
        row.changedAt(recordedAt);
        return row;
    }

    @ResetHandler
    void reset() {
        administrators.deleteAll();
    }
}
