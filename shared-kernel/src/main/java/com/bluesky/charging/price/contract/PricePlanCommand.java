package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a price plan. */
public sealed interface PricePlanCommand {

    /** More periods than this in one tariff nobody can read on a pile's screen. */
    int COMPONENTS_MAX = 32;

    String planId();

    /**
     * Creates a plan without content; a repeat answers as the first did. Answers {@code Written}.
     */
    record CreatePricePlan(
            @TargetAggregateIdentifier String planId,
            String operatorId,
            String name,
            String currency,
            Fingerprint fingerprint,
            Instant at)
            implements PricePlanCommand {}

    /**
     * Publishes the plan's next version; content equal to the current version's changes nothing.
     * Answers {@code Written}, or refuses with {@link PriceRefusal.TariffInvalid}.
     */
    record PublishPricePlan(
            @TargetAggregateIdentifier String planId,
            List<TariffComponent> components,
            long defaultHoldMinor,
            Instant at)
            implements PricePlanCommand {}

    /**
     * Assigns the plan. Assigning it again is recorded again, because another plan may have taken
     * the target in between, which this plan does not know. Answers {@code Written}.
     */
    record AssignPricePlan(@TargetAggregateIdentifier String planId, PriceTarget target, Instant at)
            implements PricePlanCommand {}
}
