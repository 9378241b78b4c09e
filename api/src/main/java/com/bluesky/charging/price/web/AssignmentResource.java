package com.bluesky.charging.price.web;

import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.price.contract.FindPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.site.contract.FindSite;
import com.bluesky.charging.site.contract.SiteView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/price-plan}: which plan holds for a site or a device; the nearest one counts. */
@RestController
@Tag(name = "Prices")
class AssignmentResource {

    private final Commands commands;
    private final Queries queries;
    private final Clock clock;

    AssignmentResource(Commands commands, Queries queries, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
    }

    @PutMapping("/v1/devices/{deviceId}/price-plan")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Assign a price plan to a device",
            description = "It goes before the plan of the site. Running orders keep their prices.")
    Written assignToDevice(
            @PathVariable String deviceId, @Valid @RequestBody Assignment body, Caller caller) {
        queries.target(new FindDevice(caller.tenant(), deviceId), DeviceView.class);
        return assign(new PriceTarget(PriceTarget.Kind.DEVICE, deviceId), body, caller);
    }

    @PutMapping("/v1/sites/{siteId}/price-plan")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Assign a price plan to a site",
            description =
                    "It holds for all devices there that have none of their own. Running orders"
                            + " keep their prices.")
    Written assignToSite(
            @PathVariable String siteId, @Valid @RequestBody Assignment body, Caller caller) {
        queries.target(new FindSite(caller.tenant(), siteId), SiteView.class);
        return assign(new PriceTarget(PriceTarget.Kind.SITE, siteId), body, caller);
    }

    private Written assign(PriceTarget target, Assignment body, Caller caller) {
        FindPricePlan plan = new FindPricePlan(caller.tenant(), body.planId());
        queries.named(plan, PricePlanView.class, "/planId");
        Written written =
                commands.send(
                        new AssignPricePlan(body.planId(), target, clock.instant()),
                        Written.class,
                        caller);
        queries.awaitVersion(plan, PricePlanView.class, PricePlanView::version, written.version());
        return written;
    }

    /** Which plan. */
    record Assignment(@NotBlank @Size(max = 100) String planId) {}
}
