package com.bluesky.charging.price.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.UnassignPricePlan;
import com.bluesky.charging.price.contract.PriceAssignmentEvent;
import com.bluesky.charging.price.contract.PriceAssignmentEvent.PricePlanAssigned;
import com.bluesky.charging.price.contract.PriceAssignmentEvent.PricePlanUnassigned;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.RetirePricePlan;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.price.contract.TariffComponent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanAssignerTest {

    private static final PriceTarget SITE = PriceTarget.site("site-1");
    private static final String STREAM = SITE.assignmentId();

    private final CommandSide side = CommandSide.still();

    @BeforeEach
    void two_published_plans() {
        publish("plan-1");
        publish("plan-2");
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void a_published_plan_is_assigned_and_another_takes_its_place() {
        assertThat(assign("plan-1")).isEqualTo(new Written(STREAM, 0));
        assertThat(assign("plan-2")).isEqualTo(new Written(STREAM, 1));
        assertThat(assignments())
                .containsExactly(
                        new PricePlanAssigned(STREAM, "op-1", SITE, "plan-1", NOW),
                        new PricePlanAssigned(STREAM, "op-1", SITE, "plan-2", NOW));
    }

    @Test
    void the_plan_that_is_there_already_changes_nothing() {
        assign("plan-1");
        assertThat(assign("plan-1")).isEqualTo(new Written(STREAM, 0));
        assertThat(assignments()).hasSize(1);
    }

    @Test
    void a_plan_is_taken_away_once_and_may_come_back() {
        side.send(new UnassignPricePlan(SITE, NOW));
        assertThat(assignments()).isEmpty();
        assign("plan-1");
        side.send(new UnassignPricePlan(SITE, NOW));
        side.send(new UnassignPricePlan(SITE, NOW));
        assertThat(assign("plan-1")).isEqualTo(new Written(STREAM, 2));
        assertThat(assignments())
                .containsExactly(
                        new PricePlanAssigned(STREAM, "op-1", SITE, "plan-1", NOW),
                        new PricePlanUnassigned(STREAM, "op-1", SITE, "plan-1", NOW),
                        new PricePlanAssigned(STREAM, "op-1", SITE, "plan-1", NOW));
    }

    @Test
    void a_plan_without_content_is_not_assigned() {
        side.send(new CreatePricePlan("plan-3", "op-1", "Plan", "EUR", fingerprint(), NOW));
        assertRefused("op-1", "plan-3", "PRICE_PLAN_NOT_PUBLISHED");
    }

    @Test
    void a_retired_plan_is_not_assigned_and_stays_where_it_is() {
        assign("plan-1");
        side.send(new RetirePricePlan("plan-1", NOW));
        assertThat(
                        side.codeOfRefusal(
                                new AssignPricePlan(
                                        "op-1", PriceTarget.device("dev-1"), "plan-1", NOW)))
                .isEqualTo("PRICE_PLAN_RETIRED");
        assertThat(assignments()).hasSize(1);
    }

    @Test
    void what_is_no_plan_of_the_operator_is_not_found() {
        assertRefused("op-1", "plan-unknown", "PRICE_PLAN_NOT_FOUND");
        assertRefused("op-2", "plan-1", "PRICE_PLAN_NOT_FOUND");
    }

    private void assertRefused(String operatorId, String planId, String code) {
        assertThat(side.codeOfRefusal(new AssignPricePlan(operatorId, SITE, planId, NOW)))
                .isEqualTo(code);
        assertThat(assignments()).isEmpty();
    }

    private Written assign(String planId) {
        return side.send(new AssignPricePlan("op-1", SITE, planId, NOW));
    }

    private void publish(String planId) {
        side.send(new CreatePricePlan(planId, "op-1", "Plan", "EUR", fingerprint(), NOW));
        side.send(
                new PublishPricePlan(
                        planId,
                        List.of(
                                new TariffComponent(
                                        TariffComponent.Kind.ENERGY,
                                        List.of(),
                                        null,
                                        null,
                                        "0.40",
                                        TariffComponent.Unit.KWH)),
                        500,
                        new Change(0, fingerprint()),
                        NOW));
    }

    private List<PriceAssignmentEvent> assignments() {
        return side.events().all().stream()
                .filter(PriceAssignmentEvent.class::isInstance)
                .map(PriceAssignmentEvent.class::cast)
                .toList();
    }

    private static Fingerprint fingerprint() {
        return new Fingerprint(List.of("k1:a"));
    }
}
