package com.bluesky.charging.site.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.ChangeIsCurrent;
import com.bluesky.charging.kernel.LastChange;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.site.contract.SiteCommand.ChangeSite;
import com.bluesky.charging.site.contract.SiteCommand.CreateSite;
import com.bluesky.charging.site.contract.SiteCommand.RetireSite;
import com.bluesky.charging.site.contract.SiteEvent;
import com.bluesky.charging.site.contract.SiteEvent.SiteChanged;
import com.bluesky.charging.site.contract.SiteEvent.SiteCreated;
import com.bluesky.charging.site.contract.SiteEvent.SiteRetired;
import com.bluesky.charging.site.contract.SiteProfile;
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
    private String operatorId = "";
    private String fingerprint = "";
    private @Nullable SiteProfile profile;
    private @Nullable LastChange lastChange;
    private boolean retired;
    private long version = -1;

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
                            c.profile(),
                            c.fingerprint().current(),
                            c.at()));
        }
        return new Written(c.siteId(), 0);
    }

    @CommandHandler
    Written decide(ChangeSite c) {
        if (lastChange == null || !lastChange.isRepeatedBy(c.change())) {
            new ChangeIsCurrent(version, c.change()).orRefuse();
            new SiteIsInService(retired).orRefuse();
            new ZoneStays(zone(), c.profile().zone()).orRefuse();
            if (!c.profile().equals(profile)) {
                apply(
                        new SiteChanged(
                                c.siteId(),
                                operatorId,
                                c.profile(),
                                c.change().expectedVersion(),
                                c.change().fingerprint().current(),
                                c.at()));
            }
        }
        return new Written(c.siteId(), version);
    }

    @CommandHandler
    Written decide(RetireSite c) {
        if (!retired) {
            new NothingSpeaksAgainstIt(c.foreseen()).orRefuse();
            apply(new SiteRetired(c.siteId(), operatorId, c.at()));
        }
        return new Written(c.siteId(), version);
    }

    private String zone() {
        return profile == null ? "" : profile.zone();
    }

    @EventSourcingHandler
    void evolve(SiteEvent event) {
        version++;
        switch (event) {
            case SiteCreated e -> {
                siteId = e.siteId();
                operatorId = e.operatorId();
                fingerprint = e.fingerprint();
                profile = e.profile();
            }
            case SiteChanged e -> {
                profile = e.profile();
                lastChange = new LastChange(e.basedOnVersion(), e.fingerprint());
            }
            case SiteRetired _ -> retired = true;
        }
    }
}
