package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.DeviceCommand;
import com.bluesky.charging.device.contract.DeviceLinks;
import com.bluesky.charging.device.contract.DeviceLinks.DeviceLink;
import com.bluesky.charging.device.contract.DeviceStatusPage;
import com.bluesky.charging.device.contract.DeviceStatusView;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DevicesOfSites;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.FindDeviceLinks;
import com.bluesky.charging.device.contract.FindDevicesOfSites;
import com.bluesky.charging.device.contract.ListDeviceStatuses;
import com.bluesky.charging.site.contract.FindSites;
import com.bluesky.charging.site.contract.FoundSites;
import com.bluesky.charging.site.contract.SiteView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What devices and whole sites do now, and what devices did. */
@RestController
@Tag(name = "Equipment")
class StatusResource {

    /** Larger sites are read by the list of their devices; an answer stays below some megabytes. */
    static final int DEVICES_OF_A_SITE_MAX = 100;

    private final Queries queries;
    private final Cursors cursors;
    private final Clock clock;

    StatusResource(Queries queries, Cursors cursors, Clock clock) {
        this.queries = queries;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GetMapping("/v1/devices/{deviceId}/status")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read whether a device is online and what its connectors do")
    LiveStatus ofDevice(@PathVariable String deviceId, Caller caller) {
        DeviceView device =
                queries.find(new FindDevice(caller.tenant(), deviceId), DeviceView.class)
                        .orElseThrow(Queries::notFound);
        return live(List.of(device)).getFirst();
    }

    @GetMapping("/v1/sites/status")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(
            summary = "Read what goes on at several sites",
            description =
                    "Up to 50 sites at once, each with its devices in service, at most 100 of a"
                            + " site. A site that your operator does not have is named in notFound,"
                            + " and the others are answered. Prices: see each device.")
    SiteStatuses ofSites(
            @Parameter(description = "The ids, with commas between them or one in each parameter.")
                    @Size(min = 1, max = FindSites.SITES_MAX)
                    @RequestParam
                    List<String> siteIds,
            Caller caller) {
        List<String> wanted = siteIds.stream().distinct().toList();
        Map<String, SiteView> sites =
                queries
                        .ask(new FindSites(caller.tenant(), wanted), FoundSites.class)
                        .sites()
                        .stream()
                        .collect(Collectors.toMap(SiteView::siteId, Function.identity()));
        Map<String, List<LiveStatus>> devices = liveAt(List.copyOf(sites.keySet()), caller);
        Instant now = clock.instant();
        return new SiteStatuses(
                wanted.stream()
                        .flatMap(siteId -> Stream.ofNullable(sites.get(siteId)))
                        .map(site ->
                                SiteStatus.of(
                                        site,
                                        devices.getOrDefault(site.siteId(), List.of()),
                                        DEVICES_OF_A_SITE_MAX,
                                        now))
                        .toList(),
                wanted.stream().filter(siteId -> !sites.containsKey(siteId)).toList());
    }

    private Map<String, List<LiveStatus>> liveAt(List<String> siteIds, Caller caller) {
        if (siteIds.isEmpty()) {
            return Map.of();
        }
        List<DeviceView> devices =
                queries.ask(
                                new FindDevicesOfSites(
                                        caller.tenant(), siteIds, DEVICES_OF_A_SITE_MAX + 1),
                                DevicesOfSites.class)
                        .devices();
        List<LiveStatus> live = live(devices);
        return IntStream.range(0, devices.size())
                .boxed()
                .collect(
                        Collectors.groupingBy(
                                i -> devices.get(i).siteId(),
                                Collectors.mapping(live::get, Collectors.toList())));
    }

    /** What devices do, in their order. */
    private List<LiveStatus> live(List<DeviceView> devices) {
        List<DeviceLink> links =
                queries.ask(
                                new FindDeviceLinks(
                                        devices.stream().map(DeviceView::deviceId).toList()),
                                DeviceLinks.class)
                        .links();
        return IntStream.range(0, devices.size())
                .mapToObj(i -> LiveStatus.of(devices.get(i), links.get(i)))
                .toList();
    }

    @GetMapping("/v1/devices/{deviceId}/status-history")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(
            summary = "List what a device told of its status, newest first",
            description =
                    "Every change of status of the device and its connectors, from its registration"
                            + " on; none is ever deleted. An unchanged status that is told again is"
                            + " not kept. When a device was linked is not in it.")
    Page<DeviceStatusView> history(
            @PathVariable String deviceId,
            @Parameter(description = "Only of this connector; 0 is the device itself.")
                    @Min(0)
                    @Max(DeviceCommand.CONNECTORS_MAX)
                    @RequestParam(required = false)
                    @Nullable Integer connectorId,
            @Parameter(description = "Only what held then or later.")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Only what held before.") @RequestParam(required = false)
                    @Nullable Instant to,
            @Parameter(description = "Only what was recorded at this instant or later.")
                    @RequestParam(required = false)
                    @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw RequestRejected.parameter(
                    RequestProblem.INVALID_PARAMETER, "to", "It must be after from.");
        }
        String list = "statuses/" + deviceId;
        DeviceStatusPage page =
                queries.find(
                                new ListDeviceStatuses(
                                        caller.tenant(),
                                        deviceId,
                                        connectorId,
                                        from,
                                        to,
                                        updatedSince,
                                        cursors.page(list, limit, cursor)),
                                DeviceStatusPage.class)
                        .orElseThrow(Queries::notFound);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }

    /**
     * What goes on at several sites.
     *
     * @param items in the order in which they were asked for
     * @param notFound the ids of sites that the operator does not have
     */
    record SiteStatuses(List<SiteStatus> items, List<String> notFound) {}
}
