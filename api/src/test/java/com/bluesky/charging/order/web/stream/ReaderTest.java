package com.bluesky.charging.order.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.web.TokenLife;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** One reader, told by its feed and by what it looks up itself. */
class ReaderTest {

    private static final Instant EXPIRY = Instant.parse("2026-03-01T08:10:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Frames frames = new Frames(JsonMapper.builder().build());
    private final KnownOrder order = new KnownOrder();
    private final Paper paper = new Paper();
    private final AtomicBoolean stands = new AtomicBoolean(true);
    private final AtomicInteger closings = new AtomicInteger();

    @Test
    void a_new_reader_is_told_how_the_order_is_and_no_old_samples() {
        order.happened(OrderStatus.CHARGING, 100, 200);

        reader(null).look(1);

        paper.awaitEnd("id: 1.1\nevent: order\ndata: " + order.json(frames, 1) + "\n\n");
        assertThat(paper.text()).startsWith("id: 1.1").doesNotContain("event: samples");
    }

    @Test
    void a_reader_that_comes_back_is_told_exactly_what_it_missed() {
        order.happened(OrderStatus.CHARGING, 100);
        order.happened(OrderStatus.CHARGING, 200, 300);
        order.happened(OrderStatus.CHARGING, 400);

        reader(new Told(1, 2)).look(3);

        paper.awaitEnd("id: 3.3\nevent: order\ndata: " + order.json(frames, 3) + "\n\n");
        assertThat(paper.text())
                .containsOnlyOnce("event: samples")
                .contains("id: 1.3\nevent: samples")
                .contains("400")
                .doesNotContain("300");
    }

    @Test
    void a_reader_that_missed_nothing_is_told_nothing() {
        order.happened(OrderStatus.CHARGING, 100);
        Reader reader = reader(Told.all(1));

        reader.look(1);
        reader.beat();

        paper.awaitEnd(":\n\n");
        assertThat(paper.text()).doesNotContain("event:");
    }

    @Test
    void batches_that_join_on_are_sent_as_they_are_and_old_ones_are_not() {
        order.happened(OrderStatus.CHARGING, 100);
        Reader reader = reader(Told.all(1));
        reader.look(1);

        reader.offer(batch(Told.all(0), Told.all(1), "old\n"));
        reader.offer(batch(Told.all(1), new Told(3, 2), "two\n"));
        reader.offer(batch(new Told(3, 2), Told.all(3), "three\n"));

        paper.awaitEnd("two\nthree\n");
        assertThat(paper.text()).doesNotContain("old");
    }

    @Test
    void what_does_not_join_on_is_looked_up() {
        order.happened(OrderStatus.CHARGING, 100);
        Reader reader = reader(Told.all(1));
        order.happened(OrderStatus.CHARGING, 200);
        order.happened(OrderStatus.CHARGING, 300);

        reader.offer(batch(Told.all(2), Told.all(3), "never sent\n"));

        paper.awaitEnd("id: 3.3\nevent: order\ndata: " + order.json(frames, 3) + "\n\n");
        assertThat(paper.text()).contains("200", "300").doesNotContain("never sent");
    }

    @Test
    void a_settled_order_ends_the_stream_with_a_message_that_says_so() {
        order.happened(OrderStatus.SETTLED);

        reader(null).look(1);

        paper.awaitEnd("event: end\ndata: {\"reason\":\"ORDER_SETTLED\"}\n\n");
        await().atMost(PATIENCE).until(() -> paper.closed() == 1 && closings.get() == 1);
    }

    @Test
    void a_failed_order_ends_the_stream_too() {
        order.happened(OrderStatus.FAILED);

        reader(Told.all(1)).look(1);

        paper.awaitEnd("event: end\ndata: {\"reason\":\"ORDER_FAILED\"}\n\n");
    }

    @Test
    void a_stream_ends_the_moment_its_token_expires() {
        order.happened(OrderStatus.CHARGING);
        Reader reader = reader(Told.all(1));

        reader.expire(EXPIRY.minusNanos(1));
        reader.beat();
        paper.awaitEnd(":\n\n");
        assertThat(paper.text()).doesNotContain("event:");
        reader.expire(EXPIRY);

        paper.awaitEnd("event: end\ndata: {\"reason\":\"TOKEN_EXPIRED\"}\n\n");
        await().atMost(PATIENCE).until(() -> paper.closed() == 1);
    }

    @Test
    void a_stream_ends_with_the_key_of_its_token() {
        order.happened(OrderStatus.CHARGING);
        Reader reader = reader(Told.all(1));

        reader.checkToken();
        reader.beat();
        paper.awaitEnd(":\n\n");
        stands.set(false);
        reader.checkToken();

        paper.awaitEnd("event: end\ndata: {\"reason\":\"TOKEN_REVOKED\"}\n\n");
    }

    @Test
    void a_reader_may_be_behind_by_as_much_as_its_queue_holds_and_no_more() {
        order.happened(OrderStatus.CHARGING);
        for (int more = 0; more <= 1; more++) {
            Paper slow = new Paper();
            CountDownLatch takes = new CountDownLatch(1);
            slow.takesNothingBefore(takes);
            Reader reader = reader(Told.all(1), slow);
            reader.beat();
            slow.awaitWriting();
            for (int i = 1; i <= StreamLimits.QUEUE_MAX + more; i++) {
                reader.offer(batch(Told.all(i), Told.all(i + 1), i + "\n"));
            }
            takes.countDown();
            if (more == 0) {
                slow.awaitEnd(StreamLimits.QUEUE_MAX + "\n");
                assertThat(slow.closed()).isZero();
            } else {
                await().atMost(PATIENCE).until(() -> slow.closed() == 1);
                assertThat(slow.text()).doesNotContain("1\n2");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN_EXPIRED", "TOKEN_REVOKED"})
    void a_slow_reader_is_told_nothing_of_what_waits_when_its_token_ends(EndReason reason) {
        order.happened(OrderStatus.CHARGING);
        order.happened(OrderStatus.CHARGING, 100);
        CountDownLatch takes = new CountDownLatch(1);
        paper.takesNothingBefore(takes);
        Reader reader = reader(Told.all(1));
        reader.beat();
        paper.awaitWriting();
        for (int i = 1; i <= StreamLimits.QUEUE_MAX; i++) {
            reader.offer(batch(Told.all(i), Told.all(i + 1), i + "\n"));
        }
        reader.look(2);

        reader.end(reason);
        reader.offer(batch(Told.all(1), Told.all(2), "late\n"));
        reader.look(2);
        reader.end(EndReason.SERVER_STOPPING);
        takes.countDown();

        await().atMost(PATIENCE).until(() -> paper.closed() == 1);
        assertThat(paper.text())
                .isEqualTo(":\n\nevent: end\ndata: {\"reason\":\"" + reason + "\"}\n\n");
    }

    @Test
    void a_token_that_ends_while_much_is_looked_up_cuts_that_short() {
        order.happened(OrderStatus.CHARGING, 100);
        CountDownLatch takes = new CountDownLatch(1);
        paper.takesNothingBefore(takes);
        Reader reader = reader(Told.all(0));
        reader.look(1);
        paper.awaitWriting();

        reader.expire(EXPIRY);
        takes.countDown();

        paper.awaitEnd("event: end\ndata: {\"reason\":\"TOKEN_EXPIRED\"}\n\n");
        assertThat(paper.text()).contains("event: samples").doesNotContain("event: order");
    }

    @Test
    void a_reader_that_is_gone_is_noticed_and_nothing_is_written_to_it_any_more() {
        order.happened(OrderStatus.CHARGING);
        Reader reader = reader(Told.all(1));
        paper.breaks();

        reader.beat();
        await().atMost(PATIENCE).until(() -> closings.get() == 1);
        reader.offer(batch(Told.all(1), Told.all(2), "lost\n"));
        reader.end(EndReason.SERVER_STOPPING);

        assertThat(paper.text()).isEmpty();
        assertThat(closings).hasValue(1);
    }

    private static Batch batch(Told from, Told to, String text) {
        return new Batch(from, to, text.getBytes(StandardCharsets.UTF_8), null);
    }

    private Reader reader(@Nullable Told told) {
        return reader(told, paper);
    }

    private Reader reader(@Nullable Told told, Paper to) {
        return new Reader(
                order,
                frames,
                to,
                new TokenLife("token-1", EXPIRY, "key-1", stands::get),
                told,
                closings::incrementAndGet);
    }

    /** A sink that keeps what is written. */
    private static final class Paper implements Sink {

        private final StringBuilder written = new StringBuilder();
        private final CountDownLatch writing = new CountDownLatch(1);
        private volatile @Nullable CountDownLatch takes;
        private volatile boolean broken;
        private volatile int closed;

        void takesNothingBefore(CountDownLatch latch) {
            takes = latch;
        }

        void breaks() {
            broken = true;
        }

        void awaitWriting() {
            await().atMost(PATIENCE).until(() -> writing.getCount() == 0);
        }

        void awaitEnd(String end) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(text()).endsWith(end));
        }

        synchronized String text() {
            return written.toString();
        }

        int closed() {
            return closed;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (broken) {
                throw new IOException("Nobody is there.");
            }
            writing.countDown();
            CountDownLatch latch = takes;
            if (latch != null) {
                await().atMost(PATIENCE).until(() -> latch.getCount() == 0);
            }
            synchronized (this) {
                written.append(new String(bytes, StandardCharsets.UTF_8));
            }
        }

        @Override
        public synchronized void close() {
            closed++;
        }
    }
}
