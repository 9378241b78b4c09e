package com.bluesky.charging.price.query;

import static com.bluesky.charging.kernel.query.Facts.assigned;
import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.price.contract.FindPricePlan;
import com.bluesky.charging.price.contract.ListPricePlans;
import com.bluesky.charging.price.contract.PricePlanPage;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.price.contract.PriceTarget.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceReadModelTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog().append("plan-1", Facts.plan("op-1", "plan-1", minute(0)));

    @Test
    void a_plan_without_content_has_version_0() {
        model.project(log);

        assertThat(plan("plan-1"))
                .isEqualTo(
                        new PricePlanView(
                                "plan-1",
                                "op-1",
                                "Plan plan-1",
                                "CNY",
                                0,
                                List.of(),
                                0,
                                List.of(),
                                minute(0),
                                0));
    }

    @Test
    void a_plan_shows_its_latest_content_and_its_targets() {
        log.append(
                "plan-1",
                published("op-1", "plan-1", 1, "1.00"),
                assigned("op-1", "plan-1", Kind.SITE, "site-1"),
                assigned("op-1", "plan-1", Kind.DEVICE, "dev-1"),
                published("op-1", "plan-1", 2, "1.2050"));

        model.project(log);

        assertThat(plan("plan-1"))
                .isEqualTo(
                        new PricePlanView(
                                "plan-1",
                                "op-1",
                                "Plan plan-1",
                                "CNY",
                                2,
                                Facts.flatEnergyPrice("1.2050"),
                                5_000,
                                List.of(
                                        new PriceTarget(Kind.DEVICE, "dev-1"),
                                        new PriceTarget(Kind.SITE, "site-1")),
                                minute(0),
                                4));
    }

    @Test
    void a_target_belongs_to_the_plan_that_was_assigned_last() {
        log.append("plan-2", Facts.plan("op-1", "plan-2", minute(1)))
                .append("plan-1", assigned("op-1", "plan-1", Kind.SITE, "site-1"))
                .append("plan-2", assigned("op-1", "plan-2", Kind.SITE, "site-1"));
        model.project(log);
        assertThat(plan("plan-1").assignedTo()).isEmpty();
        assertThat(plan("plan-2").assignedTo()).hasSize(1);

        log.append("plan-1", assigned("op-1", "plan-1", Kind.SITE, "site-1"));
        model.project(log);

        assertThat(plan("plan-1").assignedTo()).hasSize(1);
        assertThat(plan("plan-2").assignedTo()).isEmpty();
    }

    @Test
    void an_operators_plans_are_listed_oldest_first() {
        log.append("plan-0", Facts.plan("op-1", "plan-0", minute(1)))
                .append("plan-9", Facts.plan("op-2", "plan-9", minute(0)));

        PricePlanPage page =
                model.project(log)
                        .ask(
                                new ListPricePlans(OWN, new PageRequest(10, null)),
                                PricePlanPage.class);

        assertThat(page.items())
                .extracting(PricePlanView::planId)
                .containsExactly("plan-1", "plan-0");
    }

    private PricePlanView plan(String planId) {
        return model.find(new FindPricePlan(OWN, planId), PricePlanView.class).orElseThrow();
    }
}
