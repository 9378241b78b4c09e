package com.bluesky.charging.kernel.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.audit.contract.ExplainOrder;
import com.bluesky.charging.audit.contract.ListOrderEvents;
import com.bluesky.charging.audit.contract.OrderEventPage;
import com.bluesky.charging.audit.contract.OrderExplanation;
import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.device.contract.ListSecurityEvents;
import com.bluesky.charging.device.contract.ListUnmatchedReports;
import com.bluesky.charging.device.contract.SecurityEventPage;
import com.bluesky.charging.device.contract.UnmatchedReportPage;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
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
import com.bluesky.charging.price.contract.FindHoldingPricePlan;
import com.bluesky.charging.price.contract.FindPriceAssignment;
import com.bluesky.charging.price.contract.FindPricePlan;
import com.bluesky.charging.price.contract.FindPricePlanVersion;
import com.bluesky.charging.price.contract.HoldingPricePlan;
import com.bluesky.charging.price.contract.ListPriceAssignments;
import com.bluesky.charging.price.contract.ListPricePlanVersions;
import com.bluesky.charging.price.contract.ListPricePlans;
import com.bluesky.charging.price.contract.PriceAssignmentPage;
import com.bluesky.charging.price.contract.PriceAssignmentView;
import com.bluesky.charging.price.contract.PricePlanPage;
import com.bluesky.charging.price.contract.PricePlanVersionPage;
import com.bluesky.charging.price.contract.PricePlanVersionView;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.site.contract.FindSite;
import com.bluesky.charging.site.contract.ListSites;
import com.bluesky.charging.site.contract.SitePage;
import com.bluesky.charging.site.contract.SiteView;
import com.bluesky.charging.user.contract.CardPage;
import com.bluesky.charging.user.contract.CardView;
import com.bluesky.charging.user.contract.FindCard;
import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.ListCards;
import com.bluesky.charging.user.contract.ListUsers;
import com.bluesky.charging.user.contract.SearchUsers;
import com.bluesky.charging.user.contract.UserPage;
import com.bluesky.charging.user.contract.UserView;
import com.bluesky.charging.wallet.contract.FindRefund;
import com.bluesky.charging.wallet.contract.FindTopUp;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.ListMovements;
import com.bluesky.charging.wallet.contract.ListRefunds;
import com.bluesky.charging.wallet.contract.ListTopUps;
import com.bluesky.charging.wallet.contract.RefundPage;
import com.bluesky.charging.wallet.contract.RefundView;
import com.bluesky.charging.wallet.contract.TopUpPage;
import com.bluesky.charging.wallet.contract.TopUpView;
import com.bluesky.charging.wallet.contract.WalletMovementPage;
import com.bluesky.charging.wallet.contract.WalletView;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing of one operator, or of one customer's, is visible to another (rule 9). */
class TenantIsolationTest {

    private static final PageRequest PAGE = new PageRequest(200, null);

    private static final Tenant OWN = new Tenant("op-1", "cust-1-1");
    private static final Tenant WHOLE_OPERATOR = new Tenant("op-1", null);
    private static final Tenant OTHER_CUSTOMER = new Tenant("op-1", "cust-1-2");
    private static final Tenant OTHER_OPERATOR = new Tenant("op-2", null);
    private static final Tenant CUSTOMER_OF_OTHER_OPERATOR = new Tenant("op-2", "cust-1-1");

    private final EventLog log = World.log();
    private final ReadModel model = ReadModel.empty().project(log);

    /** A query for something of the first customer of the first operator. */
    private record Ask(Function<Tenant, Object> query, Class<?> answer) {}

    private static final List<Ask> EQUIPMENT =
            List.of(
                    new Ask(tenant -> new FindSite(tenant, "site-1"), SiteView.class),
                    new Ask(tenant -> new FindDevice(tenant, "dev-1"), DeviceView.class),
                    new Ask(
                            tenant -> new ListSecurityEvents(tenant, "dev-1", null, PAGE),
                            SecurityEventPage.class),
                    new Ask(
                            tenant -> new ListUnmatchedReports(tenant, "dev-1", null, PAGE),
                            UnmatchedReportPage.class),
                    new Ask(tenant -> new FindPricePlan(tenant, "plan-1"), PricePlanView.class),
                    new Ask(
                            tenant -> new FindPricePlanVersion(tenant, "plan-1", 1),
                            PricePlanVersionView.class),
                    new Ask(
                            tenant -> new FindPriceAssignment(tenant, PriceTarget.operator("op-1")),
                            PriceAssignmentView.class),
                    new Ask(
                            tenant ->
                                    new FindHoldingPricePlan(
                                            tenant, List.of(PriceTarget.operator("op-1"))),
                            HoldingPricePlan.class));

    private static final List<Ask> CUSTOMERS_OWN =
            List.of(
                    new Ask(tenant -> new FindUser(tenant, "user-1-1"), UserView.class),
                    new Ask(tenant -> new FindCard(tenant, "user-1-1", "card-1-1"), CardView.class),
                    new Ask(tenant -> new FindWallet(tenant, "user-1-1"), WalletView.class),
                    new Ask(
                            tenant -> new ListMovements(tenant, "user-1-1", null, null, null, PAGE),
                            WalletMovementPage.class),
                    new Ask(
                            tenant -> new FindTopUp(tenant, "user-1-1", "topup-wallet-user-1-1"),
                            TopUpView.class),
                    new Ask(
                            tenant -> new FindRefund(tenant, "user-1-1", "refund-wallet-user-1-1"),
                            RefundView.class),
                    new Ask(tenant -> new FindOrder(tenant, "ord-1-1"), OrderView.class),
                    new Ask(tenant -> new FindBill(tenant, "ord-1-1"), Bill.class),
                    new Ask(tenant -> new ListBills(tenant, "ord-1-1"), BillList.class),
                    new Ask(
                            tenant -> new ListSamples(tenant, "ord-1-1", null, PAGE),
                            SamplePage.class),
                    new Ask(
                            tenant -> new ListOrderEvents(tenant, "ord-isolated", null, null, PAGE),
                            OrderEventPage.class),
                    new Ask(
                            tenant -> new ExplainOrder(tenant, "ord-isolated", null),
                            OrderExplanation.class));

    @Test
    void equipment_is_visible_to_the_operator_and_all_its_customers() {
        assertThat(EQUIPMENT)
                .allSatisfy(ask -> {
                    assertFound(ask, OWN, WHOLE_OPERATOR, OTHER_CUSTOMER);
                    assertNotFound(ask, OTHER_OPERATOR, CUSTOMER_OF_OTHER_OPERATOR);
                });
    }

    @Test
    void what_a_customer_made_is_visible_to_it_and_to_its_operator_only() {
        EventLog history = new EventLog();
        OrderFacts.of(Facts.owner("op-1", "cust-1-1", "user-1-1"), "ord-isolated", "dev-1")
                .charged(history, EventLog.BEGINNING);
        model.store(history);

        assertThat(CUSTOMERS_OWN)
                .allSatisfy(ask -> {
                    assertFound(ask, OWN, WHOLE_OPERATOR);
                    assertNotFound(ask, OTHER_CUSTOMER, OTHER_OPERATOR, CUSTOMER_OF_OTHER_OPERATOR);
                });
    }

    @Test
    void lists_hold_nothing_of_another_operator() {
        for (Tenant tenant : List.of(OWN, WHOLE_OPERATOR, OTHER_CUSTOMER)) {
            assertThat(operators(new ListSites(tenant, PAGE), SitePage.class, SitePage::items))
                    .containsOnly("op-1");
            assertThat(
                            operators(
                                    new ListDevices(tenant, null, PAGE),
                                    DevicePage.class,
                                    DevicePage::items))
                    .containsOnly("op-1");
            assertThat(
                            operators(
                                    new ListPricePlans(tenant, null, PAGE),
                                    PricePlanPage.class,
                                    PricePlanPage::items))
                    .containsOnly("op-1");
        }
        assertThat(
                        model.ask(new ListDevices(OTHER_OPERATOR, "site-1", PAGE), DevicePage.class)
                                .items())
                .isEmpty();
    }

    @Test
    void what_a_plan_of_another_operator_says_and_where_is_not_listed() {
        for (Tenant tenant : List.of(OWN, OTHER_OPERATOR)) {
            boolean isOwn = tenant.equals(OWN);
            assertThat(
                            model.ask(
                                            new ListPricePlanVersions(tenant, "plan-1", null, PAGE),
                                            PricePlanVersionPage.class)
                                    .items())
                    .hasSize(isOwn ? 2 : 0);
            assertThat(
                            model.ask(
                                            new ListPriceAssignments(tenant, "plan-1", null, PAGE),
                                            PriceAssignmentPage.class)
                                    .items())
                    .hasSize(isOwn ? 1 : 0);
        }
    }

    @Test
    void lists_of_orders_hold_only_the_customers_own_whatever_they_filter_by() {
        assertThat(orders(OWN, null, null)).containsOnly("cust-1-1");
        assertThat(orders(OTHER_CUSTOMER, null, null)).containsOnly("cust-1-2");
        assertThat(orders(WHOLE_OPERATOR, null, null)).containsOnly("cust-1-1", "cust-1-2");
        assertThat(orders(OTHER_CUSTOMER, "user-1-1", null)).isEmpty();
        assertThat(orders(OTHER_OPERATOR, "user-1-1", null)).isEmpty();
        assertThat(orders(OTHER_OPERATOR, null, "dev-1")).isEmpty();
        assertThat(orders(CUSTOMER_OF_OTHER_OPERATOR, null, null)).isEmpty();
    }

    private void assertFound(Ask ask, Tenant... tenants) {
        assertThat(Stream.of(tenants))
                .allSatisfy(tenant ->
                        assertThat(model.find(ask.query().apply(tenant), ask.answer()))
                                .as("%s", ask.query().apply(tenant))
                                .isPresent());
    }

    private void assertNotFound(Ask ask, Tenant... tenants) {
        assertThat(Stream.of(tenants))
                .allSatisfy(tenant ->
                        assertThat(model.find(ask.query().apply(tenant), ask.answer()))
                                .as("%s", ask.query().apply(tenant))
                                .isEmpty());
    }

    private <P> Stream<String> operators(Object query, Class<P> page, Function<P, List<?>> items) {
        return items.apply(model.ask(query, page)).stream().map(TenantIsolationTest::operatorOf);
    }

    private static String operatorOf(Object item) {
        return switch (item) {
            case SiteView site -> site.operatorId();
            case DeviceView device -> device.operatorId();
            case PricePlanView plan -> plan.operatorId();
            default -> throw new IllegalArgumentException(item.toString());
        };
    }

    @Test
    void lists_of_cards_hold_only_the_customers_own() {
        assertThat(cards(OWN)).containsExactly("card-1-1");
        assertThat(cards(WHOLE_OPERATOR)).containsExactly("card-1-1");
        assertThat(cards(OTHER_CUSTOMER)).isEmpty();
        assertThat(cards(OTHER_OPERATOR)).isEmpty();
        assertThat(cards(CUSTOMER_OF_OTHER_OPERATOR)).isEmpty();
    }

    @Test
    void lists_and_searches_of_users_hold_only_the_customers_own() {
        assertThat(users(new ListUsers(OWN, null, null, PAGE))).containsOnly("cust-1-1");
        assertThat(users(new ListUsers(WHOLE_OPERATOR, null, null, PAGE)))
                .containsOnly("cust-1-1", "cust-1-2");
        assertThat(users(new ListUsers(CUSTOMER_OF_OTHER_OPERATOR, null, null, PAGE))).isEmpty();
        assertThat(users(search(OWN))).containsExactly("cust-1-1");
        assertThat(users(search(WHOLE_OPERATOR))).containsExactlyInAnyOrder("cust-1-1", "cust-1-2");
        assertThat(users(search(OTHER_CUSTOMER))).containsExactly("cust-1-2");
        assertThat(users(search(CUSTOMER_OF_OTHER_OPERATOR))).isEmpty();
    }

    private static SearchUsers search(Tenant tenant) {
        return new SearchUsers(tenant, "+8613800000001", "wei@example.com", "Wei", "crm-2", PAGE);
    }

    private List<String> users(Object query) {
        return model.ask(query, UserPage.class).items().stream().map(UserView::customerId).toList();
    }

    @Test
    void lists_of_top_ups_and_refunds_hold_only_the_customers_own() {
        for (Tenant tenant : List.of(OWN, WHOLE_OPERATOR)) {
            assertThat(topUps(tenant)).hasSize(1);
            assertThat(refunds(tenant)).hasSize(1);
        }
        for (Tenant tenant : List.of(OTHER_CUSTOMER, OTHER_OPERATOR, CUSTOMER_OF_OTHER_OPERATOR)) {
            assertThat(topUps(tenant)).isEmpty();
            assertThat(refunds(tenant)).isEmpty();
        }
    }

    private List<TopUpView> topUps(Tenant tenant) {
        return model.ask(new ListTopUps(tenant, "user-1-1", null, PAGE), TopUpPage.class).items();
    }

    private List<RefundView> refunds(Tenant tenant) {
        return model.ask(new ListRefunds(tenant, "user-1-1", null, PAGE), RefundPage.class).items();
    }

    private List<String> cards(Tenant tenant) {
        return model
                .ask(new ListCards(tenant, "user-1-1", null, PAGE), CardPage.class)
                .items()
                .stream()
                .map(CardView::cardId)
                .toList();
    }

    private List<String> orders(Tenant tenant, @Nullable String userId, @Nullable String deviceId) {
        return model
                .ask(
                        new ListOrders(tenant, OrderQuestions.of(userId, deviceId), PAGE),
                        OrderPage.class)
                .items()
                .stream()
                .map(OrderView::customerId)
                .toList();
    }
}
