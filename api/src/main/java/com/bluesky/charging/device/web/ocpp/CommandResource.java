package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.FindPileCall;
import com.bluesky.charging.device.contract.ListPileCalls;
import com.bluesky.charging.device.contract.PileCallPage;
import com.bluesky.charging.device.contract.PileCallView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/devices/{deviceId}/commands…}: what became of commands. */
@RestController
@RequestMapping("/v1/devices/{deviceId}/commands")
@Tag(name = "Commands")
class CommandResource {

    private static final String LIST = "commands";

    private final Queries queries;
    private final Cursors cursors;

    CommandResource(Queries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    @GetMapping("/{commandId}")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @Operation(summary = "Read a command to a pile and what became of it")
    Command get(@PathVariable String deviceId, @PathVariable String commandId, Caller caller) {
        return queries.find(
                        new FindPileCall(caller.operator(), deviceId, commandId),
                        PileCallView.class)
                .map(view -> Command.of(view, caller))
                .orElseThrow(Queries::notFound);
    }

    @GetMapping
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @Operation(
            summary = "List the commands to a pile, newest first",
            description =
                    "The newest 200 of a device are listed, for 90 days. What the system asked by"
                            + " itself is among them.")
    Page<Command> list(
            @PathVariable String deviceId,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        queries.target(new FindDevice(caller.tenant(), deviceId), DeviceView.class);
        PileCallPage page =
                queries.ask(
                        new ListPileCalls(
                                caller.operator(),
                                deviceId,
                                updatedSince,
                                cursors.page(LIST, limit, cursor)),
                        PileCallPage.class);
        return new Page<>(
                page.items().stream().map(view -> Command.of(view, caller)).toList(),
                cursors.next(LIST, page.next()));
    }
}
