package com.bluesky.charging.price.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.price.contract.PricePlanCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanAssigned;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanCreated;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanPublished;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.price.contract.TariffComponent;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class PricePlanTest {

    private static final PricePlanCreated CREATED =
            new PricePlanCreated("plan-1", "op-1", "Plan", "EUR", "k1:a", NOW);
    private static final PriceTarget TARGET = new PriceTarget(PriceTarget.Kind.SITE, "site-1");
    private static final PricePlanAssigned ASSIGNED =
            new PricePlanAssigned("plan-1", "op-1", TARGET, NOW);

    private final FixtureConfiguration<PricePlan> plan =
            new AggregateTestFixture<>(PricePlan.class);

    @Test
    void a_plan_is_created() {
        plan.givenNoPriorActivity()
                .when(create("k1:a"))
                .expectEvents(CREATED)
                .expectResultMessagePayload(new Written("plan-1", 0));
    }

    @Test
    void a_repeat_is_answered_as_the_first() {
        plan.given(CREATED, published(1, "0.40"))
                .when(create("k1:a"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("plan-1", 0));
    }

    @Test
    void another_plan_under_the_same_key_is_refused() {
        plan.given(CREATED)
                .when(create("k1:b"))
                .expectNoEvents()
                .expectException(refusal("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void a_plan_is_published() {
        plan.given(CREATED)
                .when(publish("0.40", 500))
                .expectEvents(published(1, "0.40"))
                .expectResultMessagePayload(new Written("plan-1", 1));
    }

    @Test
    void other_content_is_the_next_version() {
        plan.given(CREATED, published(1, "0.40"))
                .when(publish("0.45", 500))
                .expectEvents(published(2, "0.45"))
                .expectResultMessagePayload(new Written("plan-1", 2));
    }

    @Test
    void equal_content_is_no_new_version() {
        plan.given(CREATED, published(1, "0.40"), ASSIGNED)
                .when(publish("0.40", 500))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("plan-1", 1));
    }

    @Test
    void what_is_no_tariff_is_refused() {
        plan.given(CREATED)
                .when(publish("0.40000", 500))
                .expectNoEvents()
                .expectException(refusal("TARIFF_INVALID"));
    }

    @Test
    void a_hold_that_nobody_can_have_is_refused() {
        for (long hold : new long[] {-1, DefaultHoldIsSensible.HOLD_MAX_MINOR + 1}) {
            new AggregateTestFixture<>(PricePlan.class)
                    .given(CREATED)
                    .when(publish("0.40", hold))
                    .expectNoEvents()
                    .expectException(refusal("TARIFF_INVALID"));
        }
    }

    @Test
    void a_published_plan_is_assigned() {
        plan.given(CREATED, published(1, "0.40"))
                .when(new AssignPricePlan("plan-1", TARGET, NOW))
                .expectEvents(ASSIGNED)
                .expectResultMessagePayload(new Written("plan-1", 2));
    }

    @Test
    void a_plan_may_take_its_target_back_from_another_plan() {
        plan.given(CREATED, published(1, "0.40"), ASSIGNED)
                .when(new AssignPricePlan("plan-1", TARGET, NOW))
                .expectEvents(ASSIGNED);
    }

    @Test
    void a_plan_without_content_is_not_assigned() {
        plan.given(CREATED)
                .when(new AssignPricePlan("plan-1", TARGET, NOW))
                .expectNoEvents()
                .expectException(refusal("PRICE_PLAN_NOT_PUBLISHED"));
    }

    private static CreatePricePlan create(String fingerprint) {
        return new CreatePricePlan(
                "plan-1", "op-1", "Plan", "EUR", new Fingerprint(List.of(fingerprint)), NOW);
    }

    private static PublishPricePlan publish(String price, long holdMinor) {
        return new PublishPricePlan("plan-1", List.of(energy(price)), holdMinor, NOW);
    }

    private static PricePlanPublished published(int version, String price) {
        return new PricePlanPublished(
                "plan-1", "op-1", version, "EUR", List.of(energy(price)), 500, NOW);
    }

    private static TariffComponent energy(String price) {
        return new TariffComponent(
                TariffComponent.Kind.ENERGY,
                List.of(),
                null,
                null,
                price,
                TariffComponent.Unit.KWH);
    }
}
