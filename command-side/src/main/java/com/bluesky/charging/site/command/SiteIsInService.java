package com.bluesky.charging.site.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.site.contract.SiteRefusal.SiteIsRetired;

/** Nothing is changed of a site that is out of service for good. */
record SiteIsInService(boolean retired) implements Rule {

    @Override
    public boolean holds() {
        return !retired;
    }

    @Override
    public Refusal refusal() {
        return new SiteIsRetired();
    }
}
