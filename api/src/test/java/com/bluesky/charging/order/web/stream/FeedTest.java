package com.bluesky.charging.order.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.web.TokenLife;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** One order and many readers. */
class FeedTest {

    private static final int MANY = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern METER = Pattern.compile("\"meterWh\":(\\d+)");

    private final Frames frames = new Frames(JsonMapper.builder().build());
    private final KnownOrder order = new KnownOrder();
    private final Feed feed = new Feed(order, frames);

    @Test
    void a_thousand_readers_are_told_each_sample_once_and_the_order_is_read_once_for_all() {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            pages.add(follow(Told.all(0)));
        }
        happens(1);
        awaitAll(pages, 1);
        int before = order.reads();

        for (int event = 2; event <= 20; event++) {
            happens(event);
        }

        awaitAll(pages, 20);
        // Read for the feed alone; whoever saw the first event by itself joined on since.
        assertThat(order.reads() - before).isLessThanOrEqualTo(19);
        assertThat(pages).allSatisfy(page -> assertThat(page.meters()).hasSize(20));
    }

    @Test
    void events_that_the_tail_did_not_tell_are_found_by_the_readers() {
        Page page = follow(Told.all(0));
        happens(1);
        awaitAll(List.of(page), 1);
        order.happened(OrderStatus.CHARGING, 2);
        happens(3);

        awaitAll(List.of(page), 3);
        happens(4);
        awaitAll(List.of(page), 4);
    }

    @Test
    void more_events_than_are_kept_lose_nothing() {
        Page page = follow(Told.all(0));
        int all = 3 * StreamLimits.QUEUE_MAX;
        for (int event = 1; event <= all; event++) {
            happens(event);
        }

        awaitAll(List.of(page), all);
    }

    @Test
    void what_could_not_be_read_in_time_is_told_later() {
        Page page = follow(Told.all(0));
        feed.happened(1);
        feed.happened(2);
        order.happened(OrderStatus.CHARGING, 1);
        order.happened(OrderStatus.CHARGING, 2);

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    feed.retry();
                    assertThat(page.meters()).containsExactly(1L, 2L);
                });
    }

    @Test
    void the_last_samples_are_told_before_the_end_though_the_view_is_ahead_of_them() {
        Page page = follow(Told.all(0));
        happens(1);
        awaitAll(List.of(page), 1);
        order.happened(OrderStatus.CHARGING, 2);
        order.happened(OrderStatus.CHARGING, 3);
        order.happened(OrderStatus.CHARGING);
        order.happened(OrderStatus.SETTLED);

        // By now the view is three events ahead of the one that is announced.
        feed.happened(2);

        await().atMost(PATIENCE).until(page::isClosed);
        assertThat(page.meters()).containsExactly(1L, 2L, 3L);
        assertThat(page.text()).containsOnlyOnce("event: end").endsWith("\"ORDER_SETTLED\"}\n\n");
    }

    private void happens(long meterWh) {
        order.happened(OrderStatus.CHARGING, meterWh);
        feed.happened(order.latest());
    }

    private Page follow(@Nullable Told told) {
        Page page = new Page();
        feed.add(
                new Reader(
                        order,
                        frames,
                        page,
                        new TokenLife("token-1", Instant.MAX, "key-1", () -> true),
                        told,
                        () -> {}));
        return page;
    }

    private static void awaitAll(List<Page> pages, int samples) {
        List<Long> expected = new ArrayList<>();
        for (long meter = 1; meter <= samples; meter++) {
            expected.add(meter);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(pages)
                                .allSatisfy(page -> assertThat(page.meters()).isEqualTo(expected)));
        assertThat(pages).noneMatch(Page::isClosed);
    }

    /** A sink that keeps what is written. */
    private static final class Page implements Sink {

        private final StringBuilder text = new StringBuilder();
        private volatile boolean closed;

        synchronized String text() {
            return text.toString();
        }

        List<Long> meters() {
            return METER.matcher(text())
                    .results()
                    .map(found -> Long.parseLong(found.group(1)))
                    .toList();
        }

        boolean isClosed() {
            return closed;
        }

        @Override
        public synchronized void write(byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
