package com.bluesky.charging.price.web;

import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorHasNoTariff;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.price.contract.FindPricePlan;
import com.bluesky.charging.price.contract.FindPricePlanVersion;
import com.bluesky.charging.price.contract.PricePlanVersionView;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.price.contract.PriceRefusal.PricePlanNotPublished;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.FieldProblem;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import com.bluesky.charging.web.TimeZoneId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a charge would cost, worked out as its bill would be. Nothing is done, so no key is needed
 * to ask again.
 */
@RestController
@Tag(name = "Prices")
class PreviewResource {

    private static final String AS_BILLED =
            "The lines and the total are those that its bill would have, when the energy flows"
                    + " evenly and the prices stay as they are. Nothing is done or kept.";

    private final PricedPlaces places;
    private final Queries queries;
    private final Clock clock;

    PreviewResource(PricedPlaces places, Queries queries, Clock clock) {
        this.places = places;
        this.queries = queries;
        this.clock = clock;
    }

    @PostMapping("/v1/devices/{deviceId}/connectors/{connectorId}/price-preview")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(
            operationId = "previewPriceAtConnector",
            summary = "Preview what a charge at a connector costs",
            description = AS_BILLED)
    PricePreview atConnector(
            @PathVariable String deviceId,
            @PathVariable int connectorId,
            @Valid @RequestBody ImaginedCharge body,
            Caller caller) {
        Tariff tariff = places.connectorView(deviceId, connectorId, caller).tariff();
        if (tariff == null) {
            throw new Refused(new ConnectorHasNoTariff());
        }
        return PricePreview.of(body.energy(clock.instant()), tariff);
    }

    @PostMapping("/v1/price-plans/{planId}/preview")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(
            operationId = "previewPriceByPlan",
            summary = "Preview what a charge by a price plan costs",
            description = AS_BILLED)
    PricePreview byPlan(
            @PathVariable String planId, @Valid @RequestBody ByPlan body, Caller caller) {
        PricePlanView plan =
                queries.target(new FindPricePlan(caller.tenant(), planId), PricePlanView.class);
        int wanted = body.planVersion() == null ? plan.planVersion() : body.planVersion();
        if (plan.planVersion() == 0) {
            throw new Refused(new PricePlanNotPublished());
        }
        PricePlanVersionView version =
                queries.find(
                                new FindPricePlanVersion(caller.tenant(), planId, wanted),
                                PricePlanVersionView.class)
                        .orElseThrow(() ->
                                RequestRejected.field(
                                        RequestProblem.NOT_FOUND,
                                        FieldProblem.ofField(
                                                "/planVersion",
                                                "The latest published version is "
                                                        + plan.planVersion()
                                                        + ".")));
        Tariff tariff =
                new Tariff(
                        planId,
                        wanted,
                        version.currency(),
                        body.zone(),
                        version.components(),
                        version.defaultHoldMinor());
        return PricePreview.of(body.charge().energy(clock.instant()), tariff);
    }

    /**
     * A charge, and by which prices.
     *
     * @param planVersion absent means the current one
     * @param zone IANA time zone of the site, by whose clock the prices hold
     * @param startAt when it begins; absent means now
     */
    @Schema(name = "PlanPreview")
    record ByPlan(
            @Positive @Nullable Integer planVersion,
            @NotNull @TimeZoneId @Schema(example = "Asia/Shanghai") String zone,
            @Schema(example = "2026-06-01T18:30:00Z") @Nullable Instant startAt,
            @NotNull @PositiveOrZero @Max(ImaginedCharge.ENERGY_MAX_WH) @Schema(example = "24000")
                    Long energyWh,
            @NotNull @Positive @Max(ImaginedCharge.DURATION_MAX_SECONDS) @Schema(example = "5400")
                    Long durationSeconds) {

        ImaginedCharge charge() {
            return new ImaginedCharge(startAt, energyWh, durationSeconds);
        }
    }
}
