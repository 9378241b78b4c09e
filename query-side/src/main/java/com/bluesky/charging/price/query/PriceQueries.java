package com.bluesky.charging.price.query;

import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.Rows;
import com.bluesky.charging.kernel.query.Slice;
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
import com.bluesky.charging.price.contract.PricePlanPage;
import com.bluesky.charging.price.contract.PricePlanVersionPage;
import com.bluesky.charging.price.contract.PricePlanVersionView;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.price.contract.PriceTarget;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class PriceQueries {

    private static final Keyset<PricePlanRow> OLDEST_FIRST =
            new Keyset<>(PricePlanRow.class, "createdAt", "planId", false, PricePlanRow::position);

    private static final Keyset<PriceAssignmentRow> FIRST_ASSIGNED_FIRST =
            new Keyset<>(
                    PriceAssignmentRow.class,
                    "assignedAt",
                    "assignmentId",
                    false,
                    PriceAssignmentRow::position);

    private final EntityManager entities;
    private final PricePlanRows plans;
    private final PricePlanVersionRows versions;
    private final PriceAssignmentRows assignments;

    PriceQueries(
            EntityManager entities,
            PricePlanRows plans,
            PricePlanVersionRows versions,
            PriceAssignmentRows assignments) {
        this.entities = entities;
        this.plans = plans;
        this.versions = versions;
        this.assignments = assignments;
    }

    @QueryHandler
    Optional<PricePlanView> find(FindPricePlan query) {
        return plans.findByPlanIdAndOperatorId(query.planId(), query.tenant().operatorId())
                .map(PricePlanRow::view);
    }

    @QueryHandler
    PricePlanPage list(ListPricePlans query) {
        Slice<PricePlanRow> slice =
                OLDEST_FIRST.page(
                        entities,
                        Condition.allOf(
                                Filters.equal("operatorId", query.tenant().operatorId()),
                                Filters.since("updatedAt", query.updatedSince())),
                        query.page());
        return new PricePlanPage(
                slice.rows().stream().map(PricePlanRow::view).toList(), slice.next());
    }

    @QueryHandler
    Optional<PricePlanVersionView> find(FindPricePlanVersion query) {
        return versions.findByKeyAndOperatorId(
                        new PricePlanVersionRow.Key(query.planId(), query.planVersion()),
                        query.tenant().operatorId())
                .map(PricePlanVersionRow::view);
    }

    @QueryHandler
    PricePlanVersionPage list(ListPricePlanVersions query) {
        String after = query.page().after();
        Condition wanted =
                Condition.allOf(
                        Filters.equal("operatorId", query.tenant().operatorId()),
                        Filters.equal("key.planId", query.planId()),
                        publishedOrSupersededSince(query.updatedSince()),
                        after == null
                                ? null
                                : Condition.of(
                                        "row.key.planVersion < ?",
                                        Integer.valueOf(Position.parse(after).id())));
        Slice<PricePlanVersionRow> slice =
                Slice.of(
                        Rows.first(
                                entities,
                                PricePlanVersionRow.class,
                                wanted,
                                "row.key.planVersion desc",
                                Slice.sizeToFetch(query.page())),
                        query.page(),
                        PricePlanVersionRow::position);
        return new PricePlanVersionPage(
                slice.rows().stream().map(PricePlanVersionRow::view).toList(), slice.next());
    }

    private static @Nullable Condition publishedOrSupersededSince(@Nullable Instant instant) {
        return instant == null
                ? null
                : Condition.of("(row.publishedAt >= ? or row.supersededAt >= ?)", instant, instant);
    }

    @QueryHandler
    Optional<PriceAssignmentView> find(FindPriceAssignment query) {
        return assignments
                .findById(query.target().assignmentId())
                .filter(row -> row.operatorId().equals(query.tenant().operatorId()))
                .flatMap(row -> Optional.ofNullable(row.planId()).map(row::view));
    }

    @QueryHandler
    PriceAssignmentPage list(ListPriceAssignments query) {
        Slice<PriceAssignmentRow> slice =
                FIRST_ASSIGNED_FIRST.page(
                        entities,
                        Condition.allOf(
                                Filters.equal("operatorId", query.tenant().operatorId()),
                                Filters.equal("planId", query.planId()),
                                Filters.since("updatedAt", query.updatedSince())),
                        query.page());
        return new PriceAssignmentPage(
                slice.rows().stream().map(row -> row.view(query.planId())).toList(), slice.next());
    }

    @QueryHandler
    Optional<HoldingPricePlan> find(FindHoldingPricePlan query) {
        List<String> nearestFirst =
                query.nearestFirst().stream().map(PriceTarget::assignmentId).toList();
        List<PriceAssignmentRow> found =
                assignments.findByAssignmentIdIn(nearestFirst).stream()
                        .filter(row -> row.operatorId().equals(query.tenant().operatorId()))
                        .sorted(
                                Comparator.comparingInt(
                                        row -> nearestFirst.indexOf(row.assignmentId())))
                        .toList();
        @Nullable Long ownVersion =
                found.stream()
                        .filter(row -> row.assignmentId().equals(nearestFirst.getFirst()))
                        .findFirst()
                        .map(PriceAssignmentRow::version)
                        .orElse(null);
        return found.stream()
                .filter(row -> row.planId() != null)
                .findFirst()
                .flatMap(nearest ->
                        plans.findById(String.valueOf(nearest.planId()))
                                .map(plan -> plan.holdingBy(nearest, ownVersion)));
    }
}
