package com.bluesky.charging.price.query;

import static com.bluesky.charging.kernel.query.Facts.assigned;
import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.published;
import static com.bluesky.charging.kernel.query.Facts.unassigned;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.price.contract.FindHoldingPricePlan;
import com.bluesky.charging.price.contract.FindPriceAssignment;
import com.bluesky.charging.price.contract.FindPricePlan;
import com.bluesky.charging.price.contract.FindPricePlanVersion;
import com.bluesky.charging.price.contract.HoldingPricePlan;
import com.bluesky.charging.price.contract.ListPriceAssignments;
import com.bluesky.charging.price.contract.ListPricePlanVersions;
import com.bluesky.charging.price.contract.ListPricePlans;
import com.bluesky.charging.price.contract.PriceAssignmentPage;
import com.bluesky.charging.price.contract.PriceAssignmentView;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanChanged;
import com.bluesky.charging.price.contract.PricePlanEvent.PricePlanRetired;
import com.bluesky.charging.price.contract.PricePlanPage;
import com.bluesky.charging.price.contract.PricePlanVersionPage;
import com.bluesky.charging.price.contract.PricePlanVersionView;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.price.contract.PriceTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceReadModelTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");

    private static final Class<PricePlanVersionView> VERSION = PricePlanVersionView.class;

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
                                minute(0),
                                null,
                                second(0),
                                0));
        assertThat(versions(null)).isEmpty();
    }

    @Test
    void a_plan_shows_its_latest_content_its_name_and_that_it_is_retired() {
        log.append(
                "plan-1",
                published("op-1", "plan-1", 1, "1.00"),
                published("op-1", "plan-1", 2, "1.2050"),
                new PricePlanChanged("plan-1", "op-1", "Night", 2, "f:2", minute(4)),
                new PricePlanRetired("plan-1", "op-1", minute(5)));

        model.project(log);

        assertThat(plan("plan-1"))
                .isEqualTo(
                        new PricePlanView(
                                "plan-1",
                                "op-1",
                                "Night",
                                "CNY",
                                2,
                                Facts.flatEnergyPrice("1.2050"),
                                5_000,
                                minute(0),
                                minute(5),
                                second(4),
                                4));
    }

    @Test
    void each_version_says_what_it_said_and_how_long() {
        log.append(
                "plan-1",
                published("op-1", "plan-1", 1, "1.00"),
                published("op-1", "plan-1", 2, "1.20"),
                published("op-1", "plan-1", 3, "1.30"));

        model.project(log);

        assertThat(versions(null))
                .containsExactly(
                        version(3, "1.30", null),
                        version(2, "1.20", minute(3)),
                        version(1, "1.00", minute(2)));
        assertThat(model.find(new FindPricePlanVersion(OWN, "plan-1", 2), VERSION))
                .contains(version(2, "1.20", minute(3)));
        assertThat(model.find(new FindPricePlanVersion(OWN, "plan-1", 4), VERSION)).isEmpty();
        assertThat(versions(minute(3)))
                .extracting(PricePlanVersionView::planVersion)
                .containsExactly(3, 2);
    }

    @Test
    void versions_come_in_pages() {
        for (int version = 1; version <= 5; version++) {
            log.append("plan-1", published("op-1", "plan-1", version, "1.00"));
        }
        model.project(log);
        List<Integer> seen = new ArrayList<>();
        String after = null;
        do {
            PricePlanVersionPage page =
                    model.ask(
                            new ListPricePlanVersions(
                                    OWN, "plan-1", null, new PageRequest(2, after)),
                            PricePlanVersionPage.class);
            page.items().forEach(item -> seen.add(item.planVersion()));
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void a_target_belongs_to_the_plan_that_was_assigned_last() {
        PriceTarget site = PriceTarget.site("site-1");
        log.append("plan-2", Facts.plan("op-1", "plan-2", minute(1)))
                .append(
                        site.assignmentId(),
                        assigned("op-1", "plan-1", site),
                        assigned("op-1", "plan-2", site));
        model.project(log);
        assertThat(targets("plan-1", null)).isEmpty();
        assertThat(targets("plan-2", null)).containsExactly(site);

        log.append(site.assignmentId(), unassigned("op-1", "plan-2", site));
        model.project(log);

        assertThat(targets("plan-2", null)).isEmpty();
        assertThat(model.find(new FindPriceAssignment(OWN, site), PriceAssignmentView.class))
                .isEmpty();
    }

    @Test
    void the_nearest_plan_holds_and_says_what_it_is_assigned_to() {
        PriceTarget site = PriceTarget.site("site-1");
        PriceTarget device = PriceTarget.device("dev-1");
        PriceTarget operator = PriceTarget.operator("op-1");
        log.append("plan-1", published("op-1", "plan-1", 1, "1.00"))
                .append(operator.assignmentId(), assigned("op-1", "plan-1", operator))
                .append(site.assignmentId(), assigned("op-1", "plan-1", site))
                .append(
                        device.assignmentId(),
                        assigned("op-1", "plan-1", device),
                        unassigned("op-1", "plan-1", device));

        model.project(log);

        assertThat(holding(device, site, operator))
                .contains(
                        new HoldingPricePlan(
                                "plan-1", "Plan plan-1", 1, "CNY", site, minute(3), 1L));
        assertThat(holding(site, operator)).map(HoldingPricePlan::version).contains(0L);
        assertThat(holding(PriceTarget.site("site-2"), operator))
                .hasValueSatisfying(holding -> {
                    assertThat(holding.assignedTo()).isEqualTo(operator);
                    assertThat(holding.version()).isNull();
                });
        assertThat(holding(device)).isEmpty();
    }

    @Test
    void an_operators_plans_are_listed_oldest_first_and_those_that_changed_since() {
        log.append("plan-0", Facts.plan("op-1", "plan-0", minute(1)))
                .append("plan-9", Facts.plan("op-2", "plan-9", minute(0)))
                .append("plan-1", published("op-1", "plan-1", 1, "1.00"));

        model.project(log);

        assertThat(listed(null)).containsExactly("plan-1", "plan-0");
        assertThat(listed(second(3))).containsExactly("plan-1");
        assertThat(listed(second(4))).isEmpty();
    }

    private List<String> listed(@Nullable Instant updatedSince) {
        return model
                .ask(
                        new ListPricePlans(OWN, updatedSince, new PageRequest(10, null)),
                        PricePlanPage.class)
                .items()
                .stream()
                .map(PricePlanView::planId)
                .toList();
    }

    private List<PriceTarget> targets(String planId, @Nullable Instant updatedSince) {
        return model
                .ask(
                        new ListPriceAssignments(
                                OWN, planId, updatedSince, new PageRequest(10, null)),
                        PriceAssignmentPage.class)
                .items()
                .stream()
                .map(PriceAssignmentView::target)
                .toList();
    }

    private Optional<HoldingPricePlan> holding(PriceTarget... nearestFirst) {
        return model.find(
                new FindHoldingPricePlan(OWN, List.of(nearestFirst)), HoldingPricePlan.class);
    }

    private List<PricePlanVersionView> versions(@Nullable Instant updatedSince) {
        return model.ask(
                        new ListPricePlanVersions(
                                OWN, "plan-1", updatedSince, new PageRequest(10, null)),
                        PricePlanVersionPage.class)
                .items();
    }

    private static PricePlanVersionView version(
            int version, String price, @Nullable Instant supersededAt) {
        return new PricePlanVersionView(
                "plan-1",
                "op-1",
                version,
                "CNY",
                Facts.flatEnergyPrice(price),
                5_000,
                minute(version),
                supersededAt,
                supersededAt == null ? minute(version) : supersededAt);
    }

    /** When the event of this number was recorded. */
    private static Instant second(long event) {
        return EventLog.BEGINNING.plusSeconds(event);
    }

    private PricePlanView plan(String planId) {
        return model.find(new FindPricePlan(OWN, planId), PricePlanView.class).orElseThrow();
    }
}
