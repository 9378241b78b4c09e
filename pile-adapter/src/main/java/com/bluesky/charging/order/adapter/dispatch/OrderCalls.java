package com.bluesky.charging.order.adapter.dispatch;

import com.bluesky.charging.device.adapter.call.CallRow;
import com.bluesky.charging.device.adapter.call.CallTable;
import com.bluesky.charging.device.adapter.call.Calls;
import com.bluesky.charging.device.adapter.link.CallOutcome;
import com.bluesky.charging.device.adapter.link.PileRequest;
import com.bluesky.charging.device.adapter.report.Recorder;
import com.bluesky.charging.order.adapter.dispatch.Call.Kind;
import com.bluesky.charging.order.adapter.dispatch.StartsAndStops.Outcome;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The starts and stops that orders ask for, and how the orders hear what became of them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // Somebody waits for these at the pile.
final class OrderCalls implements Calls<OrderCall> {

    private final CallQueue queue;
    private final Charges charges;
    private final Recorder recorder;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrderCalls(
            CallQueue queue,
            Charges charges,
            Recorder recorder,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions,
            Clock clock) {
        this.queue = queue;
        this.charges = charges;
        this.recorder = recorder;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public CallTable<OrderCall> table() {
        return queue.table();
    }

    @Override
    public PileRequest request(CallRow<OrderCall> row) {
        Call call = row.content().call();
        return call.kind() == Kind.STOP
                ? StartsAndStops.stop(call)
                : StartsAndStops.start(call, tagOf(row.content()));
    }

    private static OneTimeTag tagOf(OrderCall start) {
        OneTimeTag tag = start.tag();
        if (tag == null) {
            throw new IllegalStateException("The tag is gone.");
        }
        return tag;
    }

    @Override
    public Optional<OrderCall> settle(CallRow<OrderCall> row, CallOutcome outcome) {
        Call call = row.content().call();
        Outcome said = StartsAndStops.outcome(call.kind(), outcome);
        transaction.executeWithoutResult(status -> {
            if (call.kind() == Kind.START) {
                charges.forgetTag(call.orderId());
            }
            queue.answered(row.callId(), said.name(), said.detail());
        });
        return Optional.of(new OrderCall(call, null, said.name(), said.detail()));
    }

    @Override
    public void tell(CallRow<OrderCall> row) {
        recorder.record(
                row.deviceId(),
                StartsAndStops.report(row.content(), clock.instant()),
                row.content().call().cause());
    }
}
