package com.bluesky.charging.order.query;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillList;
import com.bluesky.charging.order.contract.FindBill;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.ListBills;
import com.bluesky.charging.order.contract.ListOrders;
import com.bluesky.charging.order.contract.ListSamples;
import com.bluesky.charging.order.contract.OrderPage;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.SamplePage;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class OrderQueries {

    private static final Keyset<OrderRow> NEWEST_FIRST =
            new Keyset<>(OrderRow.class, "requestedAt", "orderId", true, OrderRow::position);

    private final EntityManager entities;
    private final OrderRows orders;
    private final SampleRows samples;
    private final BillRows bills;

    OrderQueries(EntityManager entities, OrderRows orders, SampleRows samples, BillRows bills) {
        this.entities = entities;
        this.orders = orders;
        this.samples = samples;
        this.bills = bills;
    }

    @QueryHandler
    Optional<OrderView> find(FindOrder query) {
        return order(query.tenant(), query.orderId()).map(OrderRow::view);
    }

    @QueryHandler
    OrderPage list(ListOrders query) {
        RequestTimes times =
                RequestTimes.of(entities, query.tenant().operatorId(), query.criteria());
        Slice<OrderRow> slice =
                LatestRequests.since(entities, query, times)
                        .map(since -> page(query, times.butNotBefore(since)))
                        .filter(latest -> latest.next() != null)
                        .orElseGet(() -> page(query, times));
        return new OrderPage(slice.rows().stream().map(OrderRow::view).toList(), slice.next());
    }

    private Slice<OrderRow> page(ListOrders query, RequestTimes times) {
        return NEWEST_FIRST.page(entities, OrderFilter.of(query, times), query.page());
    }

    @QueryHandler
    Optional<Bill> find(FindBill query) {
        return order(query.tenant(), query.orderId())
                .map(OrderRow::billId)
                .flatMap(bills::findById)
                .map(BillRow::bill);
    }

    @QueryHandler
    Optional<BillList> list(ListBills query) {
        return order(query.tenant(), query.orderId())
                .map(order -> bills.findByOrderIdOrderByEventSequence(order.orderId()))
                .map(rows -> new BillList(rows.stream().map(BillRow::bill).toList()));
    }

    @QueryHandler
    Optional<SamplePage> list(ListSamples query) {
        return order(query.tenant(), query.orderId())
                .map(order -> samplesOf(order.orderId(), query));
    }

    private SamplePage samplesOf(String orderId, ListSamples query) {
        PageRequest page = query.page();
        Instant since = query.updatedSince() == null ? Instant.EPOCH : query.updatedSince();
        Slice<SampleRow> slice = Slice.of(fetch(orderId, since, page), page, SamplePosition::of);
        return new SamplePage(slice.rows().stream().map(SampleRow::sample).toList(), slice.next());
    }

    private List<SampleRow> fetch(String orderId, Instant since, PageRequest page) {
        Limit limit = Limit.of(Slice.sizeToFetch(page));
        if (page.after() == null) {
            return samples.first(orderId, since, limit);
        }
        Position end = Position.parse(page.after());
        SamplePosition among = SamplePosition.parse(end.id());
        return samples.after(orderId, since, end.at(), among.eventSequence(), among.place(), limit);
    }

    private Optional<OrderRow> order(Tenant tenant, String orderId) {
        return orders.find(orderId, tenant.operatorId(), tenant.customerId());
    }
}
