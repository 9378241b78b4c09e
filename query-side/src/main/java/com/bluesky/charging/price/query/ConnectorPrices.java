package com.bluesky.charging.price.query;

import com.bluesky.charging.kernel.query.ImpossibleHistory;
import com.bluesky.charging.price.contract.ConnectorsToPrice;
import com.bluesky.charging.price.contract.ConnectorsToPrice.ConnectorTariff;
import com.bluesky.charging.price.contract.FindConnectorsToPrice;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.price.contract.Tariff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers which tariff the nearest assignment gives to which connectors. */
@Component
@Transactional(readOnly = true)
class ConnectorPrices {

    private static final ConnectorsToPrice NOT_YET = new ConnectorsToPrice(false, List.of());

    /** Assignments that are looked up by one statement; it has a parameter for each. */
    private static final int LOOKED_UP_AT_ONCE = 1_000;

    private final PriceConnectorRows connectors;
    private final PriceAssignmentRows assignments;
    private final PricePlanRows plans;

    ConnectorPrices(
            PriceConnectorRows connectors, PriceAssignmentRows assignments, PricePlanRows plans) {
        this.connectors = connectors;
        this.assignments = assignments;
        this.plans = plans;
    }

    @QueryHandler
    ConnectorsToPrice find(FindConnectorsToPrice query) {
        String connectorKey = query.connectorKey();
        String planId = query.planId();
        PriceTarget target = query.target();
        if (connectorKey != null && planId == null && target == null) {
            return ofConnector(connectorKey, query.minVersion());
        }
        if (planId != null && connectorKey == null && target == null) {
            return ofPlan(planId, query.minVersion());
        }
        if (target != null && connectorKey == null && planId == null) {
            return ofTarget(target, query.minVersion());
        }
        throw new IllegalArgumentException(
                "Ask for either a connector, a plan or a target: " + query);
    }

    /** A new connector without any plan has no tariff that could be taken away. */
    private ConnectorsToPrice ofConnector(String connectorKey, long minVersion) {
        return connectors
                .findById(connectorKey)
                .filter(connector -> connector.version() >= minVersion)
                .map(connector -> priced(List.of(connector)))
                .map(priced ->
                        new ConnectorsToPrice(
                                true,
                                priced.connectors().stream()
                                        .filter(each -> each.tariff() != null)
                                        .toList()))
                .orElse(NOT_YET);
    }

    private ConnectorsToPrice ofPlan(String planId, long minVersion) {
        return plans.findById(planId)
                .filter(plan -> plan.version() >= minVersion)
                .map(plan -> priced(connectors.underAssignmentsOf(plan.planId())))
                .orElse(NOT_YET);
    }

    private ConnectorsToPrice ofTarget(PriceTarget target, long minVersion) {
        return assignments
                .findById(target.assignmentId())
                .filter(assignment -> assignment.version() >= minVersion)
                .map(assignment -> priced(under(assignment)))
                .orElse(NOT_YET);
    }

    /** The connectors of the assignment's operator only, whatever its target names. */
    private List<PriceConnectorRow> under(PriceAssignmentRow assignment) {
        String operatorId = assignment.operatorId();
        PriceTarget target = assignment.target();
        return switch (target.kind()) {
            case CONNECTOR ->
                    connectors.findByOperatorIdAndDeviceIdAndConnectorId(
                            operatorId,
                            target.id(),
                            Objects.requireNonNull(target.connectorId(), "a connector's number"));
            case DEVICE ->
                    connectors.findByOperatorIdAndDeviceIdOrderByConnectorKey(
                            operatorId, target.id());
            case SITE ->
                    connectors.findByOperatorIdAndSiteIdOrderByConnectorKey(
                            operatorId, target.id());
            case OPERATOR ->
                    target.id().equals(operatorId)
                            ? connectors.findByOperatorIdOrderByConnectorKey(operatorId)
                            : List.of();
        };
    }

    private ConnectorsToPrice priced(List<PriceConnectorRow> concerned) {
        Map<String, PriceAssignmentRow> assigned =
                assignmentsOf(
                        concerned.stream()
                                .flatMap(connector -> connector.targets().stream())
                                .map(PriceTarget::assignmentId)
                                .distinct()
                                .toList());
        Map<String, PricePlanRow> known =
                plans
                        .findByPlanIdIn(
                                assigned.values().stream()
                                        .map(PriceAssignmentRow::planId)
                                        .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(PricePlanRow::planId, Function.identity()));
        return new ConnectorsToPrice(
                true,
                concerned.stream()
                        .map(connector ->
                                new ConnectorTariff(
                                        connector.connectorKey(),
                                        tariffOf(connector, assigned, known)))
                        .toList());
    }

    private Map<String, PriceAssignmentRow> assignmentsOf(List<String> ids) {
        Map<String, PriceAssignmentRow> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += LOOKED_UP_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + LOOKED_UP_AT_ONCE, ids.size()));
            assignments
                    .findByAssignmentIdInAndPlanIdIsNotNull(some)
                    .forEach(row -> found.put(row.assignmentId(), row));
        }
        return found;
    }

    /** An assignment by another operator counts as none. */
    private static @Nullable Tariff tariffOf(
            PriceConnectorRow connector,
            Map<String, PriceAssignmentRow> assigned,
            Map<String, PricePlanRow> plans) {
        Optional<PriceAssignmentRow> nearest =
                connector.targets().stream()
                        .map(target -> assigned.get(target.assignmentId()))
                        .filter(Objects::nonNull)
                        .filter(row -> row.operatorId().equals(connector.operatorId()))
                        .findFirst();
        return nearest.isEmpty() ? null : planOf(nearest.get(), plans).tariffIn(connector.zone());
    }

    private static PricePlanRow planOf(
            PriceAssignmentRow assignment, Map<String, PricePlanRow> plans) {
        PricePlanRow plan = plans.get(assignment.planId());
        if (plan == null) {
            throw new ImpossibleHistory(
                    "Plan " + assignment.planId() + " is assigned and has no row.");
        }
        return plan;
    }
}
