package com.bluesky.charging.site.web;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.site.contract.Amenity;
import com.bluesky.charging.site.contract.FindSite;
import com.bluesky.charging.site.contract.ListSites;
import com.bluesky.charging.site.contract.SiteCommand;
import com.bluesky.charging.site.contract.SiteCommand.ChangeSite;
import com.bluesky.charging.site.contract.SiteCommand.CreateSite;
import com.bluesky.charging.site.contract.SiteCommand.RetireSite;
import com.bluesky.charging.site.contract.SiteFilter;
import com.bluesky.charging.site.contract.SiteFilter.Near;
import com.bluesky.charging.site.contract.SiteFilter.WantedConnector;
import com.bluesky.charging.site.contract.SitePage;
import com.bluesky.charging.site.contract.SiteRefusal.SiteHasDevices;
import com.bluesky.charging.site.contract.SiteView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Creation;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.IfMatch;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Patch;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/sites}: the places of an operator. */
@RestController
@RequestMapping("/v1/sites")
@Tag(name = "Equipment")
class SiteResource {

    /** The largest chargers that are built deliver 4 MW. */
    private static final int POWER_MAX_WATTS = 10_000_000;

    /** How long the read model may take to know that the last device was retired. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final Cursors cursors;
    private final Clock clock;

    SiteResource(
            Commands commands,
            Queries queries,
            Fingerprints fingerprints,
            Cursors cursors,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.cursors = cursors;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Create a site",
            description =
                    "What is not known yet may be left out and changed later; the zone may not be"
                            + " changed.")
    ResponseEntity<Written> create(
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody SiteContent body,
            Caller caller) {
        String id = caller.idOf("site", key);
        Written written =
                commands.send(
                        new CreateSite(
                                id,
                                caller.operator(),
                                body.profile(),
                                fingerprints.of("create-site", body),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitReadable(new FindSite(caller.tenant(), id), SiteView.class);
        return Creation.at("/v1/sites", written);
    }

    @GetMapping
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(
            summary = "List sites, oldest first, or nearest first around a point",
            description =
                    "A site is listed when it meets all filters that are given. freeConnectors,"
                            + " plug and minPowerWatts are about one connector that meets all of"
                            + " them. With near the list is in order of distance, and each site"
                            + " says its own; a cursor is good for the same point only.")
    Page<Site> list(
            @Parameter(description = "Part of the name or the address, whatever its case.")
                    @Size(min = SiteListing.TEXT_MIN, max = SiteListing.TEXT_MAX)
                    @RequestParam(required = false)
                    @Nullable String text,
            @Parameter(
                            description = "Latitude and longitude in degrees (WGS 84).",
                            example = "31.2397,121.4998")
                    @Pattern(regexp = SiteListing.POINT, message = "must be latitude,longitude")
                    @RequestParam(required = false)
                    @Nullable String near,
            @Parameter(description = "With near: how far away sites may be; 25 km without it.")
                    @Min(1)
                    @Max(Near.RADIUS_MAX_METERS)
                    @RequestParam(required = false)
                    @Nullable Integer radiusMeters,
            @Parameter(description = "true: only sites with a free connector.")
                    @RequestParam(defaultValue = "false")
                    boolean freeConnectors,
            @Parameter(description = "true: only sites whose opening hours say so.")
                    @RequestParam(defaultValue = "false")
                    boolean openNow,
            @Parameter(description = "Only sites that have this; several times: all of them.")
                    @Size(max = SiteContent.AMENITIES_MAX)
                    @RequestParam(required = false)
                    @Nullable List<Amenity> amenity,
            @Parameter(description = "Only sites with such a connector.", example = "GB_T_DC")
                    @Pattern(regexp = "[A-Z0-9_]{1,30}")
                    @RequestParam(required = false)
                    @Nullable String plug,
            @Parameter(description = "Only sites with a connector that can deliver as much.")
                    @Min(1)
                    @Max(POWER_MAX_WATTS)
                    @RequestParam(required = false)
                    @Nullable Integer minPowerWatts,
            @Parameter(
                            description =
                                    "Only sites that changed then or later; those out of service"
                                            + " are among them.")
                    @RequestParam(required = false)
                    @Nullable Instant updatedSince,
            @Parameter(description = "true: also sites that are out of service for good.")
                    @RequestParam(defaultValue = "false")
                    boolean includeRetired,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        Instant now = clock.instant();
        Near around = SiteListing.near(near, radiusMeters);
        String list = SiteListing.nameOf(around);
        SiteFilter filter =
                new SiteFilter(
                        text,
                        around,
                        openNow ? now : null,
                        amenity == null ? List.of() : amenity,
                        wanted(freeConnectors, plug, minPowerWatts),
                        updatedSince,
                        includeRetired);
        SitePage page =
                queries.ask(
                        new ListSites(caller.tenant(), filter, cursors.page(list, limit, cursor)),
                        SitePage.class);
        return new Page<>(
                page.items().stream().map(site -> Site.of(site, now)).toList(),
                cursors.next(list, page.next()));
    }

    private static @Nullable WantedConnector wanted(
            boolean free, @Nullable String plug, @Nullable Integer minPowerWatts) {
        return free || plug != null || minPowerWatts != null
                ? new WantedConnector(free, plug, minPowerWatts == null ? 0 : minPowerWatts)
                : null;
    }

    @GetMapping("/{siteId}")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(
            summary = "Read a site",
            description = "One that is out of service can still be read.")
    Site get(
            @PathVariable String siteId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        SiteView site =
                queries.get(
                        new FindSite(caller.tenant(), siteId),
                        SiteView.class,
                        SiteView::version,
                        minVersion);
        return Site.of(site, clock.instant());
    }

    @PatchMapping(
            value = "/{siteId}",
            consumes = {Patch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Change a site",
            description =
                    "What the body names is replaced, null takes it away. Lists are replaced whole."
                            + " The zone stays, because prices follow it.")
    Written change(
            @PathVariable String siteId,
            @RequestHeader(IfMatch.HEADER) IfMatch ifMatch,
            @RequestBody Patch<SiteContent> patch,
            Caller caller) {
        FindSite find = new FindSite(caller.tenant(), siteId);
        SiteView site = queries.toChange(find, SiteView.class, SiteView::version, ifMatch);
        SiteContent content = patch.onto(SiteContent.of(site.profile()));
        Fingerprint fingerprint = fingerprints.of("change-site " + siteId, patch);
        return written(
                find,
                new ChangeSite(
                        siteId, content.profile(), ifMatch.change(fingerprint), clock.instant()),
                caller);
    }

    @PostMapping("/{siteId}/retire")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Take a site out of service for good",
            description =
                    "Its devices have to be retired before. It is not listed any more, unless"
                            + " includeRetired asks for it, and can still be read.")
    Written retire(
            @PathVariable String siteId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        FindSite find = new FindSite(caller.tenant(), siteId);
        queries.target(find, SiteView.class);
        int devices =
                queries.findWhen(find, SiteView.class, site -> site.devices() == 0, SETTLED)
                        .map(SiteView::devices)
                        .orElseThrow(Queries::notFound);
        RefusalDetails foreseen =
                devices == 0 ? null : RefusalDetails.of(new SiteHasDevices(devices));
        return written(find, new RetireSite(siteId, foreseen, clock.instant()), caller);
    }

    private Written written(FindSite find, SiteCommand command, Caller caller) {
        Written written = commands.send(command, Written.class, caller);
        queries.awaitVersion(find, SiteView.class, SiteView::version, written.version());
        return written;
    }
}
