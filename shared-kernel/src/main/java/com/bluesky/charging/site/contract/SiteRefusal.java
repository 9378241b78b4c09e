package com.bluesky.charging.site.contract;

import com.bluesky.charging.kernel.Refusal;

/** Why something of a site cannot be done. */
public sealed interface SiteRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /**
     * Prices, and bills that are being made, follow the clock of the zone.
     *
     * @param zone that the site has
     */
    record SiteZoneIsFixed(String zone) implements SiteRefusal {

        @Override
        public String code() {
            return "SITE_ZONE_FIXED";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String detail() {
            return "The site's zone is "
                    + zone
                    + " and stays so, because prices follow it. Leave the zone out, or create"
                    + " another site and register the devices there.";
        }
    }

    /** It is out of service. */
    record SiteIsRetired() implements SiteRefusal {

        @Override
        public String code() {
            return "SITE_RETIRED";
        }

        @Override
        public String detail() {
            return "The site is out of service for good. Use another site, or create one.";
        }
    }

    /**
     * Devices in service stand there.
     *
     * @param devices how many
     */
    record SiteHasDevices(int devices) implements SiteRefusal {

        @Override
        public String code() {
            return "SITE_HAS_DEVICES";
        }

        @Override
        public String detail() {
            return "Devices in service stand there: "
                    + devices
                    + ". Retire them first: POST /v1/devices/{deviceId}/retire.";
        }
    }
}
