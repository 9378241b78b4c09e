package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.DeviceTrace;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.ListTraceFrames;
import com.bluesky.charging.device.contract.TraceCommand;
import com.bluesky.charging.device.contract.TraceCommand.StartTrace;
import com.bluesky.charging.device.contract.TraceCommand.StopTrace;
import com.bluesky.charging.device.contract.TracePage;
import com.bluesky.charging.device.contract.TracePage.TraceFrame;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/devices/{deviceId}/trace}: the frames of a device's link, for a limited time. They
 * tell of everybody's charges there, so they are for the operator's own people only.
 */
@RestController
@RequestMapping("/v1/devices/{deviceId}/trace")
@Tag(name = "Equipment")
class TraceResource {

    private final Commands commands;
    private final Queries queries;
    private final Cursors cursors;
    private final Clock clock;

    TraceResource(Commands commands, Queries queries, Cursors cursors, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.cursors = cursors;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope({Scope.EQUIPMENT_WRITE, Scope.OPERATOR_ALL})
    @Operation(
            summary = "Trace a device for some minutes, or prolong its trace",
            description =
                    "Every frame of its link is written down within seconds from now on, without"
                            + " tags and secrets, and kept for a day; of a device at most 10,000.")
    DeviceTrace start(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Wish body,
            Caller caller) {
        mayBeSeen(deviceId, caller);
        return commands.send(
                new StartTrace(
                        caller.idOf("trace", key),
                        deviceId,
                        caller.actorKind() + ":" + caller.actorId(),
                        body.durationSeconds(),
                        clock.instant()),
                DeviceTrace.class,
                caller);
    }

    @DeleteMapping
    @RequiresScope({Scope.EQUIPMENT_WRITE, Scope.OPERATOR_ALL})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "End the trace of a device",
            description = "What was written down can still be read for a day.")
    void stop(@PathVariable String deviceId, Caller caller) {
        mayBeSeen(deviceId, caller);
        commands.send(new StopTrace(deviceId, clock.instant()), caller);
    }

    @GetMapping
    @RequiresScope({Scope.EQUIPMENT_READ, Scope.OPERATOR_ALL})
    @Operation(summary = "List the traced frames of a device, oldest first")
    Traced frames(
            @PathVariable String deviceId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        mayBeSeen(deviceId, caller);
        String list = "trace/" + deviceId;
        TracePage page =
                queries.ask(
                        new ListTraceFrames(deviceId, cursors.page(list, limit, cursor)),
                        TracePage.class);
        return new Traced(page.until(), page.items(), cursors.next(list, page.next()));
    }

    private void mayBeSeen(String deviceId, Caller caller) {
        queries.target(new FindDevice(caller.tenant(), deviceId), DeviceView.class);
    }

    /** For how long. */
    @Schema(name = "TraceRequest")
    record Wish(
            @Min(TraceCommand.DURATION_MIN_SECONDS) @Max(TraceCommand.DURATION_MAX_SECONDS)
                    int durationSeconds) {}

    /**
     * A page of frames.
     *
     * @param until when the trace ends by itself; absent when none runs
     * @param nextCursor pass it as {@code cursor} to get the next page; absent on the last one
     */
    @Schema(name = "TracePage")
    record Traced(@Nullable Instant until, List<TraceFrame> items, @Nullable String nextCursor) {}
}
