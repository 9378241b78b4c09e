package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.Callers;
import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Provenance;
import com.bluesky.charging.site.contract.Amenity;
import com.bluesky.charging.site.contract.SiteCommand.ChangeSite;
import com.bluesky.charging.site.contract.SiteCommand.CreateSite;
import com.bluesky.charging.site.contract.SiteProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;

/** Creates a site, changes it four times, and goes on with another one. */
final class SiteOwner implements Callers.Caller {

    /** Of a site: one creates it and the others change it. */
    static final int COMMANDS_EACH = 5;

    /** The type of what the others lead to. */
    static final String CHANGED = "site.SiteChanged";

    private final CommandGateway commands;
    private final String operatorId = "opr-" + UUID.randomUUID();
    private String siteId = "";
    private int version = COMMANDS_EACH - 1;

    SiteOwner(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void call() {
        Object command;
        if (version == COMMANDS_EACH - 1) {
            siteId = "sit-" + UUID.randomUUID();
            version = 0;
            command = new CreateSite(siteId, operatorId, profile(), fingerprint(), Instant.now());
        } else {
            Change change = new Change(version, fingerprint());
            version++;
            command = new ChangeSite(siteId, profile(), change, Instant.now());
        }
        commands.sendAndWait(
                new GenericCommandMessage<>(
                        command,
                        MetaData.from(
                                Map.of(
                                        Provenance.ACTOR_KIND,
                                        "customer",
                                        Provenance.ACTOR_ID,
                                        operatorId,
                                        Provenance.KEY_ID,
                                        "k1",
                                        Provenance.REQUEST_ID,
                                        "req-" + siteId))));
    }

    private SiteProfile profile() {
        return new SiteProfile(
                "Station " + version,
                "1 Century Avenue, Pudong",
                31.2304,
                121.4737,
                "Asia/Shanghai",
                "Eight fast connectors on the ground floor.",
                "Enter from the river side.",
                "+862150000000",
                List.of(Amenity.CAFE),
                null,
                List.of());
    }

    private static Fingerprint fingerprint() {
        return new Fingerprint(List.of("1:" + UUID.randomUUID() + UUID.randomUUID()));
    }
}
