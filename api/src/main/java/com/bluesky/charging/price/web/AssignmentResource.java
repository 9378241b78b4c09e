package com.bluesky.charging.price.web;

import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.price.contract.FindHoldingPricePlan;
import com.bluesky.charging.price.contract.FindPriceAssignment;
import com.bluesky.charging.price.contract.FindPricePlan;
import com.bluesky.charging.price.contract.HoldingPricePlan;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.UnassignPricePlan;
import com.bluesky.charging.price.contract.PriceAssignmentView;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.price.contract.PriceRefusal.NoPricePlanHolds;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code …/price-plan}: which plan an operator, a site, a device or a connector has; the nearest
 * one to a connector holds there.
 */
@RestController
@Tag(name = "Prices")
class AssignmentResource {

    private static final String OPERATOR = "/v1/operators/{operatorId}/price-plan";
    private static final String SITE = "/v1/sites/{siteId}/price-plan";
    private static final String DEVICE = "/v1/devices/{deviceId}/price-plan";
    private static final String CONNECTOR =
            "/v1/devices/{deviceId}/connectors/{connectorId}/price-plan";

    private static final String HOLDS =
            "The plan that holds there, and what it is assigned to: the thing itself, or the"
                    + " nearest around it that has a plan. The version is that of the thing's own"
                    + " assignment, which PUT answers.";
    private static final String TAKES =
            "Running orders keep their prices. The plan that it has already changes nothing.";
    private static final String FREES =
            "The next one around it holds then. Without any, nobody can charge there. Running"
                    + " orders keep their prices.";

    /** Connectors have the prices of a plan a moment after it was assigned. */
    private static final Duration PRICED_AT_MOST = Duration.ofSeconds(2);

    private final PricedPlaces places;
    private final Commands commands;
    private final Queries queries;
    private final Clock clock;

    AssignmentResource(PricedPlaces places, Commands commands, Queries queries, Clock clock) {
        this.places = places;
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping(OPERATOR)
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read the price plan of an operator", description = HOLDS)
    HoldingPricePlan ofOperator(
            @PathVariable String operatorId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        return holding(places.operator(operatorId, caller), minVersion, caller);
    }

    @PutMapping(OPERATOR)
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Assign a price plan to an operator",
            description = "It holds wherever no nearer one does. " + TAKES)
    Written assignToOperator(
            @PathVariable String operatorId, @Valid @RequestBody Assignment body, Caller caller) {
        return assign(places.operator(operatorId, caller), body, caller);
    }

    @DeleteMapping(OPERATOR)
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take the price plan of an operator away", description = FREES)
    void unassignOperator(@PathVariable String operatorId, Caller caller) {
        unassign(places.operator(operatorId, caller), caller);
    }

    @GetMapping(SITE)
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read the price plan of a site", description = HOLDS)
    HoldingPricePlan ofSite(
            @PathVariable String siteId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        return holding(places.site(siteId, caller), minVersion, caller);
    }

    @PutMapping(SITE)
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Assign a price plan to a site",
            description = "It holds for all devices there that have none of their own. " + TAKES)
    Written assignToSite(
            @PathVariable String siteId, @Valid @RequestBody Assignment body, Caller caller) {
        return assign(places.site(siteId, caller), body, caller);
    }

    @DeleteMapping(SITE)
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take the price plan of a site away", description = FREES)
    void unassignSite(@PathVariable String siteId, Caller caller) {
        unassign(places.site(siteId, caller), caller);
    }

    @GetMapping(DEVICE)
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read the price plan of a device", description = HOLDS)
    HoldingPricePlan ofDevice(
            @PathVariable String deviceId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        return holding(places.device(deviceId, caller), minVersion, caller);
    }

    @PutMapping(DEVICE)
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Assign a price plan to a device",
            description = "It goes before the plan of the site. " + TAKES)
    Written assignToDevice(
            @PathVariable String deviceId, @Valid @RequestBody Assignment body, Caller caller) {
        return assign(places.device(deviceId, caller), body, caller);
    }

    @DeleteMapping(DEVICE)
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take the price plan of a device away", description = FREES)
    void unassignDevice(@PathVariable String deviceId, Caller caller) {
        unassign(places.device(deviceId, caller), caller);
    }

    @GetMapping(CONNECTOR)
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read the price plan of a connector", description = HOLDS)
    HoldingPricePlan ofConnector(
            @PathVariable String deviceId,
            @PathVariable int connectorId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        return holding(places.connector(deviceId, connectorId, caller), minVersion, caller);
    }

    @PutMapping(CONNECTOR)
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Assign a price plan to a connector",
            description = "It goes before the plan of the device. " + TAKES)
    Written assignToConnector(
            @PathVariable String deviceId,
            @PathVariable int connectorId,
            @Valid @RequestBody Assignment body,
            Caller caller) {
        return assign(places.connector(deviceId, connectorId, caller), body, caller);
    }

    @DeleteMapping(CONNECTOR)
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take the price plan of a connector away", description = FREES)
    void unassignConnector(
            @PathVariable String deviceId, @PathVariable int connectorId, Caller caller) {
        unassign(places.connector(deviceId, connectorId, caller), caller);
    }

    private HoldingPricePlan holding(
            List<PriceTarget> nearestFirst, @Nullable Long minVersion, Caller caller) {
        return queries.find(
                        new FindHoldingPricePlan(caller.tenant(), nearestFirst),
                        HoldingPricePlan.class,
                        AssignmentResource::versionOf,
                        minVersion)
                .orElseThrow(() -> new Refused(new NoPricePlanHolds()));
    }

    /** Where nothing was ever assigned, there is not even the first version, 0. */
    private static long versionOf(HoldingPricePlan plan) {
        return plan.version() == null ? -1 : plan.version();
    }

    private Written assign(List<PriceTarget> nearestFirst, Assignment body, Caller caller) {
        PriceTarget target = nearestFirst.getFirst();
        queries.named(
                new FindPricePlan(caller.tenant(), body.planId()), PricePlanView.class, "/planId");
        Written written =
                commands.send(
                        new AssignPricePlan(
                                caller.operator(), target, body.planId(), clock.instant()),
                        Written.class,
                        caller);
        queries.awaitVersion(
                new FindPriceAssignment(caller.tenant(), target),
                PriceAssignmentView.class,
                PriceAssignmentView::version,
                written.version());
        awaitPriced(target, body.planId(), caller);
        return written;
    }

    /**
     * So that a charge can be started at once; of a whole site or operator nobody waits for all.
     */
    private void awaitPriced(PriceTarget target, String planId, Caller caller) {
        switch (target.kind()) {
            case CONNECTOR ->
                    awaitPriced(
                            target.id(),
                            planId,
                            connector ->
                                    Objects.equals(connector.connectorId(), target.connectorId()),
                            caller);
            case DEVICE ->
                    awaitPriced(
                            target.id(),
                            planId,
                            connector -> !hasOwnPlan(target.id(), connector, caller),
                            caller);
            case SITE, OPERATOR -> {}
        }
    }

    private void awaitPriced(
            String deviceId, String planId, Predicate<ConnectorView> concerned, Caller caller) {
        var _ =
                queries.findWhen(
                        new FindDevice(caller.tenant(), deviceId),
                        DeviceView.class,
                        device ->
                                device.connectors().stream()
                                        .filter(connector -> !hasPlan(connector, planId))
                                        .noneMatch(concerned),
                        PRICED_AT_MOST);
    }

    private boolean hasOwnPlan(String deviceId, ConnectorView connector, Caller caller) {
        PriceTarget own =
                new PriceTarget(PriceTarget.Kind.CONNECTOR, deviceId, connector.connectorId());
        return queries.find(
                        new FindPriceAssignment(caller.tenant(), own), PriceAssignmentView.class)
                .isPresent();
    }

    private static boolean hasPlan(ConnectorView connector, String planId) {
        Tariff tariff = connector.tariff();
        return tariff != null && tariff.planId().equals(planId);
    }

    private void unassign(List<PriceTarget> nearestFirst, Caller caller) {
        PriceTarget target = nearestFirst.getFirst();
        commands.send(new UnassignPricePlan(target, clock.instant()), caller);
        queries.awaitGone(
                new FindPriceAssignment(caller.tenant(), target), PriceAssignmentView.class);
    }

    /** Which plan. */
    @Schema(name = "PricePlanAssignment")
    record Assignment(@NotBlank @Size(max = 100) String planId) {}
}
