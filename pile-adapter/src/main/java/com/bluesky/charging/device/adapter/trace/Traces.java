package com.bluesky.charging.device.adapter.trace;

import com.bluesky.charging.device.adapter.trace.TraceTables.Kept;
import com.bluesky.charging.device.adapter.wire.FrameCodec;
import com.bluesky.charging.device.adapter.wire.Masking;
import com.bluesky.charging.device.contract.TracePage.Direction;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Takes the frames of traced devices, masks them and has them written. While nobody is traced it
 * costs a look at a field that is empty.
 */
@Component
public final class Traces {

    private static final Logger LOG = LoggerFactory.getLogger(Traces.class);

    private static final Masking MASKING = new Masking(_ -> Masking.MASK, Masking::lengthOf);

    private final FrameCodec codec = new FrameCodec();
    private final TraceTables tables;
    private final Clock clock;

    /** Until when each device is traced, as it was when somebody last looked at the table. */
    private volatile Map<String, Instant> running = Map.of();

    private final Queue<Frame> waiting = new ArrayBlockingQueue<>(TraceLimits.WAITING_FRAMES);
    private final AtomicLong leftOut = new AtomicLong();
    private final AtomicBoolean writing = new AtomicBoolean();

    /** The traces that the database says there are. */
    public Traces(@Qualifier("pileDataSource") DataSource dataSource, Clock clock) {
        this.tables = new TraceTables(dataSource);
        this.clock = clock;
    }

    private record Frame(String deviceId, Direction direction, Instant at, String text) {}

    TraceTables tables() {
        return tables;
    }

    /** Takes a frame of a device if it is traced; never blocks. */
    public void note(String deviceId, Direction direction, String text) {
        Map<String, Instant> traced = running;
        if (!traced.isEmpty() && traced.containsKey(deviceId)) {
            take(deviceId, direction, text, traced.get(deviceId));
        }
    }

    private void take(String deviceId, Direction direction, String text, Instant until) {
        Instant now = clock.instant();
        if (now.isAfter(until)) {
            return;
        }
        if (waiting.offer(new Frame(deviceId, direction, now, text))) {
            write();
        } else {
            leftOut.incrementAndGet();
        }
    }

    /** Lets one thread write as long as something waits. */
    private void write() {
        if (writing.compareAndSet(false, true)) {
            var _ = Thread.ofVirtual().name("trace").start(this::writeAll);
        }
    }

    private void writeAll() {
        try {
            for (List<Frame> frames = next(); !frames.isEmpty(); frames = next()) {
                write(frames);
            }
        } finally {
            writing.set(false);
        }
        if (!waiting.isEmpty()) {
            write();
        }
    }

    private List<Frame> next() {
        List<Frame> frames = new ArrayList<>();
        while (frames.size() < TraceLimits.BATCH) {
            Frame frame = waiting.poll();
            if (frame == null) {
                return frames;
            }
            frames.add(frame);
        }
        return frames;
    }

    private void write(List<Frame> frames) {
        try {
            tables.keep(frames.stream().map(this::masked).toList());
            frames.stream().map(Frame::deviceId).distinct().forEach(tables::cut);
        } catch (RuntimeException e) {
            LOG.warn("{} frames of traces were not written", frames.size(), e);
        }
    }

    private Kept masked(Frame frame) {
        String text = codec.masked(frame.text(), MASKING);
        return new Kept(
                frame.deviceId(),
                frame.direction(),
                frame.at(),
                text.length() <= TraceLimits.FRAME_CHARACTERS
                        ? text
                        : text.substring(0, TraceLimits.FRAME_CHARACTERS) + "…");
    }

    /**
     * Looks which devices are traced, and deletes what is old; to be called every few seconds on
     * every node.
     */
    public void refresh() {
        try {
            Instant now = clock.instant();
            running = tables.running(now);
            tables.deleteBefore(now.minus(TraceLimits.KEPT));
            long missed = leftOut.getAndSet(0);
            if (missed > 0) {
                LOG.warn(
                        "{} frames came faster than traces are written, and were left out", missed);
            }
        } catch (RuntimeException e) {
            LOG.warn("The table of traces could not be read; the next look does it", e);
        }
    }
}
