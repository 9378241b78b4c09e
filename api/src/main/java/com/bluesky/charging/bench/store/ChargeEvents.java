package com.bluesky.charging.bench.store;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.order.contract.OrderEvent;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarting;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ten events of a charge that went well. Ids are the arguments of a format of PostgreSQL, and
 * so are times once their JSON was written: they count the steps of ten minutes since the request.
 */
final class ChargeEvents {

    /** Of one order. */
    static final int EACH = 10;

    static final Duration STEP = Duration.ofMinutes(10);

    /** A time that stands for another one: that of the request. */
    static final Instant REQUESTED = Instant.parse("2001-01-01T00:00:00Z");

    static final String ORDER = "%1$s";
    private static final String OPERATOR = "%2$s";
    private static final String CUSTOMER = "%3$s";
    private static final String USER = "%4$s";
    private static final String DEVICE = "%5$s";
    private static final String SITE = "%6$s";

    /** Times are the arguments after the ids. */
    static final int FIRST_TIME = 7;

    private static final String ZONE = "Asia/Shanghai";
    private static final Owner OWNER = new Owner(OPERATOR, CUSTOMER, USER);

    private ChargeEvents() {}

    static List<OrderEvent> all() {
        return List.of(
                new ChargingRequested(
                        ORDER,
                        OWNER,
                        DEVICE,
                        1,
                        PaymentMode.WALLET,
                        ChargingLimits.NONE,
                        "1:2hY0Wq6v1Jm0C0v8fT3nB5xLk9sZ7dPqRt4uEoAiGy8",
                        time(1),
                        time(0)),
                new ConnectorConfirmed(
                        ORDER, OWNER, SITE, ZONE, tariff(), PaymentMode.WALLET, 5_000, time(1)),
                new FundsConfirmed(ORDER, OWNER, DEVICE, 1, 5_000, time(3), time(2)),
                new ChargingStarting(ORDER, OWNER, time(3)),
                new ChargingStarted(
                        ORDER, OWNER, DEVICE, 1, "4711", 100_000, false, null, report(4)),
                sampled(5, 3_000),
                sampled(6, 6_000),
                sampled(7, 9_000),
                new ChargingStopped(
                        ORDER,
                        OWNER,
                        DEVICE,
                        1,
                        "4711",
                        112_340,
                        12_340,
                        StopReason.REMOTE,
                        PaymentMode.WALLET,
                        report(8)),
                new OrderSettled(ORDER, OWNER, bill()));
    }

    private static Tariff tariff() {
        return new Tariff(
                "plan-1",
                3,
                "CNY",
                ZONE,
                List.of(
                        component(TariffComponent.Kind.ENERGY, "00:00", "08:00", "0.4520"),
                        component(TariffComponent.Kind.ENERGY, "08:00", "24:00", "1.2050"),
                        component(TariffComponent.Kind.SERVICE, null, null, "0.3000")),
                5_000);
    }

    private static TariffComponent component(
            TariffComponent.Kind kind, @Nullable String from, @Nullable String to, String price) {
        return new TariffComponent(
                kind, List.of(DayOfWeek.values()), from, to, price, TariffComponent.Unit.KWH);
    }

    private static SamplesRecorded sampled(int step, long energyWh) {
        Sample sample =
                new Sample(
                        report(step),
                        100_000 + energyWh,
                        18_000L,
                        null,
                        null,
                        (int) (energyWh / 200),
                        null,
                        null,
                        "Sample.Periodic");
        return new SamplesRecorded(ORDER, OWNER, List.of(sample), energyWh, energyWh / 10);
    }

    private static Bill bill() {
        return new Bill(
                "bill-" + ORDER,
                null,
                ORDER,
                OPERATOR,
                CUSTOMER,
                USER,
                SITE,
                ZONE,
                DEVICE,
                1,
                PaymentMode.WALLET,
                "plan-1",
                3,
                "CNY",
                time(4),
                time(8),
                100_000,
                112_340,
                12_340,
                List.of(new EnergyPeriod(time(4), time(8), 12_340)),
                List.of(
                        line(TariffComponent.Kind.ENERGY, "1.2050", 1_487),
                        line(TariffComponent.Kind.SERVICE, "0.3000", 370)),
                1_857,
                time(9));
    }

    private static BillLine line(TariffComponent.Kind kind, String price, long amountMinor) {
        return new BillLine(
                kind,
                time(4),
                time(8),
                "12.340",
                TariffComponent.Unit.KWH,
                price,
                amountMinor,
                null);
    }

    private static ReportTime report(int step) {
        return ReportTime.of(time(step), time(step));
    }

    static Instant time(int step) {
        return REQUESTED.plus(STEP.multipliedBy(step));
    }
}
