package com.bluesky.charging.price.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.price.contract.PricePlanCommand.ChangePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.RetirePricePlan;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanChanged;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanCreated;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanPublished;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanRetired;
import com.bluesky.charging.price.contract.TariffComponent;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class PricePlanTest {

    private static final PricePlanCreated CREATED =
            new PricePlanCreated("plan-1", "op-1", "Plan", "EUR", "k1:a", NOW);
    private static final PricePlanChanged NAMED_NIGHT =
            new PricePlanChanged("plan-1", "op-1", "Night", 0, "k1:n", NOW);
    private static final PricePlanRetired RETIRED = new PricePlanRetired("plan-1", "op-1", NOW);

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
                .when(publish(0, "k1:p1", "0.40"))
                .expectEvents(published(1, "0.40"))
                .expectResultMessagePayload(new Written("plan-1", 1));
    }

    @Test
    void other_content_is_the_next_version() {
        plan.given(CREATED, published(1, "0.40"))
                .when(publish(1, "k1:p2", "0.45"))
                .expectEvents(published(2, "0.45"))
                .expectResultMessagePayload(new Written("plan-1", 2));
    }

    @Test
    void equal_content_is_no_new_version() {
        plan.given(CREATED, published(1, "0.40"))
                .when(publish(0, "k1:x", "0.40"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("plan-1", 1));
    }

    @Test
    void a_publication_that_is_repeated_is_answered_as_done() {
        plan.given(CREATED, published(1, "0.40"), published(2, "0.45"))
                .when(publish(1, "k1:p2", "0.45"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("plan-1", 2));
    }

    @Test
    void who_read_an_older_version_publishes_nothing() {
        plan.given(CREATED, published(1, "0.40"), published(2, "0.45"))
                .when(publish(1, "k1:x", "0.50"))
                .expectNoEvents()
                .expectException(refusal("PRECONDITION_FAILED"));
    }

    @Test
    void a_publication_of_long_ago_that_comes_again_is_not_done_twice() {
        plan.given(CREATED, published(1, "0.40"), published(2, "0.45"))
                .when(publish(0, "k1:p1", "0.40"))
                .expectNoEvents()
                .expectException(refusal("PRECONDITION_FAILED"));
    }

    @Test
    void what_is_no_tariff_is_refused() {
        plan.given(CREATED)
                .when(publish(0, "k1:p1", "0.40000"))
                .expectNoEvents()
                .expectException(refusal("TARIFF_INVALID"));
    }

    @Test
    void a_hold_that_nobody_can_have_is_refused() {
        for (long hold : new long[] {-1, DefaultHoldIsSensible.HOLD_MAX_MINOR + 1}) {
            new AggregateTestFixture<>(PricePlan.class)
                    .given(CREATED)
                    .when(
                            new PublishPricePlan(
                                    "plan-1", List.of(energy("0.40")), hold, change(0, "k"), NOW))
                    .expectNoEvents()
                    .expectException(refusal("TARIFF_INVALID"));
        }
    }

    @Test
    void a_plan_gets_another_name() {
        plan.given(CREATED)
                .when(rename(0, "k1:n", "Night"))
                .expectEvents(NAMED_NIGHT)
                .expectResultMessagePayload(new Written("plan-1", 1));
    }

    @Test
    void a_change_of_the_name_that_is_repeated_or_says_nothing_new_appends_nothing() {
        plan.given(CREATED, NAMED_NIGHT)
                .when(rename(0, "k1:n", "Night"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("plan-1", 1));
        plan.given(CREATED)
                .when(rename(0, "k1:n", "Plan"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("plan-1", 0));
    }

    @Test
    void who_read_an_older_version_changes_nothing() {
        plan.given(CREATED, NAMED_NIGHT)
                .when(rename(0, "k1:m", "Day"))
                .expectNoEvents()
                .expectException(refusal("PRECONDITION_FAILED"));
    }

    @Test
    void a_plan_is_retired_once() {
        plan.given(CREATED, published(1, "0.40"))
                .when(new RetirePricePlan("plan-1", NOW))
                .expectEvents(RETIRED)
                .expectResultMessagePayload(new Written("plan-1", 2));
        plan.given(CREATED, published(1, "0.40"), RETIRED)
                .when(new RetirePricePlan("plan-1", NOW))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("plan-1", 2));
    }

    @Test
    void a_retired_plan_is_published_no_more() {
        plan.given(CREATED, published(1, "0.40"), RETIRED)
                .when(publish(2, "k1:x", "0.45"))
                .expectNoEvents()
                .expectException(refusal("PRICE_PLAN_RETIRED"));
    }

    private static CreatePricePlan create(String fingerprint) {
        return new CreatePricePlan(
                "plan-1", "op-1", "Plan", "EUR", new Fingerprint(List.of(fingerprint)), NOW);
    }

    private static PublishPricePlan publish(long read, String fingerprint, String price) {
        return new PublishPricePlan(
                "plan-1", List.of(energy(price)), 500, change(read, fingerprint), NOW);
    }

    private static ChangePricePlan rename(long read, String fingerprint, String name) {
        return new ChangePricePlan("plan-1", name, change(read, fingerprint), NOW);
    }

    private static Change change(long read, String fingerprint) {
        return new Change(read, new Fingerprint(List.of(fingerprint)));
    }

    private static PricePlanPublished published(int version, String price) {
        return new PricePlanPublished(
                "plan-1",
                "op-1",
                version,
                "EUR",
                List.of(energy(price)),
                500,
                version - 1,
                "k1:p" + version,
                NOW);
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
