package com.bluesky.charging.order.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.OrderFacts.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.OrderFacts;
import com.bluesky.charging.kernel.query.OrderQuestions;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.order.contract.ListOrders;
import com.bluesky.charging.order.contract.ListSamples;
import com.bluesky.charging.order.contract.OrderCriteria;
import com.bluesky.charging.order.contract.OrderPage;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.SamplePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderListsTest {

    private static final Tenant CUSTOMER = new Tenant("op-1", "cust-1");
    private static final Tenant WHOLE_OPERATOR = new Tenant("op-1", null);

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 200})
    void pages_of_any_size_tell_every_order_once_newest_first(int limit) {
        request("ord-1", 1);
        // The same instant: the id decides.
        request("ord-2", 3);
        request("ord-3", 3);
        request("ord-4", 2);
        model.project(log);

        assertThat(allPages(limit)).containsExactly("ord-3", "ord-2", "ord-4", "ord-1");
    }

    @Test
    void the_last_page_says_that_nothing_follows_even_when_it_is_full() {
        request("ord-1", 1);
        request("ord-2", 2);
        model.project(log);

        assertThat(list(all(1)).next()).isNotNull();
        assertThat(list(all(2)).next()).isNull();
    }

    @Test
    void an_order_that_comes_meanwhile_neither_repeats_nor_hides_others() {
        request("ord-1", 1);
        request("ord-2", 2);
        model.project(log);
        OrderPage first = list(all(1));

        request("ord-3", 3);
        model.project(log);

        assertThat(idsOf(list(filter(null, null, null, null, new PageRequest(5, first.next())))))
                .containsExactly("ord-1");
    }

    @Test
    void orders_are_filtered_by_user_device_status_and_change() {
        request("ord-1", "user-1", "dev-1", 1);
        request("ord-2", "user-2", "dev-1", 2);
        request("ord-3", "user-2", "dev-2", 3);
        log.append("ord-1", facts("ord-1", "user-1", "dev-1").started(5));
        model.project(log);
        PageRequest page = new PageRequest(10, null);
        Instant lastRecorded = log.events().getLast().getTimestamp();

        assertThat(idsOf(list(filter("user-2", null, null, null, page))))
                .containsExactly("ord-3", "ord-2");
        assertThat(idsOf(list(filter(null, "dev-1", null, null, page))))
                .containsExactly("ord-2", "ord-1");
        assertThat(idsOf(list(filter(null, null, OrderStatus.CHARGING, null, page))))
                .containsExactly("ord-1");
        assertThat(idsOf(list(filter(null, null, null, lastRecorded, page))))
                .containsExactly("ord-1");
        assertThat(idsOf(list(filter(null, null, null, lastRecorded.plusMillis(1), page))))
                .isEmpty();
        assertThat(idsOf(list(filter("user-2", "dev-1", OrderStatus.REQUESTED, minute(0), page))))
                .containsExactly("ord-2");
    }

    @Test
    void the_whole_operator_sees_the_orders_of_all_its_customers() {
        request("ord-1", 1);
        log.append(
                "ord-2",
                OrderFacts.of(Facts.owner("op-1", "cust-2", "user-9"), "ord-2", "dev-1")
                        .requested(minute(2)));
        model.project(log);

        assertThat(idsOf(list(all(10)))).containsExactly("ord-1");
        assertThat(
                        idsOf(
                                list(
                                        new ListOrders(
                                                WHOLE_OPERATOR,
                                                OrderCriteria.ALL,
                                                new PageRequest(10, null)))))
                .containsExactly("ord-2", "ord-1");
    }

    @Test
    void a_position_that_no_list_gave_out_is_a_mistake_of_the_caller() {
        for (String position : new String[] {"", "x", "2026|x", "not a time|id"}) {
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() ->
                            list(filter(null, null, null, null, new PageRequest(1, position))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 200})
    void samples_are_told_once_each_in_the_order_of_their_time(int limit) {
        OrderFacts order = facts("ord-1", "user-1", "dev-1");
        Sample early = sample(10, 1_100, 1_000L, 20);
        Sample twin = sample(20, 1_200, 2_000L, 21);
        Sample otherTwin = sample(20, 1_200, null, 22);
        Sample late = sample(30, 1_300, 3_000L, 23);
        log.append(
                "ord-1",
                order.requested(minute(0)),
                order.started(5),
                order.sampled(300, twin, late),
                order.sampled(300, early, otherTwin));
        model.project(log);

        assertThat(allSamples(limit)).containsExactly(early, twin, otherTwin, late);
    }

    @Test
    void samples_are_listed_from_when_they_were_recorded() {
        OrderFacts order = facts("ord-1", "user-1", "dev-1");
        Sample late = sample(30, 1_300, 3_000L, 23);
        Sample early = sample(10, 1_100, 1_000L, 20);
        log.append(
                "ord-1",
                order.requested(minute(0)),
                order.started(5),
                order.sampled(300, late),
                order.sampled(300, early));
        model.project(log);

        Instant second = EventLog.BEGINNING.plusSeconds(3);
        assertThat(samplesSince(second.minusSeconds(1))).containsExactly(early, late);
        assertThat(samplesSince(second)).containsExactly(early);
        assertThat(samplesSince(second.plusMillis(1))).isEmpty();
    }

    /** Read page by page, so that the pages are put to the test as well. */
    private List<Sample> samplesSince(Instant since) {
        List<Sample> found = new ArrayList<>();
        String after = null;
        do {
            PageRequest page = new PageRequest(1, after);
            SamplePage samples =
                    model.find(new ListSamples(CUSTOMER, "ord-1", since, page), SamplePage.class)
                            .orElseThrow();
            found.addAll(samples.items());
            after = samples.next();
        } while (after != null);
        return found;
    }

    @Test
    void an_order_without_samples_has_an_empty_page() {
        request("ord-1", 1);
        model.project(log);

        assertThat(samples(new PageRequest(10, null))).isEqualTo(new SamplePage(List.of(), null));
    }

    private static OrderFacts facts(String orderId, String userId, String deviceId) {
        return OrderFacts.of(Facts.owner("op-1", "cust-1", userId), orderId, deviceId);
    }

    private void request(String orderId, long minutes) {
        request(orderId, "user-1", "dev-1", minutes);
    }

    private void request(String orderId, String userId, String deviceId, long minutes) {
        log.append(orderId, facts(orderId, userId, deviceId).requested(minute(minutes)));
    }

    private static ListOrders all(int limit) {
        return filter(null, null, null, null, new PageRequest(limit, null));
    }

    private static ListOrders filter(
            @Nullable String userId,
            @Nullable String deviceId,
            @Nullable OrderStatus status,
            @Nullable Instant updatedSince,
            PageRequest page) {
        OrderQuestions asked =
                new OrderQuestions().user(userId).device(deviceId).updatedSince(updatedSince);
        return new ListOrders(
                CUSTOMER, status == null ? asked.criteria() : asked.in(status).criteria(), page);
    }

    private OrderPage list(ListOrders query) {
        return model.ask(query, OrderPage.class);
    }

    private SamplePage samples(PageRequest page) {
        return model.find(new ListSamples(CUSTOMER, "ord-1", null, page), SamplePage.class)
                .orElseThrow();
    }

    private static List<String> idsOf(OrderPage page) {
        return page.items().stream().map(OrderView::orderId).toList();
    }

    private List<String> allPages(int limit) {
        List<String> ids = new ArrayList<>();
        OrderPage page = list(all(limit));
        ids.addAll(idsOf(page));
        while (page.next() != null) {
            assertThat(page.items()).hasSize(limit);
            page = list(filter(null, null, null, null, new PageRequest(limit, page.next())));
            ids.addAll(idsOf(page));
        }
        return ids;
    }

    private List<Sample> allSamples(int limit) {
        SamplePage page = samples(new PageRequest(limit, null));
        List<Sample> all = new ArrayList<>(page.items());
        while (page.next() != null) {
            page = samples(new PageRequest(limit, page.next()));
            all.addAll(page.items());
        }
        return all;
    }
}
