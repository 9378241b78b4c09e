package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.ListSecurityEvents;
import com.bluesky.charging.device.contract.ListUnmatchedReports;
import com.bluesky.charging.device.contract.SecurityEventPage;
import com.bluesky.charging.device.contract.SecurityEventView;
import com.bluesky.charging.device.contract.UnmatchedReportPage;
import com.bluesky.charging.device.contract.UnmatchedReportView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a device told that a person has to look at. It may say something of anybody's charge, so it
 * is for the operator's own people only.
 */
@RestController
@Tag(name = "Equipment")
class DeviceReportResource {

    private final Queries queries;
    private final Cursors cursors;

    DeviceReportResource(Queries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    @GetMapping("/v1/devices/{deviceId}/security-events")
    @RequiresScope({Scope.EQUIPMENT_READ, Scope.OPERATOR_ALL})
    @Operation(summary = "List what a device told of its own security, newest first")
    Page<SecurityEventView> securityEvents(
            @PathVariable String deviceId,
            @Parameter(description = "Only what was recorded at this instant or later.")
                    @RequestParam(required = false)
                    @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        String list = "security-events/" + deviceId;
        SecurityEventPage page =
                queries.find(
                                new ListSecurityEvents(
                                        caller.tenant(),
                                        deviceId,
                                        updatedSince,
                                        cursors.page(list, limit, cursor)),
                                SecurityEventPage.class)
                        .orElseThrow(Queries::notFound);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }

    @GetMapping("/v1/devices/{deviceId}/unmatched-reports")
    @RequiresScope({Scope.EQUIPMENT_READ, Scope.OPERATOR_ALL})
    @Operation(
            summary = "List what a device reported that belongs to nothing, newest first",
            description = "Such as the end of a charge that nobody knows of. Tags are not shown.")
    Page<UnmatchedReportView> unmatchedReports(
            @PathVariable String deviceId,
            @Parameter(description = "Only what was recorded at this instant or later.")
                    @RequestParam(required = false)
                    @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        String list = "unmatched-reports/" + deviceId;
        UnmatchedReportPage page =
                queries.find(
                                new ListUnmatchedReports(
                                        caller.tenant(),
                                        deviceId,
                                        updatedSince,
                                        cursors.page(list, limit, cursor)),
                                UnmatchedReportPage.class)
                        .orElseThrow(Queries::notFound);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }
}
