package com.bluesky.charging.audit.query;

import com.bluesky.charging.audit.contract.ExplainedStep;
import com.bluesky.charging.audit.contract.OrderExplanation;
import com.bluesky.charging.kernel.Provenance;
import com.bluesky.charging.order.contract.OrderEvent;
import com.bluesky.charging.order.contract.OrderEvent.EnergyDerived;
import com.bluesky.charging.order.contract.OrderEvent.PowerDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps of an order; what a pile tells again and again is one. */
final class Steps {

    private final Deque<ExplainedStep> told = new ArrayDeque<>();
    private long omitted;
    private @Nullable Recorded runBegan;

    void add(Recorded recorded, @Nullable String currency) {
        Recorded first = runBegan;
        if (first != null && continues(first, recorded)) {
            told.removeLast();
        } else {
            first = recorded;
        }
        runBegan = isReading(recorded.event()) ? first : null;
        told.addLast(step(first, recorded, currency));
        if (told.size() > OrderExplanation.STEPS_MAX) {
            told.removeFirst();
            omitted++;
        }
    }

    long omitted() {
        return omitted;
    }

    List<ExplainedStep> told() {
        return List.copyOf(told);
    }

    private static boolean continues(Recorded first, Recorded next) {
        return first.type().equals(next.type())
                && Objects.equals(first.told(Provenance.ACTOR_ID), next.told(Provenance.ACTOR_ID));
    }

    private static boolean isReading(OrderEvent event) {
        return event instanceof SamplesRecorded
                || event instanceof SamplesDoubted
                || event instanceof EnergyDerived
                || event instanceof PowerDoubted;
    }

    private static ExplainedStep step(Recorded first, Recorded last, @Nullable String currency) {
        Happened happened = Happened.of(last.event());
        return new ExplainedStep(
                first.sequence(),
                last.sequence(),
                last.type(),
                last.recordedAt(),
                happened.at(),
                happened.source(),
                Sentences.of(last.event(), currency),
                last.told(Provenance.ACTOR_KIND),
                last.told(Provenance.ACTOR_ID),
                last.told(Provenance.KEY_ID),
                last.told(Provenance.REQUEST_ID));
    }
}
