package com.bluesky.charging.audit.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.audit.contract.FindOrderHistory;
import com.bluesky.charging.audit.contract.OrderHistory;
import com.bluesky.charging.audit.contract.RecordedEvent;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.OrderFacts;
import com.bluesky.charging.kernel.query.ReadModel;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class OrderHistoryTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog();

    @Test
    void a_history_tells_every_event_as_it_is_recorded() {
        store("ord-history-1");

        OrderHistory history = history(OWN, "ord-history-1").orElseThrow();

        assertThat(history.orderId()).isEqualTo("ord-history-1");
        assertThat(history.events())
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
        assertThat(history.events())
                .extracting(RecordedEvent::sequence)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void an_event_is_told_with_its_fields_as_json_would_show_them() {
        store("ord-history-2");

        RecordedEvent requested = history(OWN, "ord-history-2").orElseThrow().events().getFirst();

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

        assertThat(history(OWN, "ord-history-3").orElseThrow().events()).hasSize(9);
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

    private Optional<OrderHistory> history(Tenant tenant, String orderId) {
        return model.find(new FindOrderHistory(tenant, orderId), OrderHistory.class);
    }
}
