package com.bluesky.charging.order.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.OrderFacts;
import com.bluesky.charging.kernel.query.OrderQuestions;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.order.contract.ListOrders;
import com.bluesky.charging.order.contract.OrderCriteria;
import com.bluesky.charging.order.contract.OrderPage;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.Within;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders are found by when they ended, were settled or changed, however long that took. */
class OrdersByEndTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final long DAY = 24 * 60;

    /** As the facts of these tests have it. */
    private static final Instant ENDED = minute(60);

    private static final Instant SETTLED = minute(61);

    private final ReadModel model = ReadModel.empty();

    @BeforeEach
    void orders_that_ended_together() {
        EventLog log = new EventLog();
        charged(log, "ord-quick", 59);
        charged(log, "ord-day", 60 - DAY);
        charged(log, "ord-day-and-bill", 61 - DAY);
        charged(log, "ord-longer", 59 - DAY);
        charged(log, "ord-weeks", 60 - 20 * DAY);
        model.project(log);
    }

    @Test
    void by_their_end() {
        assertThat(ended(ENDED, ENDED.plusNanos(1_000))).hasSize(5);
        assertThat(ended(ENDED, null)).hasSize(5);
        assertThat(ended(null, ENDED.plusNanos(1_000))).hasSize(5);
        assertThat(ended(null, ENDED)).isEmpty();
        assertThat(ended(ENDED.plusNanos(1_000), null)).isEmpty();
    }

    @Test
    void by_their_bill() {
        assertThat(settled(SETTLED, SETTLED.plusNanos(1_000)))
                .containsExactly(
                        "ord-quick", "ord-day-and-bill", "ord-day", "ord-longer", "ord-weeks");
        assertThat(settled(SETTLED, null)).hasSize(5);
        assertThat(settled(null, SETTLED)).isEmpty();
        assertThat(settled(SETTLED.plusNanos(1_000), null)).isEmpty();
    }

    @Test
    void by_their_latest_change() {
        assertThat(changed(EventLog.BEGINNING)).hasSize(5);
        assertThat(changed(Instant.EPOCH)).hasSize(5);
        assertThat(changed(Instant.parse("9999-01-01T00:00:00Z"))).isEmpty();
    }

    private List<String> changed(Instant since) {
        return found(new OrderQuestions().updatedSince(since).criteria());
    }

    private List<String> ended(@Nullable Instant from, @Nullable Instant to) {
        return found(new OrderQuestions().ended(new Within(from, to)).criteria());
    }

    private List<String> settled(@Nullable Instant from, @Nullable Instant to) {
        return found(new OrderQuestions().settled(new Within(from, to)).criteria());
    }

    private List<String> found(OrderCriteria criteria) {
        return model
                .ask(new ListOrders(OWN, criteria, new PageRequest(10, null)), OrderPage.class)
                .items()
                .stream()
                .map(OrderView::orderId)
                .toList();
    }

    private static void charged(EventLog log, String orderId, long requestedMinute) {
        OrderFacts.of(Facts.owner("op-1", "cust-1", "user-1"), orderId, "dev-1")
                .charged(log, minute(requestedMinute));
    }
}
