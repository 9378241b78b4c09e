package com.bluesky.charging.price.contract;

import java.time.Instant;
import java.util.List;

/** What happened to a price plan. */
public sealed interface PricePlanEvent {

    String planId();

    record PricePlanCreated(
            String planId,
            String operatorId,
            String name,
            String currency,
            String fingerprint,
            Instant createdAt)
            implements PricePlanEvent {}

    record PricePlanChanged(
            String planId,
            String operatorId,
            String name,
            long basedOnVersion,
            String fingerprint,
            Instant changedAt)
            implements PricePlanEvent {}

    record PricePlanPublished(
            String planId,
            String operatorId,
            int planVersion,
            String currency,
            List<TariffComponent> components,
            long defaultHoldMinor,
            long basedOnVersion,
            String fingerprint,
            Instant publishedAt)
            implements PricePlanEvent {}

    record PricePlanRetired(String planId, String operatorId, Instant retiredAt)
            implements PricePlanEvent {}
}
