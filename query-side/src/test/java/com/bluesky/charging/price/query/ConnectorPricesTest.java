package com.bluesky.charging.price.query;

import static com.bluesky.charging.kernel.query.Facts.assigned;
import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.published;
import static com.bluesky.charging.kernel.query.Facts.unassigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.price.contract.ConnectorsToPrice;
import com.bluesky.charging.price.contract.ConnectorsToPrice.ConnectorTariff;
import com.bluesky.charging.price.contract.FindConnectorsToPrice;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.price.contract.Tariff;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorPricesTest {

    private static final String KEY = "con-dev-1-1";
    private static final PriceTarget SITE = PriceTarget.site("site-1");

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog();

    @BeforeEach
    void plans_and_connectors() {
        for (String plan : new String[] {"plan-c", "plan-d", "plan-s", "plan-o"}) {
            log.append(
                    plan, Facts.plan("op-1", plan, minute(0)), published("op-1", plan, 1, "1.00"));
        }
        log.append(KEY, Facts.connector("op-1", "site-1", "dev-1", 1))
                .append("con-dev-1-2", Facts.connector("op-1", "site-1", "dev-1", 2))
                .append("con-dev-2-1", Facts.connector("op-1", "site-1", "dev-2", 1))
                .append("con-dev-3-1", Facts.connector("op-1", "site-2", "dev-3", 1))
                .append("con-dev-9-1", Facts.connector("op-2", "site-9", "dev-9", 1));
    }

    @Test
    void the_nearest_assignment_holds_connector_before_device_before_site_before_operator() {
        assign("op-1", "plan-o", PriceTarget.operator("op-1"));
        assign("op-1", "plan-s", PriceTarget.site("site-1"));
        assign("op-1", "plan-d", PriceTarget.device("dev-1"));
        assign("op-1", "plan-c", PriceTarget.connector("dev-1", 1));

        model.project(log);

        assertThat(plansOf(FindConnectorsToPrice.publishedPlan("plan-o", 1)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                KEY,
                                "plan-c",
                                "con-dev-1-2",
                                "plan-d",
                                "con-dev-2-1",
                                "plan-s",
                                "con-dev-3-1",
                                "plan-o"));
    }

    @Test
    void a_plan_concerns_only_the_connectors_under_its_assignments() {
        assign("op-1", "plan-o", PriceTarget.operator("op-1"));
        assign("op-1", "plan-d", PriceTarget.device("dev-1"));

        model.project(log);

        assertThat(plansOf(FindConnectorsToPrice.publishedPlan("plan-d", 1)))
                .isEqualTo(Map.of(KEY, "plan-d", "con-dev-1-2", "plan-d"));
        assertThat(plansOf(FindConnectorsToPrice.publishedPlan("plan-s", 1))).isEmpty();
    }

    @Test
    void an_added_connector_gets_the_tariff_with_the_zone_of_its_site() {
        assign("op-1", "plan-s", PriceTarget.site("site-1"));
        log.append("plan-s", published("op-1", "plan-s", 2, "0.90"));

        model.project(log);

        assertThat(ask(FindConnectorsToPrice.addedConnector(KEY, 0)).connectors())
                .containsExactly(
                        new ConnectorTariff(
                                KEY,
                                new Tariff(
                                        "plan-s",
                                        2,
                                        "CNY",
                                        Facts.ZONE,
                                        Facts.flatEnergyPrice("0.90"),
                                        5_000)));
    }

    @Test
    void a_connector_without_any_assigned_plan_is_left_out() {
        model.project(log);

        assertThat(ask(FindConnectorsToPrice.addedConnector(KEY, 0)))
                .isEqualTo(new ConnectorsToPrice(true, List.of()));
    }

    @Test
    void a_plan_that_is_assigned_to_what_belongs_to_another_operator_reaches_nothing() {
        assign("op-1", "plan-o", PriceTarget.operator("op-2"));
        assign("op-1", "plan-s", PriceTarget.site("site-9"));
        assign("op-1", "plan-d", PriceTarget.device("dev-9"));
        assign("op-1", "plan-c", PriceTarget.connector("dev-9", 1));

        model.project(log);

        for (String plan : new String[] {"plan-c", "plan-d", "plan-s", "plan-o"}) {
            assertThat(plansOf(FindConnectorsToPrice.publishedPlan(plan, 1))).isEmpty();
        }
        assertThat(plansOf(FindConnectorsToPrice.addedConnector("con-dev-9-1", 0))).isEmpty();
    }

    @Test
    void a_read_model_that_has_not_passed_the_event_says_so() {
        model.project(log);

        assertThat(ask(FindConnectorsToPrice.publishedPlan("plan-o", 1)).upToDate()).isTrue();
        assertThat(ask(FindConnectorsToPrice.publishedPlan("plan-o", 2)).upToDate()).isFalse();
        assertThat(ask(FindConnectorsToPrice.publishedPlan("plan-x", 0)).upToDate()).isFalse();
        assertThat(ask(FindConnectorsToPrice.addedConnector(KEY, 0)).upToDate()).isTrue();
        assertThat(ask(FindConnectorsToPrice.addedConnector("con-x", 0)).upToDate()).isFalse();
        assertThat(ask(FindConnectorsToPrice.changedTarget(SITE, 0)).upToDate()).isFalse();
    }

    @Test
    void what_got_a_plan_concerns_the_connectors_under_it_and_no_others() {
        assign("op-1", "plan-o", PriceTarget.operator("op-1"));
        assign("op-1", "plan-c", PriceTarget.connector("dev-1", 1));
        assign("op-1", "plan-d", PriceTarget.device("dev-2"));
        assign("op-1", "plan-s", SITE);

        model.project(log);

        assertThat(plansOf(FindConnectorsToPrice.changedTarget(SITE, 0)))
                .isEqualTo(Map.of(KEY, "plan-c", "con-dev-1-2", "plan-s", "con-dev-2-1", "plan-d"));
        assertThat(plansOf(changed(PriceTarget.device("dev-2"))))
                .isEqualTo(Map.of("con-dev-2-1", "plan-d"));
        assertThat(plansOf(changed(PriceTarget.connector("dev-1", 1))))
                .isEqualTo(Map.of(KEY, "plan-c"));
        assertThat(plansOf(changed(PriceTarget.operator("op-1")))).hasSize(4);
    }

    @Test
    void without_its_own_plan_the_next_one_around_holds_and_without_any_there_is_no_tariff() {
        assign("op-1", "plan-s", SITE);
        PriceTarget device = PriceTarget.device("dev-1");
        assign("op-1", "plan-d", device);
        log.append(device.assignmentId(), unassigned("op-1", "plan-d", device));
        model.project(log);
        assertThat(plansOf(FindConnectorsToPrice.changedTarget(device, 1)))
                .isEqualTo(Map.of(KEY, "plan-s", "con-dev-1-2", "plan-s"));

        log.append(SITE.assignmentId(), unassigned("op-1", "plan-s", SITE));
        model.project(log);

        assertThat(ask(FindConnectorsToPrice.changedTarget(SITE, 1)).connectors())
                .containsExactly(
                        new ConnectorTariff(KEY, null),
                        new ConnectorTariff("con-dev-1-2", null),
                        new ConnectorTariff("con-dev-2-1", null));
    }

    @Test
    void asking_for_more_than_one_or_for_nothing_is_a_mistake_of_the_caller() {
        for (FindConnectorsToPrice query :
                new FindConnectorsToPrice[] {
                    new FindConnectorsToPrice(KEY, "plan-o", null, 0),
                    new FindConnectorsToPrice(KEY, null, SITE, 0),
                    new FindConnectorsToPrice(null, "plan-o", SITE, 0),
                    new FindConnectorsToPrice(null, null, null, 0)
                }) {
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> ask(query))
                    .withMessageContaining("either a connector, a plan or a target");
        }
    }

    private void assign(String operatorId, String planId, PriceTarget target) {
        log.append(target.assignmentId(), assigned(operatorId, planId, target));
    }

    private static FindConnectorsToPrice changed(PriceTarget target) {
        return FindConnectorsToPrice.changedTarget(target, 0);
    }

    private ConnectorsToPrice ask(FindConnectorsToPrice query) {
        return model.ask(query, ConnectorsToPrice.class);
    }

    private Map<String, String> plansOf(FindConnectorsToPrice query) {
        ConnectorsToPrice answer = ask(query);
        assertThat(answer.upToDate()).isTrue();
        return answer.connectors().stream()
                .collect(
                        Collectors.toMap(
                                ConnectorTariff::connectorKey,
                                priced -> Objects.requireNonNull(priced.tariff()).planId()));
    }
}
