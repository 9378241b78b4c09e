package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.BeganBy;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.SamplesOfEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An order in memory, whose first event is number 0. */
final class KnownOrder implements OrderSource {

    private static final Instant BEGINNING = Instant.parse("2026-03-01T08:00:00Z");

    private final List<List<Sample>> samples = new ArrayList<>(List.of(List.of()));
    private final AtomicInteger reads = new AtomicInteger();
    private OrderStatus status = OrderStatus.REQUESTED;

    /** One more event, with samples or without. */
    synchronized void happened(OrderStatus now, long... meterWh) {
        List<Sample> told = new ArrayList<>();
        for (long each : meterWh) {
            Instant at = BEGINNING.plusSeconds(each);
            told.add(Sample.ofMeter(ReportTime.of(at, at), each));
        }
        samples.add(List.copyOf(told));
        status = now;
    }

    int reads() {
        return reads.get();
    }

    synchronized long latest() {
        return samples.size() - 1L;
    }

    @Override
    public synchronized Optional<OrderView> atLeast(long version) {
        reads.incrementAndGet();
        return Optional.of(view(latest())).filter(view -> view.version() >= version);
    }

    @Override
    public synchronized SamplesOfEvents samples(long afterSequence, long untilSequence) {
        List<Sample> all = new ArrayList<>();
        for (long event = afterSequence + 1; event <= untilSequence; event++) {
            all.addAll(samples.get(Math.toIntExact(event)));
        }
        return new SamplesOfEvents(all, untilSequence);
    }

    /** The view as a message has it. */
    synchronized String json(Frames frames, long version) {
        String event =
                new String(frames.order(Told.all(version), view(version)), StandardCharsets.UTF_8);
        return event.substring(event.indexOf("data: ") + 6, event.length() - 2);
    }

    private OrderView view(long version) {
        return new OrderView(
                "ord-1",
                "op-1",
                "cust-1",
                null,
                "site-1",
                "dev-1",
                1,
                status,
                BeganBy.REQUEST,
                null,
                PaymentMode.CUSTOMER,
                ChargingLimits.NONE,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                BEGINNING,
                null,
                null,
                false,
                null,
                BEGINNING,
                version);
    }
}
