package com.bluesky.charging.order.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.OrderFacts;
import com.bluesky.charging.kernel.query.OrderQuestions;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.order.contract.BeganBy;
import com.bluesky.charging.order.contract.ListOrders;
import com.bluesky.charging.order.contract.OrderPage;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.Within;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each filter of orders by itself, and several together. */
class OrderFiltersTest {

    private static final Tenant OPERATOR = new Tenant("op-1", null);

    private final ReadModel model = ReadModel.empty();

    /** One that was settled, one that only was asked for, one with a card, one of another. */
    @BeforeEach
    void orders() {
        EventLog log = new EventLog();
        facts("cust-1", "ord-settled", "dev-1").charged(log, minute(1));
        log.append("ord-asked", facts("cust-1", "ord-asked", "dev-2").requested(minute(2)));
        OrderFacts card = facts("cust-1", "ord-card", "dev-1");
        log.append("ord-card", card.begunByCard(3, OrderFacts.tariff()), card.started(3));
        OrderFacts other = facts("cust-2", "ord-other", "dev-2");
        log.append("ord-other", other.requested(minute(4)), other.failed("CONNECTOR_BUSY"));
        model.project(log);
    }

    @Test
    void where_a_charge_is_can_be_asked_for() {
        assertThat(found(asked().site("site-1"))).containsExactly("ord-card", "ord-settled");
        assertThat(found(asked().device("dev-2"))).containsExactly("ord-other", "ord-asked");
        assertThat(found(asked().device("dev-2").connector(1)))
                .containsExactly("ord-other", "ord-asked");
        assertThat(found(asked().device("dev-2").connector(2))).isEmpty();
    }

    @Test
    void whose_a_charge_is_can_be_asked_for() {
        assertThat(found(asked().customer("cust-2"))).containsExactly("ord-other");
        assertThat(found(asked().card("card-1"))).containsExactly("ord-card");
        assertThat(found(asked().user("user-1"))).hasSize(4);
        assertThat(found(asked().user("user-2"))).isEmpty();
    }

    @Test
    void a_customer_that_asks_for_another_ones_orders_gets_none() {
        assertThat(found(new Tenant("op-1", "cust-1"), asked().customer("cust-2"))).isEmpty();
    }

    @Test
    void several_statuses_can_be_asked_for() {
        assertThat(found(asked().in(OrderStatus.SETTLED))).containsExactly("ord-settled");
        assertThat(found(asked().in(OrderStatus.SETTLED, OrderStatus.FAILED, OrderStatus.ENDED)))
                .containsExactly("ord-other", "ord-settled");
        assertThat(found(asked().in(OrderStatus.values()))).hasSize(4);
    }

    @Test
    void how_a_charge_began_and_is_paid_can_be_asked_for() {
        assertThat(found(asked().begunBy(BeganBy.CARD))).containsExactly("ord-card");
        assertThat(found(asked().begunBy(BeganBy.REQUEST)))
                .containsExactly("ord-other", "ord-asked", "ord-settled");
        assertThat(found(asked().paidBy(PaymentMode.WALLET))).hasSize(4);
        assertThat(found(asked().paidBy(PaymentMode.CUSTOMER))).isEmpty();
    }

    @Test
    void a_span_has_its_beginning_and_not_its_end() {
        assertThat(found(asked().requested(new Within(minute(2), minute(4)))))
                .containsExactly("ord-card", "ord-asked");
        assertThat(found(asked().requested(new Within(null, minute(2)))))
                .containsExactly("ord-settled");
        assertThat(found(asked().requested(new Within(minute(4), null))))
                .containsExactly("ord-other");
        assertThat(found(asked().requested(new Within(minute(4), minute(2))))).isEmpty();
    }

    @Test
    void the_end_and_the_bill_have_spans_of_their_own() {
        assertThat(found(asked().ended(new Within(minute(60), minute(61)))))
                .containsExactly("ord-settled");
        assertThat(found(asked().ended(new Within(null, minute(60))))).isEmpty();
        assertThat(found(asked().settled(new Within(minute(61), null))))
                .containsExactly("ord-settled");
        assertThat(found(asked().settled(new Within(minute(62), null)))).isEmpty();
    }

    @Test
    void all_that_is_asked_for_must_hold() {
        assertThat(
                        found(
                                asked().device("dev-1")
                                        .site("site-1")
                                        .begunBy(BeganBy.REQUEST)
                                        .in(OrderStatus.SETTLED, OrderStatus.CHARGING)
                                        .requested(new Within(minute(0), minute(2)))))
                .containsExactly("ord-settled");
    }

    private static OrderFacts facts(String customer, String order, String device) {
        return OrderFacts.of(Facts.owner("op-1", customer, "user-1"), order, device);
    }

    private static OrderQuestions asked() {
        return new OrderQuestions();
    }

    private List<String> found(OrderQuestions asked) {
        return found(OPERATOR, asked);
    }

    private List<String> found(Tenant tenant, OrderQuestions asked) {
        return model
                .ask(
                        new ListOrders(tenant, asked.criteria(), new PageRequest(200, null)),
                        OrderPage.class)
                .items()
                .stream()
                .map(OrderView::orderId)
                .toList();
    }
}
