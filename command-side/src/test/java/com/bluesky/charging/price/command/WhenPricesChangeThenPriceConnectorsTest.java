package com.bluesky.charging.price.command;

import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorCommand.AddConnector;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.command.CommandSide;
import com.bluesky.charging.price.contract.ConnectorsToPrice;
import com.bluesky.charging.price.contract.ConnectorsToPrice.ConnectorTariff;
import com.bluesky.charging.price.contract.FindConnectorsToPrice;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.AssignPricePlan;
import com.bluesky.charging.price.contract.PriceAssignmentCommand.UnassignPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WhenPricesChangeThenPriceConnectorsTest {

    private static final List<TariffComponent> COMPONENTS =
            List.of(
                    new TariffComponent(
                            TariffComponent.Kind.ENERGY,
                            List.of(),
                            null,
                            null,
                            "0.40",
                            TariffComponent.Unit.KWH));
    private static final Tariff TARIFF = new Tariff("plan-1", 1, "EUR", "UTC", COMPONENTS, 500);
    private static final int CONNECTORS = 150;

    private static final PriceTarget OPERATOR = PriceTarget.operator("op-1");

    private int connectorsThere = CONNECTORS;
    private final List<FindConnectorsToPrice> questions = new CopyOnWriteArrayList<>();
    private final AtomicInteger timesBehind = new AtomicInteger(3);

    @Test
    void an_assigned_plan_reaches_its_connectors_once_the_read_model_knows() {
        try (CommandSide side = CommandSide.automated(this::answer)) {
            for (int i = 1; i <= CONNECTORS; i++) {
                side.send(add(i));
            }
            side.send(
                    new CreatePricePlan(
                            "plan-1",
                            "op-1",
                            "Plan",
                            "EUR",
                            new Fingerprint(List.of("k1:a")),
                            NOW));
            side.send(
                    new PublishPricePlan(
                            "plan-1",
                            COMPONENTS,
                            500,
                            new Change(0, new Fingerprint(List.of("k1:p"))),
                            NOW));
            side.send(new AssignPricePlan("op-1", OPERATOR, "plan-1", NOW));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(priced(side)).hasSize(CONNECTORS));
            assertThat(questions)
                    .contains(
                            FindConnectorsToPrice.addedConnector(key(1), 0),
                            FindConnectorsToPrice.publishedPlan("plan-1", 1),
                            FindConnectorsToPrice.changedTarget(OPERATOR, 0));
            assertThat(priced(side).stream().map(ConnectorPriced::revision).distinct())
                    .containsExactly(CONNECTORS + 2L);
        }
    }

    @Test
    void where_no_plan_holds_any_more_the_tariff_is_taken_away() {
        try (CommandSide side = CommandSide.automated(this::answer)) {
            connectorsThere = 1;
            side.send(add(1));
            side.send(
                    new CreatePricePlan(
                            "plan-1",
                            "op-1",
                            "Plan",
                            "EUR",
                            new Fingerprint(List.of("k1:a")),
                            NOW));
            side.send(
                    new PublishPricePlan(
                            "plan-1",
                            COMPONENTS,
                            500,
                            new Change(0, new Fingerprint(List.of("k1:p"))),
                            NOW));
            side.send(new AssignPricePlan("op-1", OPERATOR, "plan-1", NOW));
            side.send(new UnassignPricePlan(OPERATOR, NOW));

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(
                                            priced(side).stream()
                                                    .filter(it -> it.connectorKey().equals(key(1)))
                                                    .map(ConnectorPriced::tariff))
                                    .containsExactly(TARIFF, null));
        }
    }

    /** Behind at first; then the assignment concerns every connector. */
    private ConnectorsToPrice answer(FindConnectorsToPrice question) {
        questions.add(question);
        if (timesBehind.getAndDecrement() > 0) {
            return new ConnectorsToPrice(false, List.of());
        }
        List<ConnectorTariff> concerned = new ArrayList<>();
        if (question.target() != null) {
            for (int i = 1; i <= connectorsThere; i++) {
                concerned.add(
                        new ConnectorTariff(key(i), question.minVersion() == 0 ? TARIFF : null));
            }
        }
        return new ConnectorsToPrice(true, concerned);
    }

    private static List<ConnectorPriced> priced(CommandSide side) {
        return side.events().all().stream()
                .filter(ConnectorPriced.class::isInstance)
                .map(ConnectorPriced.class::cast)
                .toList();
    }

    private static AddConnector add(int device) {
        return new AddConnector(
                key(device),
                "dev-" + device,
                "op-1",
                "site-1",
                "UTC",
                new ConnectorSpec(1, "TYPE_2", ConnectorSpec.CurrentType.AC, 22_000),
                NOW);
    }

    private static String key(int device) {
        return ConnectorCommand.keyOf("dev-" + device, 1);
    }
}
