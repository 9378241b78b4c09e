package com.bluesky.charging.price.query;

import com.bluesky.charging.kernel.query.ImpossibleHistory;
import com.bluesky.charging.price.contract.ConnectorsToPrice;
import com.bluesky.charging.price.contract.ConnectorsToPrice.ConnectorTariff;
import com.bluesky.charging.price.contract.FindConnectorsToPrice;
import com.bluesky.charging.price.contract.PriceTarget;
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
        if (connectorKey != null && planId == null) {
            return ofConnector(connectorKey, query.minVersion());
        }
        if (planId != null && connectorKey == null) {
            return ofPlan(planId, query.minVersion());
        }
        throw new IllegalArgumentException("Ask for either a connector or a plan: " + query);
    }

    private ConnectorsToPrice ofConnector(String connectorKey, long minVersion) {
        return connectors
                .findById(connectorKey)
                .filter(connector -> connector.version() >= minVersion)
                .map(connector -> priced(List.of(connector)))
                .orElse(NOT_YET);
    }

    private ConnectorsToPrice ofPlan(String planId, long minVersion) {
        return plans.findById(planId)
                .filter(plan -> plan.version() >= minVersion)
                .map(plan -> priced(connectors.underAssignmentsOf(plan.planId())))
                .orElse(NOT_YET);
    }

    /** All of them belong to one operator, so its assignments and plans are read once. */
    private ConnectorsToPrice priced(List<PriceConnectorRow> concerned) {
        if (concerned.isEmpty()) {
            return new ConnectorsToPrice(true, List.of());
        }
        Map<PriceTarget, String> planOf =
                assignments.ofOperator(concerned.getFirst().operatorId()).stream()
                        .collect(
                                Collectors.toMap(
                                        PriceAssignmentRow::target, PriceAssignmentRow::planId));
        Map<String, PricePlanRow> assigned =
                plans.findByPlanIdIn(Map.copyOf(planOf).values()).stream()
                        .collect(Collectors.toMap(PricePlanRow::planId, Function.identity()));
        return new ConnectorsToPrice(
                true,
                concerned.stream()
                        .flatMap(connector -> tariffOf(connector, planOf, assigned).stream())
                        .toList());
    }

    private static Optional<ConnectorTariff> tariffOf(
            PriceConnectorRow connector,
            Map<PriceTarget, String> planOf,
            Map<String, PricePlanRow> assigned) {
        return connector.targets().stream()
                .map(planOf::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(planId ->
                        new ConnectorTariff(
                                connector.connectorKey(),
                                known(assigned.get(planId), planId).tariffIn(connector.zone())));
    }

    private static PricePlanRow known(@Nullable PricePlanRow plan, String planId) {
        if (plan == null) {
            throw new ImpossibleHistory("Plan " + planId + " is assigned and has no row.");
        }
        return plan;
    }
}
