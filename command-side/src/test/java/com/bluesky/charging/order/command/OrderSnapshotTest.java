package com.bluesky.charging.order.command;

import static com.bluesky.charging.order.command.OrderScenes.BEGUN;
import static com.bluesky.charging.order.command.OrderScenes.METER_START_WH;
import static com.bluesky.charging.order.command.OrderScenes.ORDER;
import static com.bluesky.charging.order.command.OrderScenes.OWNER;
import static com.bluesky.charging.order.command.OrderScenes.TRANSACTION;
import static com.bluesky.charging.order.command.OrderScenes.at;
import static com.bluesky.charging.order.command.OrderScenes.begunByCard;
import static com.bluesky.charging.order.command.OrderScenes.charging;
import static com.bluesky.charging.order.command.OrderScenes.ended;
import static com.bluesky.charging.order.command.OrderScenes.inferred;
import static com.bluesky.charging.order.command.OrderScenes.recorded;
import static com.bluesky.charging.order.command.OrderScenes.sample;
import static com.bluesky.charging.order.command.OrderScenes.stopRequested;
import static com.bluesky.charging.order.command.OrderScenes.suspected;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.order.contract.CorrectionReason;
import com.bluesky.charging.order.contract.OrderEvent;
import com.bluesky.charging.order.contract.OrderEvent.ChargeCorrected;
import com.bluesky.charging.order.contract.OrderEvent.EnergyDerived;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StopReason;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot brings an order back as it was; it is read by its fields. */
class OrderSnapshotTest {

    private final JsonMapper json =
            JsonMapper.builder()
                    .changeDefaultVisibility(visibility ->
                            visibility
                                    .withFieldVisibility(Visibility.ANY)
                                    .withGetterVisibility(Visibility.NONE)
                                    .withIsGetterVisibility(Visibility.NONE))
                    .build();

    @Test
    void an_order_comes_back_as_it_was() {
        Sample sample = sample(Duration.ofMinutes(10), 1_900);
        ChargingOrder order = new ChargingOrder();
        assertThat(comesBack(order)).isEqualTo(json.writeValueAsString(order));
        for (Object event :
                charging(
                        recorded(1_000, 150, sample),
                        suspected(Duration.ofMinutes(20)),
                        stopRequested(TRANSACTION, StopReason.REQUESTED, 1, BEGUN),
                        ended(Duration.ofHours(1), 7_900))) {
            order.evolve((OrderEvent) event);
            assertThat(comesBack(order)).isEqualTo(json.writeValueAsString(order));
        }
        ChargingOrder revived = json.readValue(json.writeValueAsString(order), ChargingOrder.class);
        OrderState state = json.treeToValue(json.valueToTree(order).get("state"), OrderState.class);
        assertThat(state.status()).isEqualTo(OrderStatus.ENDED);
        assertThat(state.curve().energyWh()).isEqualTo(7_000);
        revived.evolve(new OrderSettled(ORDER, OWNER, state.billAt(BEGUN)));
        assertThat(comesBack(revived)).contains("\"SETTLED\"");
    }

    @Test
    void an_order_that_a_card_began_and_a_person_corrected_comes_back_as_it_was() {
        ChargingOrder order = new ChargingOrder();
        PowerReading power = new PowerReading(at(BEGUN), 7_000, null, null, null, null, null);
        for (Object event :
                begunByCard(
                        new EnergyDerived(ORDER, OWNER, List.of(power), 0),
                        inferred(sample(Duration.ZERO, METER_START_WH), StopReason.UNSEEN, BEGUN),
                        new ChargeCorrected(
                                ORDER,
                                OWNER,
                                "corr-1",
                                "k1:a",
                                METER_START_WH + 5_000,
                                5_000,
                                CorrectionReason.END_UNSEEN,
                                PaymentMode.WALLET,
                                BEGUN))) {
            order.evolve((OrderEvent) event);
            assertThat(comesBack(order)).isEqualTo(json.writeValueAsString(order));
        }
        assertThat(comesBack(order)).contains("corr-1", "plan-1", "7000");
    }

    private String comesBack(ChargingOrder order) {
        String written = json.writeValueAsString(order);
        return json.writeValueAsString(json.readValue(written, ChargingOrder.class));
    }
}
