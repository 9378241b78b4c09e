package com.bluesky.charging.audit.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.bluesky.charging.audit.contract.ExplainOrder;
import com.bluesky.charging.audit.contract.ExplainedBill;
import com.bluesky.charging.audit.contract.ExplainedPeriod;
import com.bluesky.charging.audit.contract.ExplainedStep;
import com.bluesky.charging.audit.contract.ExplainedStep.TimeSource;
import com.bluesky.charging.audit.contract.OrderExplanation;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.OrderFacts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.price.contract.TariffComponent.Kind;
import com.bluesky.charging.price.contract.TariffComponent.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderExplanationTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog();

    @Test
    void each_step_is_a_sentence_with_its_time_and_who_caused_it() {
        facts("ord-told-1").charged(log, minute(0));
        model.store(log);

        OrderExplanation told = explain("ord-told-1", null);

        assertThat(told.status()).isEqualTo(OrderStatus.SETTLED);
        assertThat(told.latestSequence()).isEqualTo(8);
        assertThat(told.omittedSteps()).isZero();
        assertThat(told.steps())
                .extracting(ExplainedStep::sentence)
                .containsExactly(
                        "A charge at connector 1 of device dev-1 was asked for by user user-1,"
                                + " paid from a wallet, to end at 20000 Wh or 7200 s.",
                        "The connector was the order's, at site site-1 in Asia/Shanghai; the"
                                + " tariff is plan plan-1, version 1, in CNY; to be set aside:"
                                + " 50.00 CNY.",
                        "All was granted, 50.00 CNY set aside; the pile was to be asked to start"
                                + " until "
                                + minute(2)
                                + ".",
                        "The pile accepted the start.",
                        "The charge began as transaction 41 of the pile, meter 1000 Wh.",
                        "The meter was read, last 4000 Wh: 3000 Wh delivered since the start,"
                                + " which cost 3.60 CNY so far.",
                        "The pile was to stop, attempt 1: REQUESTED.",
                        "The charge was over, REMOTE: meter 8000 Wh, 7000 Wh delivered.",
                        "The bill was made: bill-ord-told-1, 8.40 CNY for 7000 Wh.");
        assertThat(told.steps())
                .allSatisfy(step -> assertThat(step.actorKind()).isEqualTo("customer"));
        ExplainedStep started = told.steps().get(4);
        assertThat(started.type()).isEqualTo("order.ChargingStarted");
        assertThat(started.happenedAt()).isEqualTo(minute(5));
        assertThat(started.timeSource()).isEqualTo(TimeSource.PILE);
        assertThat(started.recordedAt()).isEqualTo(EventLog.BEGINNING.plusSeconds(4));
        assertThat(told.steps().getFirst().timeSource()).isEqualTo(TimeSource.PLATFORM);
    }

    @Test
    void a_bill_can_be_checked_by_hand() {
        facts("ord-told-2").charged(log, minute(0));
        model.store(log);

        ExplainedBill bill = explain("ord-told-2", null).bills().getFirst();

        assertThat(bill.agrees()).as(bill.sentence()).isTrue();
        assertThat(bill.sentence())
                .isEqualTo(
                        "8.40 CNY = 8.40 CNY for 7000 Wh. Computed anew from the readings, the"
                                + " bill is the same.");
        assertThat(bill.periods().getFirst().sentence())
                .contains("meter 1000 Wh (told at the start)", "meter 8000 Wh (told at the end)")
                .contains("in Asia/Shanghai");
        assertThat(bill.lines().getFirst().sentence())
                .startsWith(
                        "7.000 KWH × 1.20 CNY = 8.40000, rounded half up once: 8.40 CNY. The price"
                                + " is ENERGY every day, from 00:00 to 24:00 in Asia/Shanghai, of"
                                + " plan plan-1, version 1.");
        assertThat(bill.lines().getFirst().component()).isNotNull();
    }

    @Test
    void between_two_readings_the_register_is_on_a_straight_line() {
        Instant noon = minute(20);
        OrderFacts order = facts("ord-told-3");
        log.append(
                "ord-told-3",
                order.requested(minute(0)),
                order.connectorConfirmed(dayAndNight(noon)),
                order.started(5),
                order.sampled(1_001, OrderFacts.sample(15, 2_001, null, null)),
                order.sampled(2_004, OrderFacts.sample(25, 3_004, null, null)),
                order.stopped(StopReason.LOCAL),
                twoPeriods(order, noon, 1_503, 5_497));
        model.store(log);

        ExplainedBill bill = explain("ord-told-3", null).bills().getFirst();

        assertThat(bill.agrees()).as(bill.sentence()).isTrue();
        assertThat(bill.periods())
                .extracting(ExplainedPeriod::fromMeterWh, ExplainedPeriod::toMeterWh)
                .containsExactly(tuple(1_000L, 2_503L), tuple(2_503L, 8_000L));
        assertThat(bill.periods().getFirst().sentence())
                .contains("between 2001 Wh at", "and 3004 Wh at");
    }

    @Test
    void a_bill_that_does_not_follow_from_the_readings_is_told_so() {
        Instant noon = minute(20);
        OrderFacts order = facts("ord-told-4");
        log.append(
                "ord-told-4",
                order.requested(minute(0)),
                order.connectorConfirmed(dayAndNight(noon)),
                order.started(5),
                order.stopped(StopReason.LOCAL),
                twoPeriods(order, noon, 1, 6_999));
        model.store(log);

        ExplainedBill bill = explain("ord-told-4", null).bills().getFirst();

        assertThat(bill.agrees()).isFalse();
        assertThat(bill.sentence()).contains("it differs", "billed were 1 Wh");
    }

    @Test
    void what_a_person_decided_is_what_is_billed() {
        OrderFacts order = facts("ord-told-5");
        order.charged(log, minute(0));
        log.append("ord-told-5", order.corrected("corr-1", 2_000));
        model.store(log);

        OrderExplanation told = explain("ord-told-5", null);

        assertThat(told.steps().getLast().sentence())
                .isEqualTo("A person decided that 2000 Wh are billed.");
        assertThat(told.bills()).hasSize(1);
    }

    @Test
    void an_order_is_explained_as_it_was_at_any_instant() {
        facts("ord-told-6").charged(log, minute(0));
        model.store(log);

        OrderExplanation before = explain("ord-told-6", EventLog.BEGINNING.minusNanos(1));
        assertThat(before.status()).isNull();
        assertThat(before.latestSequence()).isEqualTo(-1);
        assertThat(before.steps()).isEmpty();
        OrderExplanation started = explain("ord-told-6", EventLog.BEGINNING.plusSeconds(4));
        assertThat(started.status()).isEqualTo(OrderStatus.CHARGING);
        assertThat(started.steps()).hasSize(5);
        assertThat(started.bills()).isEmpty();
        assertThat(explain("ord-told-6", EventLog.BEGINNING.plusSeconds(5)).steps()).hasSize(6);
    }

    @Test
    void readings_that_follow_each_other_are_one_step() {
        OrderFacts order = facts("ord-told-7");
        log.append("ord-told-7", order.requested(minute(0)), order.started(5));
        for (int i = 0; i < 150; i++) {
            log.append(
                    "ord-told-7",
                    order.sampled(i, OrderFacts.sample(6 + i, 1_000 + i, null, null)));
        }
        model.store(log);

        OrderExplanation told = explain("ord-told-7", null);

        assertThat(told.steps()).hasSize(3);
        assertThat(told.steps().getLast())
                .extracting(ExplainedStep::sequence, ExplainedStep::lastSequence)
                .containsExactly(2L, 151L);
    }

    @Test
    void more_steps_than_anybody_reads_are_told_from_the_end() {
        OrderFacts order = facts("ord-told-8");
        Steps steps = new Steps();
        for (int i = 0; i < OrderExplanation.STEPS_MAX; i++) {
            steps.add(recorded(i, order), "CNY");
        }
        assertThat(steps.omitted()).isZero();

        steps.add(recorded(OrderExplanation.STEPS_MAX, order), "CNY");

        assertThat(steps.omitted()).isEqualTo(1);
        assertThat(steps.told()).hasSize(OrderExplanation.STEPS_MAX);
        assertThat(steps.told().getFirst().sequence()).isEqualTo(1);
    }

    private static Recorded recorded(long sequence, OrderFacts order) {
        return new Recorded(
                sequence, "order.ChargingStarting", EventLog.BEGINNING, order.starting(), Map.of());
    }

    private static OrderFacts facts(String orderId) {
        return OrderFacts.of(Facts.owner("op-1", "cust-1", "user-1"), orderId, "dev-1");
    }

    /** Prices that change at an instant of the day. */
    private static Tariff dayAndNight(Instant change) {
        String at = change.atZone(ZoneId.of(Facts.ZONE)).toLocalTime().toString();
        return new Tariff(
                "plan-1",
                1,
                "CNY",
                Facts.ZONE,
                List.of(
                        new TariffComponent(Kind.ENERGY, List.of(), null, at, "1.00", Unit.KWH),
                        new TariffComponent(Kind.ENERGY, List.of(), at, null, "2.00", Unit.KWH)),
                5_000);
    }

    private static OrderSettled twoPeriods(
            OrderFacts order, Instant change, long firstWh, long secondWh) {
        Bill one = order.bill("bill-1", null, 0);
        List<BillLine> lines =
                List.of(
                        line(minute(5), change, firstWh, "1.00"),
                        line(change, minute(60), secondWh, "2.00"));
        return new OrderSettled(
                one.orderId(),
                order.owner(),
                new Bill(
                        "bill-1",
                        null,
                        one.orderId(),
                        "op-1",
                        "cust-1",
                        "user-1",
                        "site-1",
                        Facts.ZONE,
                        "dev-1",
                        1,
                        PaymentMode.WALLET,
                        "plan-1",
                        1,
                        "CNY",
                        minute(5),
                        minute(60),
                        1_000,
                        8_000,
                        7_000,
                        List.of(
                                new EnergyPeriod(minute(5), change, firstWh),
                                new EnergyPeriod(change, minute(60), secondWh)),
                        lines,
                        lines.stream().mapToLong(BillLine::amountMinor).sum(),
                        minute(61)));
    }

    private static BillLine line(Instant from, Instant to, long energyWh, String price) {
        BigDecimal kwh = BigDecimal.valueOf(energyWh, 3);
        return new BillLine(
                Kind.ENERGY,
                from,
                to,
                kwh.toPlainString(),
                Unit.KWH,
                price,
                kwh.multiply(new BigDecimal(price))
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                null);
    }

    private OrderExplanation explain(String orderId, @Nullable Instant asOf) {
        return model.find(new ExplainOrder(OWN, orderId, asOf), OrderExplanation.class)
                .orElseThrow();
    }
}
