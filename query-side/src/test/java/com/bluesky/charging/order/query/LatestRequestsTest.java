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
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages are the same whether the latest requests fill them or not. */
class LatestRequestsTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");

    /** All end in the same minute; those that were requested first have no bill. */
    private static final int ORDERS = LatestRequests.MANY + 20;

    private static final int UNBILLED = 10;
    private static final int PAGE = 200;

    private static final ReadModel MODEL = ReadModel.empty();

    @BeforeAll
    static void more_orders_than_are_looked_at_first() {
        EventLog log = new EventLog();
        for (int i = 0; i < ORDERS; i++) {
            OrderFacts order =
                    OrderFacts.of(Facts.owner("op-1", "cust-1", "user-1"), id(i), "dev-1");
            if (i < UNBILLED) {
                order.ended(log, minute(i - ORDERS));
            } else {
                order.charged(log, minute(i - ORDERS));
            }
        }
        MODEL.project(log);
    }

    @Test
    void those_that_the_latest_requests_fill() {
        assertThat(ended(OrderStatus.SETTLED)).isEqualTo(newestFirst(UNBILLED, ORDERS));
    }

    @Test
    void those_that_were_requested_before_them() {
        assertThat(ended(OrderStatus.ENDED)).isEqualTo(newestFirst(0, UNBILLED));
    }

    @Test
    void all() {
        assertThat(ended(OrderStatus.ENDED, OrderStatus.SETTLED)).isEqualTo(newestFirst(0, ORDERS));
    }

    /** Page after page. */
    private static List<String> ended(OrderStatus... statuses) {
        OrderCriteria criteria =
                new OrderQuestions()
                        .ended(new Within(minute(60), minute(61)))
                        .in(statuses)
                        .criteria();
        List<String> found = new ArrayList<>();
        @Nullable String after = null;
        do {
            OrderPage page =
                    MODEL.ask(
                            new ListOrders(OWN, criteria, new PageRequest(PAGE, after)),
                            OrderPage.class);
            page.items().stream().map(OrderView::orderId).forEach(found::add);
            after = page.next();
        } while (after != null);
        return found;
    }

    private static List<String> newestFirst(int from, int end) {
        return IntStream.range(from, end).mapToObj(LatestRequestsTest::id).toList().reversed();
    }

    private static String id(int number) {
        return "ord-%04d".formatted(number);
    }
}
