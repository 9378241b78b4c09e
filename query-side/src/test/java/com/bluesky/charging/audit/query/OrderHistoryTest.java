package com.bluesky.charging.audit.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.audit.contract.ListOrderEvents;
import com.bluesky.charging.audit.contract.OrderEventPage;
import com.bluesky.charging.audit.contract.RecordedEvent;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.OrderFacts;
import com.bluesky.charging.kernel.query.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderHistoryTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog();

    @Test
    void a_history_tells_every_event_as_it_is_recorded() {
        store("ord-history-1");

        OrderEventPage history = history(OWN, "ord-history-1").orElseThrow();

        assertThat(history.next()).isNull();
        assertThat(history.items())
                .extracting(RecordedEvent::type)
                .containsExactly(
                        "order.ChargingRequested",
                        "order.ConnectorConfirmed",
                        "order.FundsConfirmed",
                        "order.ChargingStarting",
                        "order.ChargingStarted",
                        "order.SamplesRecorded",
                        "order.ChargingStopRequested",
                        "order.ChargingStopped",
                        "order.OrderSettled");
        assertThat(history.items())
                .extracting(RecordedEvent::sequence)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void an_event_is_told_with_its_fields_as_json_would_show_them() {
        store("ord-history-2");

        RecordedEvent requested = history(OWN, "ord-history-2").orElseThrow().items().getFirst();

        assertThat(requested.revision()).isEqualTo("1");
        assertThat(requested.recordedAt()).isEqualTo(EventLog.BEGINNING);
        assertThat(requested.metadata()).isEqualTo(Map.of("actorKind", "customer"));
        assertThat(requested.payload())
                .containsEntry("orderId", "ord-history-2")
                .containsEntry("connectorId", 1)
                .containsEntry("paymentMode", "WALLET")
                .containsEntry("requestedAt", "2026-03-01T08:00:00Z")
                .containsEntry(
                        "owner",
                        Map.of("operatorId", "op-1", "customerId", "cust-1", "userId", "user-1"));
    }

    @Test
    void a_history_begins_at_the_beginning_and_not_at_a_snapshot() {
        store("ord-history-3");
        model.storeSnapshot(
                new GenericDomainEventMessage<>("test", "ord-history-3", 7, "a snapshot"));

        assertThat(history(OWN, "ord-history-3").orElseThrow().items()).hasSize(9);
    }

    @Test
    void the_whole_operator_may_see_the_history_of_its_customers_orders() {
        store("ord-history-4");

        assertThat(history(new Tenant("op-1", null), "ord-history-4")).isPresent();
    }

    @Test
    void what_is_foreign_unknown_or_no_order_has_no_history() {
        store("ord-history-5");
        model.store(
                new EventLog()
                        .append("site-history", Facts.site("op-1", "site-history", minute(0))));

        assertThat(history(new Tenant("op-1", "cust-2"), "ord-history-5")).isEmpty();
        assertThat(history(new Tenant("op-2", "cust-1"), "ord-history-5")).isEmpty();
        assertThat(history(new Tenant("op-2", null), "ord-history-5")).isEmpty();
        assertThat(history(OWN, "ord-unknown")).isEmpty();
        assertThat(history(OWN, "site-history")).isEmpty();
    }

    private void store(String orderId) {
        OrderFacts.of(Facts.owner("op-1", "cust-1", "user-1"), orderId, "dev-1")
                .charged(log, minute(0));
        model.store(log);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 9, 10, 200})
    void pages_of_any_size_tell_every_event_once(int limit) {
        store("ord-history-6-" + limit);
        List<Long> sequences = new ArrayList<>();
        String after = null;
        do {
            OrderEventPage page =
                    page("ord-history-6-" + limit, null, new PageRequest(limit, after));
            page.items().forEach(event -> sequences.add(event.sequence()));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            after = page.next();
        } while (after != null);

        assertThat(sequences).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void a_history_as_of_an_instant_has_what_was_recorded_until_then() {
        store("ord-history-7");
        PageRequest page = new PageRequest(3, null);
        Instant third = EventLog.BEGINNING.plusSeconds(2);

        assertThat(page("ord-history-7", EventLog.BEGINNING.minusMillis(1), page).items())
                .isEmpty();
        assertThat(page("ord-history-7", EventLog.BEGINNING, page).items()).hasSize(1);
        assertThat(page("ord-history-7", third.minusMillis(1), page).items()).hasSize(2);
        OrderEventPage whole = page("ord-history-7", third, page);
        assertThat(whole.items()).hasSize(3);
        assertThat(whole.next()).isNull();
        OrderEventPage more = page("ord-history-7", third.plusSeconds(1), page);
        assertThat(page("ord-history-7", third.plusSeconds(1), new PageRequest(3, more.next())))
                .extracting(rest -> rest.items().getFirst().sequence(), OrderEventPage::next)
                .containsExactly(3L, null);
    }

    @Test
    void a_history_since_an_instant_has_what_was_recorded_from_then_on() {
        store("ord-history-8");
        PageRequest page = new PageRequest(200, null);
        Instant third = page("ord-history-8", null, page).items().get(2).recordedAt();

        OrderEventPage rest =
                model.find(
                                new ListOrderEvents(OWN, "ord-history-8", null, third, page),
                                OrderEventPage.class)
                        .orElseThrow();

        assertThat(rest.items())
                .extracting(RecordedEvent::sequence)
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    private OrderEventPage page(String orderId, @Nullable Instant asOf, PageRequest page) {
        return model.find(new ListOrderEvents(OWN, orderId, asOf, null, page), OrderEventPage.class)
                .orElseThrow();
    }

    private Optional<OrderEventPage> history(Tenant tenant, String orderId) {
        return model.find(
                new ListOrderEvents(tenant, orderId, null, null, new PageRequest(200, null)),
                OrderEventPage.class);
    }
}
