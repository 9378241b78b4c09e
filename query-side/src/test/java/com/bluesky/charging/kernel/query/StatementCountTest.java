package com.bluesky.charging.kernel.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.order.contract.ListOrders;
import com.bluesky.charging.order.contract.OrderCriteria;
import com.bluesky.charging.order.contract.OrderPage;
import com.bluesky.charging.price.contract.ConnectorsToPrice;
import com.bluesky.charging.price.contract.FindConnectorsToPrice;
import com.bluesky.charging.price.contract.ListPricePlans;
import com.bluesky.charging.price.contract.PricePlanPage;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.site.contract.ListSites;
import com.bluesky.charging.site.contract.SitePage;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

/** The number of statements does not grow with the rows of a page or the events of a batch. */
class StatementCountTest {

    private static final int MANY = 40;
    private static final PageRequest PAGE = new PageRequest(200, null);
    private static final Tenant OWN = new Tenant("op-1", "cust-1");

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog();

    @Test
    void a_page_of_many_takes_as_few_statements_as_one_of_few() {
        for (int i = 0; i < MANY; i++) {
            String site = "site-" + i;
            String device = "dev-" + i;
            String plan = "plan-" + i;
            log.append(site, Facts.site("op-1", site, minute(i)))
                    .append(device, Facts.device("op-1", site, device, 1))
                    .append("con-" + device + "-1", Facts.connector("op-1", site, device, 1))
                    .append(
                            plan,
                            Facts.plan("op-1", plan, minute(i)),
                            Facts.published("op-1", plan, 1, "1.00"))
                    .append(
                            PriceTarget.site(site).assignmentId(),
                            Facts.assigned("op-1", plan, PriceTarget.site(site)));
            order("ord-" + i);
        }
        PriceTarget operator = PriceTarget.operator("op-1");
        log.append(operator.assignmentId(), Facts.assigned("op-1", "plan-0", operator));
        model.project(log);

        assertThat(statementsOf(new ListSites(OWN, PAGE), SitePage.class)).isEqualTo(2);
        assertThat(statementsOf(new ListDevices(OWN, null, PAGE), DevicePage.class)).isEqualTo(2);
        assertThat(statementsOf(new ListPricePlans(OWN, null, PAGE), PricePlanPage.class))
                .isEqualTo(1);
        assertThat(statementsOf(new ListOrders(OWN, OrderCriteria.ALL, PAGE), OrderPage.class))
                .isEqualTo(1);
        assertThat(
                        statementsOf(
                                FindConnectorsToPrice.publishedPlan("plan-0", 1),
                                ConnectorsToPrice.class))
                .isEqualTo(4);
    }

    @Test
    void samples_of_a_batch_are_written_together() {
        OrderFacts order = order("ord-1");
        model.project(log);
        EventLog samples = new EventLog();
        log.events().forEach(event -> samples.append("ord-1", event.getPayload()));
        for (int i = 0; i < MANY; i++) {
            samples.append(
                    "ord-1", order.sampled(i, OrderFacts.sample(i + 10, 1_000 + i, 7_000L, 1)));
        }

        long statements = model.statementsOf(() -> model.project(samples));

        assertThat(model.texts("select order_id from order_samples")).hasSize(MANY);
        // One to find the order, one to change it, one batch of insertions.
        assertThat(statements).isEqualTo(3);
    }

    @Test
    void rows_of_a_batch_are_read_together_and_written_together() {
        List<OrderFacts> orders = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            orders.add(order("ord-" + i));
        }
        long first = model.statementsOf(() -> model.project(log));
        EventLog samples = new EventLog();
        log.events()
                .forEach(event ->
                        samples.append(event.getAggregateIdentifier(), event.getPayload()));
        for (int i = 0; i < MANY; i++) {
            samples.append(
                    "ord-" + i,
                    orders.get(i).sampled(1, OrderFacts.sample(10, 1_000 + i, 7_000L, 1)));
        }
        List<? extends DomainEventMessage<?>> later =
                samples.events().subList(MANY, samples.events().size());

        long statements = model.statementsOf(() -> model.project(later));

        assertThat(model.texts("select order_id from orders where energy_wh > 0")).hasSize(MANY);
        // They are looked for, which there are none of, and inserted.
        assertThat(first).isEqualTo(2);
        // They are found, and changed; the samples are inserted.
        assertThat(statements).isEqualTo(3);
    }

    private OrderFacts order(String orderId) {
        OrderFacts order = OrderFacts.of(Facts.owner("op-1", "cust-1", "user-1"), orderId, "dev-1");
        log.append(orderId, order.requested(minute(0)));
        return order;
    }

    private long statementsOf(Object query, Class<?> answer) {
        return model.statementsOf(() -> model.ask(query, answer));
    }
}
