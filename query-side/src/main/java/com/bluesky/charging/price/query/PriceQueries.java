package com.bluesky.charging.price.query;

import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.price.contract.FindPricePlan;
import com.bluesky.charging.price.contract.ListPricePlans;
import com.bluesky.charging.price.contract.PricePlanPage;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.price.contract.PriceTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class PriceQueries {

    private static final Keyset<PricePlanRow> OLDEST_FIRST =
            new Keyset<>("createdAt", "planId", Sort.Direction.ASC, PricePlanRow::position);

    private final PricePlanRows plans;
    private final PriceAssignmentRows assignments;

    PriceQueries(PricePlanRows plans, PriceAssignmentRows assignments) {
        this.plans = plans;
        this.assignments = assignments;
    }

    @QueryHandler
    Optional<PricePlanView> find(FindPricePlan query) {
        return plans.findByPlanIdAndOperatorId(query.planId(), query.tenant().operatorId())
                .map(plan -> views(List.of(plan)).getFirst());
    }

    @QueryHandler
    PricePlanPage list(ListPricePlans query) {
        String operatorId = query.tenant().operatorId();
        Slice<PricePlanRow> slice =
                OLDEST_FIRST.page(
                        plans,
                        (plan, cb) -> cb.equal(plan.get("operatorId"), operatorId),
                        query.page());
        return new PricePlanPage(views(slice.rows()), slice.next());
    }

    /** Reads the assignments of all plans of a page at once. */
    private List<PricePlanView> views(List<PricePlanRow> rows) {
        Map<String, List<PriceTarget>> targets =
                assignments.ofPlans(rows.stream().map(PricePlanRow::planId).toList()).stream()
                        .collect(
                                Collectors.groupingBy(
                                        PriceAssignmentRow::planId,
                                        Collectors.mapping(
                                                PriceAssignmentRow::target, Collectors.toList())));
        return rows.stream()
                .map(plan -> plan.view(targets.getOrDefault(plan.planId(), List.of())))
                .toList();
    }
}
