package com.bluesky.charging.site.contract;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.RefusalDetails;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a site. */
public sealed interface SiteCommand {

    String siteId();

    /** Creates a site; a repeat answers as the first did. Answers {@code Written}. */
    record CreateSite(
            @TargetAggregateIdentifier String siteId,
            String operatorId,
            SiteProfile profile,
            Fingerprint fingerprint,
            Instant at)
            implements SiteCommand {

        /**
         * A site of which no more is told than where it is.
         *
         * @param latitude WGS 84 degrees, −90 to 90
         * @param longitude WGS 84 degrees, −180 to 180
         * @param zone IANA time zone, such as {@code Asia/Shanghai}; prices follow its clock
         */
        public CreateSite(
                String siteId,
                String operatorId,
                String name,
                String address,
                double latitude,
                double longitude,
                String zone,
                Fingerprint fingerprint,
                Instant at) {
            this(
                    siteId,
                    operatorId,
                    SiteProfile.bare(name, address, latitude, longitude, zone),
                    fingerprint,
                    at);
        }
    }

    /**
     * Changes what is told of a site; its zone stays. A repeat of the latest change answers as that
     * did. Answers {@code Written}, or refuses with a {@link SiteRefusal} or {@code
     * PreconditionFailed}.
     *
     * @param profile the whole of it, as it is to be
     */
    record ChangeSite(
            @TargetAggregateIdentifier String siteId,
            SiteProfile profile,
            Change change,
            Instant at)
            implements SiteCommand {}

    /**
     * Takes a site out of service for good; doing it again changes nothing. Answers {@code
     * Written}.
     *
     * @param foreseen why it cannot be, as the read model has it; null when nothing speaks against
     *     it
     */
    record RetireSite(
            @TargetAggregateIdentifier String siteId, @Nullable RefusalDetails foreseen, Instant at)
            implements SiteCommand {}
}
