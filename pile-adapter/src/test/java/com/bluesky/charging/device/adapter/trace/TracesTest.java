package com.bluesky.charging.device.adapter.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.device.contract.ListTraceFrames;
import com.bluesky.charging.device.contract.TraceCommand.StartTrace;
import com.bluesky.charging.device.contract.TraceCommand.StopTrace;
import com.bluesky.charging.device.contract.TracePage;
import com.bluesky.charging.device.contract.TracePage.Direction;
import com.bluesky.charging.device.contract.TracePage.TraceFrame;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String FRAME = "[2,\"1\",\"Authorize\",{\"idTag\":\"SECRETTAG\"}]";

    private final PileDatabase database = PileDatabase.fresh();
    private final MovingClock clock = new MovingClock();
    private final Traces traces = new Traces(database.dataSource(), clock);
    private final TraceHandlers handlers = new TraceHandlers(traces, clock);

    @Test
    void frames_of_a_traced_device_are_kept_masked_and_of_no_other() {
        note("dev-1");
        start("trace-1", "dev-1", 10);
        note("dev-1");
        note("dev-2");
        traces.note("dev-1", Direction.TO_PILE, "[3,\"1\",{}]");
        await().until(() -> frames("dev-1").size() == 2);
        assertThat(frames("dev-1"))
                .containsExactly(
                        new TraceFrame(Direction.FROM_PILE, NOW, FRAME.replace("SECRETTAG", "***")),
                        new TraceFrame(Direction.TO_PILE, NOW, "[3,\"1\",{}]"));
        assertThat(frames("dev-2")).isEmpty();
    }

    @Test
    void a_trace_ends_by_itself_also_before_anybody_looks_at_the_table() {
        start("trace-1", "dev-1", 1);
        clock.pass(Duration.ofMinutes(1));
        note("dev-1");
        await().until(() -> frames("dev-1").size() == 1);
        clock.pass(Duration.ofNanos(1));
        note("dev-1");
        assertThat(list("dev-1", null, 10).until()).isNull();
        start("trace-2", "dev-1", 1);
        note("dev-1");
        await().until(() -> frames("dev-1").size() == 2);
    }

    @Test
    void a_trace_is_prolonged_stopped_and_started_again() {
        assertThat(start("trace-1", "dev-1", 1)).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(start("trace-2", "dev-1", 60)).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(list("dev-1", null, 10).until()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        handlers.handle(new StopTrace("dev-1", clock.instant()));
        note("dev-1");
        assertThat(list("dev-1", null, 10).until()).isNull();
        start("trace-3", "dev-1", 1);
        note("dev-1");
        await().until(() -> frames("dev-1").size() == 1);
    }

    @Test
    void a_repeat_of_a_request_is_answered_as_the_first_and_prolongs_nothing() {
        Instant until = start("trace-1", "dev-1", 10);
        clock.pass(Duration.ofMinutes(5));
        assertThat(start("trace-1", "dev-1", 10)).isEqualTo(until);
        assertThat(list("dev-1", null, 10).until()).isEqualTo(until);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> start("trace-1", "dev-1", 11))
                .satisfies(refused ->
                        assertThat(refused.refusal().code()).isEqualTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void who_started_a_trace_is_kept() {
        start("trace-1", "dev-1", 10);
        assertThat(database.jdbc().sql("select started_by from trace").query(String.class).single())
                .isEqualTo("customer:cust-1");
    }

    @Test
    void another_node_sees_the_trace_when_it_looks() {
        Traces other = new Traces(database.dataSource(), clock);
        start("trace-1", "dev-1", 10);
        other.note("dev-1", Direction.FROM_PILE, FRAME);
        other.refresh();
        other.note("dev-1", Direction.FROM_PILE, FRAME);
        await().until(() -> !frames("dev-1").isEmpty());
        assertThat(frames("dev-1")).hasSize(1);
    }

    @Test
    void as_many_frames_are_kept_as_may_be_and_the_oldest_make_room() {
        database.jdbc()
                .sql(
                        """
                        insert into trace_frame (device_id, direction, at, text)
                        select 'dev-1', 'TO_PILE', now(), n::text from generate_series(1, :frames) n
                        """)
                .param("frames", TraceLimits.FRAMES_OF_DEVICE)
                .update();
        traces.tables().cut("dev-1");
        assertThat(list("dev-1", null, 1).items().getFirst().text()).isEqualTo("1");
        start("trace-1", "dev-1", 10);
        note("dev-1");
        await().until(() -> list("dev-1", null, 1).items().getFirst().text().equals("2"));
        assertThat(keptFrames()).isEqualTo(TraceLimits.FRAMES_OF_DEVICE);
    }

    @Test
    void when_nothing_can_be_written_as_many_frames_wait_as_may_and_one_more_is_left_out() {
        start("trace-1", "dev-1", 10);
        database.transaction()
                .executeWithoutResult(status -> {
                    database.jdbc().sql("lock table trace_frame in exclusive mode").update();
                    note("dev-1");
                    await().until(this::writerWaits);
                    for (int i = 0; i <= TraceLimits.WAITING_FRAMES; i++) {
                        note("dev-1");
                    }
                });
        await().until(() -> keptFrames() == 1 + TraceLimits.WAITING_FRAMES);
        note("dev-1");
        await().until(() -> keptFrames() == 2 + TraceLimits.WAITING_FRAMES);
    }

    private boolean writerWaits() {
        return database.jdbc()
                .sql(
                        """
                        select exists (select from pg_locks
                                       where not granted and relation = 'trace_frame'::regclass)
                        """)
                .query(Boolean.class)
                .single();
    }

    private int keptFrames() {
        return database.jdbc()
                .sql("select count(*) from trace_frame")
                .query(Integer.class)
                .single();
    }

    @Test
    void frames_are_deleted_after_a_day() {
        start("trace-1", "dev-1", 10);
        note("dev-1");
        await().until(() -> frames("dev-1").size() == 1);
        clock.pass(TraceLimits.KEPT);
        traces.refresh();
        assertThat(frames("dev-1")).hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        traces.refresh();
        assertThat(frames("dev-1")).isEmpty();
    }

    @Test
    void a_long_frame_is_cut() {
        start("trace-1", "dev-1", 10);
        String head = "[3,\"1\",{\"info\":\"";
        String fits = head + "x".repeat(TraceLimits.FRAME_CHARACTERS - head.length() - 3) + "\"}]";
        traces.note("dev-1", Direction.FROM_PILE, fits);
        traces.note("dev-1", Direction.FROM_PILE, fits.replace("\"}]", "x\"}]"));
        await().until(() -> frames("dev-1").size() == 2);
        assertThat(frames("dev-1").getFirst().text()).isEqualTo(fits);
        assertThat(frames("dev-1").getLast().text())
                .hasSize(TraceLimits.FRAME_CHARACTERS + 1)
                .endsWith("…");
    }

    @Test
    void frames_are_listed_page_by_page_oldest_first() {
        start("trace-1", "dev-1", 10);
        for (int i = 0; i < 5; i++) {
            traces.note("dev-1", Direction.TO_PILE, "[3,\"" + i + "\",{}]");
        }
        await().until(() -> frames("dev-1").size() == 5);
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            TracePage page = list("dev-1", after, 2);
            page.items().forEach(frame -> seen.add(frame.text().substring(4, 5)));
            after = page.next();
        } while (after != null);
        assertThat(seen).containsExactly("0", "1", "2", "3", "4");
    }

    private Instant start(String traceId, String deviceId, int minutes) {
        return handlers.handle(
                        new StartTrace(
                                traceId,
                                deviceId,
                                "customer:cust-1",
                                minutes * 60,
                                clock.instant()))
                .until();
    }

    private void note(String deviceId) {
        traces.note(deviceId, Direction.FROM_PILE, FRAME);
    }

    private List<TraceFrame> frames(String deviceId) {
        return list(deviceId, null, 200).items();
    }

    private TracePage list(String deviceId, @Nullable String after, int limit) {
        return handlers.list(new ListTraceFrames(deviceId, new PageRequest(limit, after)));
    }

    /** A clock that the test moves. */
    private static final class MovingClock extends Clock {

        private Instant now = NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
