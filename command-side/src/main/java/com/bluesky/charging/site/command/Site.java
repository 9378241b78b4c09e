package com.bluesky.charging.site.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.site.contract.SiteCommand.CreateSite;
import com.bluesky.charging.site.contract.SiteEvent;
import com.bluesky.charging.site.contract.SiteEvent.SiteCreated;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A place with devices; prices follow the clock of its time zone. */
@Aggregate(type = "Site", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Site {

    @AggregateIdentifier private @Nullable String siteId;
    private String fingerprint = "";

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Written decide(CreateSite c) {
        if (siteId != null) {
            new RepeatIsTheSameRequest(fingerprint, c.fingerprint()).orRefuse();
        } else {
            apply(
                    new SiteCreated(
                            c.siteId(),
                            c.operatorId(),
                            c.name(),
                            c.address(),
                            c.latitude(),
                            c.longitude(),
                            c.zone(),
                            c.fingerprint().current(),
                            c.at()));
        }
        return new Written(c.siteId(), 0);
    }

    @EventSourcingHandler
    void evolve(SiteEvent event) {
        switch (event) {
            case SiteCreated e -> {
                siteId = e.siteId();
                fingerprint = e.fingerprint();
            }
        }
    }
}
