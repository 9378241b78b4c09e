package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.trace.Traces;
import com.bluesky.charging.device.adapter.wire.FrameCodec;
import com.bluesky.charging.device.adapter.wire.Ocpp16Schemas;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all links share.
 *
 * @param executor where what may block runs: a virtual thread for each task
 * @param timer for time-outs; what it runs must not block
 */
record LinkParts(
        FrameCodec codec,
        Ocpp16Schemas schemas,
        PileActions actions,
        LinkTimings timings,
        Rests rests,
        Traces traces,
        Clock clock,
        ExecutorService executor,
        ScheduledExecutorService timer)
        implements AutoCloseable {

    @Override
    public void close() {
        timer.shutdownNow();
        executor.close();
    }
}
