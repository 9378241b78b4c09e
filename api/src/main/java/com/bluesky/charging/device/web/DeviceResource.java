package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceCommand.ChangeDevice;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.device.contract.DeviceFilter;
import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.security.DevicePasswords;
import com.bluesky.charging.site.contract.FindSite;
import com.bluesky.charging.site.contract.SiteRefusal.SiteIsRetired;
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
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/** {@code /v1/devices}: the piles of an operator. */
@RestController
@RequestMapping("/v1/devices")
@Tag(name = "Equipment")
class DeviceResource {

    private static final String LIST = "devices";

    /** One letter finds nearly everything. */
    private static final int TEXT_MIN = 2;

    private static final int TEXT_MAX = 100;

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final Cursors cursors;
    private final DevicePasswords passwords;
    private final Clock clock;

    DeviceResource(
            Commands commands,
            Queries queries,
            Fingerprints fingerprints,
            Cursors cursors,
            DevicePasswords passwords,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.cursors = cursors;
        this.passwords = passwords;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Register a device",
            description =
                    "The id is the pile's user name for HTTP Basic and the end of its OCPP address."
                            + " The password is shown once; a repeat of the request answers"
                            + " without it.")
    ResponseEntity<RegisteredDevice> register(
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody DeviceRegistration body,
            Caller caller) {
        List<ConnectorSpec> connectors = body.specs();
        SiteView site =
                queries.named(
                        new FindSite(caller.tenant(), body.siteId()), SiteView.class, "/siteId");
        String id = caller.idOf("dev", key);
        refuseAtRetired(site, new FindDevice(caller.tenant(), id));
        Optional<String> password = passwords.prepare(id);
        Written written =
                commands.send(
                        new RegisterDevice(
                                id,
                                caller.operator(),
                                site.siteId(),
                                site.zone(),
                                body.name(),
                                connectors,
                                fingerprints.of("register-device", body),
                                clock.instant()),
                        Written.class,
                        caller);
        String shown = password.filter(made -> passwords.activate(id, made)).orElse(null);
        queries.awaitReadable(new FindDevice(caller.tenant(), id), DeviceView.class);
        return Creation.at("/v1/devices", id, new RegisteredDevice(id, shown, written.version()));
    }

    /** A repeat of what was registered before is answered as then. */
    private void refuseAtRetired(SiteView site, FindDevice registered) {
        if (site.retiredAt() != null && queries.find(registered, DeviceView.class).isEmpty()) {
            throw new Refused(new SiteIsRetired());
        }
    }

    @GetMapping
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(
            summary = "List devices, oldest first",
            description = "A device is listed when it meets all filters that are given.")
    Page<Device> list(
            @Parameter(description = "Only the devices of this site.")
                    @RequestParam(required = false)
                    @Nullable String siteId,
            @Parameter(
                            description =
                                    "Part of the id, the name, or of what the pile told of itself,"
                                            + " whatever its case.")
                    @Size(min = TEXT_MIN, max = TEXT_MAX)
                    @RequestParam(required = false)
                    @Nullable String text,
            @Parameter(description = "Only devices that told this of themselves or of a connector.")
                    @RequestParam(required = false)
                    @Nullable ConnectorStatus status,
            @Parameter(
                            description =
                                    "Only devices of which, or of whose connectors, something"
                                            + " changed then or later; those out of service are"
                                            + " among them.")
                    @RequestParam(required = false)
                    @Nullable Instant updatedSince,
            @Parameter(description = "true: also devices that are out of service for good.")
                    @RequestParam(defaultValue = "false")
                    boolean includeRetired,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        DevicePage page =
                queries.ask(
                        new ListDevices(
                                caller.tenant(),
                                siteId,
                                new DeviceFilter(text, status, updatedSince, includeRetired),
                                cursors.page(LIST, limit, cursor)),
                        DevicePage.class);
        return new Page<>(
                page.items().stream().map(Device::of).toList(), cursors.next(LIST, page.next()));
    }

    @GetMapping("/{deviceId}")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read a device with its connectors and their tariffs")
    Device get(
            @PathVariable String deviceId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        return Device.of(
                queries.get(
                        new FindDevice(caller.tenant(), deviceId),
                        DeviceView.class,
                        DeviceView::version,
                        minVersion));
    }

    @PatchMapping(
            value = "/{deviceId}",
            consumes = {Patch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Change a device",
            description =
                    "What the body names is replaced. The list of connectors is replaced whole; it"
                            + " keeps their number.")
    Written change(
            @PathVariable String deviceId,
            @RequestHeader(IfMatch.HEADER) IfMatch ifMatch,
            @RequestBody Patch<DeviceContent> patch,
            Caller caller) {
        FindDevice find = new FindDevice(caller.tenant(), deviceId);
        DeviceView device = queries.toChange(find, DeviceView.class, DeviceView::version, ifMatch);
        DeviceContent content = patch.onto(DeviceContent.of(device));
        Written written =
                commands.send(
                        new ChangeDevice(
                                deviceId,
                                content.name(),
                                DeviceRegistration.specs(content.connectors()),
                                ifMatch.change(fingerprints.of("change-device " + deviceId, patch)),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitVersion(find, DeviceView.class, DeviceView::version, written.version());
        return written;
    }

    /**
     * A device that was registered.
     *
     * @param password shown once; absent in the answer to a repeat
     */
    record RegisteredDevice(String deviceId, @Nullable String password, long version) {}
}
