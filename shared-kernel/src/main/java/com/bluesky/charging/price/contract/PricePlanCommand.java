package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.Change;
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

    /** Gives the plan another name; its own changes nothing. Answers {@code Written}. */
    record ChangePricePlan(
            @TargetAggregateIdentifier String planId, String name, Change change, Instant at)
            implements PricePlanCommand {}

    /**
     * Publishes the plan's next version; content equal to the current version's changes nothing.
     * Answers {@code Written}, or refuses with {@link PriceRefusal.TariffInvalid} or {@link
     * PriceRefusal.PricePlanIsRetired}.
     */
    record PublishPricePlan(
            @TargetAggregateIdentifier String planId,
            List<TariffComponent> components,
            long defaultHoldMinor,
            Change change,
            Instant at)
            implements PricePlanCommand {}

    /**
     * Ends the plan's use for anything new: it is neither published nor assigned any more. Where it
     * is assigned it holds until another plan takes its place. Retiring it again changes nothing.
     * Answers {@code Written}.
     */
    record RetirePricePlan(@TargetAggregateIdentifier String planId, Instant at)
            implements PricePlanCommand {}
}
