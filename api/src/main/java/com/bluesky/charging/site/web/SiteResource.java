package com.bluesky.charging.site.web;

import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.site.contract.FindSite;
import com.bluesky.charging.site.contract.ListSites;
import com.bluesky.charging.site.contract.SiteCommand.CreateSite;
import com.bluesky.charging.site.contract.SitePage;
import com.bluesky.charging.site.contract.SiteView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Creation;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import com.bluesky.charging.web.TimeZoneId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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

    private static final String LIST = "sites";

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
    @Operation(summary = "Create a site")
    ResponseEntity<Written> create(
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody NewSite body,
            Caller caller) {
        String id = caller.idOf("site", key);
        Written written =
                commands.send(
                        new CreateSite(
                                id,
                                caller.operator(),
                                body.name(),
                                body.address(),
                                body.latitude(),
                                body.longitude(),
                                body.zone(),
                                fingerprints.of("create-site", body),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitReadable(new FindSite(caller.tenant(), id), SiteView.class);
        return Creation.at("/v1/sites", written);
    }

    @GetMapping
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "List sites, oldest first")
    Page<SiteView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        SitePage page =
                queries.ask(
                        new ListSites(caller.tenant(), cursors.page(LIST, limit, cursor)),
                        SitePage.class);
        return new Page<>(page.items(), cursors.next(LIST, page.next()));
    }

    @GetMapping("/{siteId}")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read a site")
    SiteView get(
            @PathVariable String siteId,
            @RequestParam(required = false) @Nullable Long minVersion,
            Caller caller) {
        return queries.get(
                new FindSite(caller.tenant(), siteId),
                SiteView.class,
                SiteView::version,
                minVersion);
    }

    /**
     * What a site is created with.
     *
     * @param latitude WGS 84 degrees
     * @param longitude WGS 84 degrees
     * @param zone IANA time zone; prices follow its clock
     */
    record NewSite(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 500) String address,
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
            @NotNull @TimeZoneId @Schema(example = "Asia/Shanghai") String zone) {}
}
