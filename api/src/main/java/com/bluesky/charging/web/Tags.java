package com.bluesky.charging.web;

import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;

/** What the operations are grouped by, in the order in which a newcomer needs them. */
final class Tags {

    static final List<Tag> ALL =
            List.of(
                    tag("Tokens", "API keys become access tokens."),
                    tag("Onboarding", "Operators, administrators, customers and their API keys."),
                    tag("Users", "Drivers, their cards and their prepaid money."),
                    tag("Equipment", "Sites, devices, and how they are now."),
                    tag("Prices", "Price plans, and what they price."),
                    tag("Charging", "Orders: start, watch, stop, settle, and the bill."),
                    tag("Audit", "What was recorded of an order, event by event."),
                    tag("Commands", "What piles are told by OCPP, and what they answered."),
                    tag("Sandbox", "The simulated piles, there only with a sandbox."));

    private Tags() {}

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
