package com.bluesky.charging.device.adapter.trace;

import com.bluesky.charging.device.adapter.trace.TraceTables.Numbered;
import com.bluesky.charging.device.adapter.trace.TraceTables.Started;
import com.bluesky.charging.device.contract.DeviceTrace;
import com.bluesky.charging.device.contract.ListTraceFrames;
import com.bluesky.charging.device.contract.TraceCommand.StartTrace;
import com.bluesky.charging.device.contract.TraceCommand.StopTrace;
import com.bluesky.charging.device.contract.TracePage;
import com.bluesky.charging.kernel.IdempotencyKeyReused;
import com.bluesky.charging.kernel.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Starts and ends traces, and shows what was written down. */
@Component
class TraceHandlers {

    private final Traces traces;
    private final Clock clock;

    TraceHandlers(Traces traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    @CommandHandler
    DeviceTrace handle(StartTrace c) {
        traces.tables().add(c, c.at().plus(Duration.ofSeconds(c.durationSeconds())));
        Started started = traces.tables().find(c.traceId());
        if (!started.deviceId().equals(c.deviceId())
                || started.durationSeconds() != c.durationSeconds()) {
            throw new Refused(new IdempotencyKeyReused());
        }
        traces.refresh();
        return new DeviceTrace(started.deviceId(), started.startedAt(), started.until());
    }

    @CommandHandler
    void handle(StopTrace c) {
        traces.tables().stop(c.deviceId(), c.at());
        traces.refresh();
    }

    @QueryHandler
    TracePage list(ListTraceFrames query) {
        String after = query.page().after();
        int limit = query.page().limit();
        List<Numbered> found =
                traces.tables()
                        .frames(
                                query.deviceId(),
                                after == null ? 0 : Long.parseLong(after),
                                limit + 1);
        List<Numbered> shown = found.subList(0, Math.min(limit, found.size()));
        Instant until = traces.tables().until(query.deviceId(), clock.instant()).orElse(null);
        return new TracePage(
                until,
                shown.stream().map(Numbered::frame).toList(),
                found.size() > limit ? Long.toString(shown.getLast().frameId()) : null);
    }
}
