package com.bluesky.charging.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorGranted;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.price.contract.FindConnectorsToPrice;
import com.bluesky.charging.price.contract.PriceTarget;
import com.bluesky.charging.wallet.contract.HoldGranted;
import com.bluesky.charging.wallet.contract.WalletCommand;
import com.bluesky.charging.wallet.contract.WalletCommand.TopUpWallet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contracts' small types know by themselves. */
class ContractValuesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    @Test
    void the_streams_of_an_order_a_user_and_a_connector_are_found_by_their_ids() {
        assertThat(HoldGranted.holdIdOf("order-1")).isEqualTo("hold-order-1");
        assertThat(ConnectorGranted.occupancyIdOf("order-1")).isEqualTo("occupancy-order-1");
        assertThat(WalletCommand.walletIdOf("user-1")).isEqualTo("wallet-user-1");
        assertThat(ConnectorCommand.keyOf("device-1", 2)).isEqualTo("con-device-1-2");
    }

    @Test
    void an_order_is_over_when_it_ended_was_settled_or_failed() {
        assertThat(Arrays.stream(OrderStatus.values()).filter(OrderStatus::isOver))
                .containsExactly(OrderStatus.ENDED, OrderStatus.SETTLED, OrderStatus.FAILED);
    }

    @Test
    void energy_may_flow_while_an_order_charges_pauses_or_stops() {
        assertThat(Arrays.stream(OrderStatus.values()).filter(OrderStatus::isRunning))
                .containsExactly(OrderStatus.CHARGING, OrderStatus.SUSPENDED, OrderStatus.STOPPING);
    }

    @Test
    void a_charge_may_be_requested_where_the_pile_says_nothing_against_it() {
        assertThat(Arrays.stream(ConnectorStatus.values()).filter(ConnectorStatus::allowsStart))
                .containsExactly(
                        ConnectorStatus.UNKNOWN,
                        ConnectorStatus.AVAILABLE,
                        ConnectorStatus.PREPARING,
                        ConnectorStatus.FINISHING);
    }

    @Test
    void a_top_up_is_of_one_minor_unit_to_the_largest_allowed() {
        assertThat(topUp(1).amountMinor()).isEqualTo(1);
        assertThat(topUp(WalletCommand.TOP_UP_MAX_MINOR).amountMinor()).isEqualTo(100_000_000);
    }

    @Test
    void a_top_up_of_nothing_or_one_unit_too_much_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> topUp(0));
        assertThatIllegalArgumentException().isThrownBy(() -> topUp(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> topUp(WalletCommand.TOP_UP_MAX_MINOR + 1));
    }

    @Test
    void a_question_for_connectors_to_price_is_about_a_connector_a_plan_or_a_target() {
        assertThat(FindConnectorsToPrice.addedConnector("con-device-1-1", 0))
                .isEqualTo(new FindConnectorsToPrice("con-device-1-1", null, null, 0));
        assertThat(FindConnectorsToPrice.publishedPlan("plan-1", 3))
                .isEqualTo(new FindConnectorsToPrice(null, "plan-1", null, 3));
        PriceTarget site = PriceTarget.site("site-1");
        assertThat(FindConnectorsToPrice.changedTarget(site, 3))
                .isEqualTo(new FindConnectorsToPrice(null, null, site, 3));
    }

    @Test
    void each_target_of_a_price_plan_has_a_stream_of_its_own() {
        List<PriceTarget> targets =
                List.of(
                        PriceTarget.connector("x", 1),
                        PriceTarget.connector("x", 2),
                        PriceTarget.device("x"),
                        PriceTarget.site("x"),
                        PriceTarget.operator("x"));

        assertThat(targets.stream().map(PriceTarget::assignmentId))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("pricing-"));
        assertThat(PriceTarget.device("x").assignmentId())
                .isEqualTo(PriceTarget.device("x").assignmentId());
    }

    @Test
    void a_sample_needs_no_more_than_the_meter() {
        Sample sample = Sample.ofMeter(ReportTime.of(NOW, NOW), 105_000);

        assertThat(sample.meterWh()).isEqualTo(105_000);
        assertThat(sample)
                .isEqualTo(
                        new Sample(
                                ReportTime.of(NOW, NOW),
                                105_000,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void no_limits_are_three_absent_ones() {
        assertThat(ChargingLimits.NONE).isEqualTo(new ChargingLimits(null, null, null));
    }

    @Test
    void a_bill_cannot_be_changed_by_its_reader() {
        Bill bill = Samples.of(Bill.class);

        assertThat(bill.lines()).isUnmodifiable();
        assertThat(bill.periods()).isUnmodifiable();
    }

    private static TopUpWallet topUp(long amountMinor) {
        return new TopUpWallet(
                "wallet-user-1",
                "topup-1",
                "operator-1",
                "customer-1",
                "user-1",
                amountMinor,
                "CNY",
                null,
                new Fingerprint(List.of("mac-1:aaa")),
                NOW);
    }
}
