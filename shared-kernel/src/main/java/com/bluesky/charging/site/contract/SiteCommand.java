package com.bluesky.charging.site.contract;

import com.bluesky.charging.kernel.Fingerprint;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a site. */
public sealed interface SiteCommand {

    String siteId();

    /**
     * Creates a site; a repeat answers as the first did. Answers {@code Written}.
     *
     * @param latitude WGS 84 degrees, −90 to 90
     * @param longitude WGS 84 degrees, −180 to 180
     * @param zone IANA time zone, such as {@code Asia/Shanghai}; prices follow its clock
     */
    record CreateSite(
            @TargetAggregateIdentifier String siteId,
            String operatorId,
            String name,
            String address,
            double latitude,
            double longitude,
            String zone,
            Fingerprint fingerprint,
            Instant at)
            implements SiteCommand {}
}
