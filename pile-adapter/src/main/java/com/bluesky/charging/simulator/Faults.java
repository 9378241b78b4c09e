package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.Misbehaviour;
import com.bluesky.charging.simulator.contract.Misbehaviour.OfAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What one pile does wrong at present; looked at and changed in its turns only. */
final class Faults {

    private static final int FOR_EVER = -1;

    private final Deque<Active> active = new ArrayDeque<>();

    void add(Misbehaviour how) {
        add(how, FOR_EVER);
    }

    /**
     * Switches something on for the next calls that it concerns; what is equal is begun anew.
     *
     * @throws IllegalStateException if as much is on as may be
     */
    void add(Misbehaviour how, int times) {
        active.removeIf(each -> each.how.equals(how));
        if (active.size() >= Misbehaviour.MAX_ACTIVE) {
            throw new IllegalStateException(
                    "A pile does at most " + Misbehaviour.MAX_ACTIVE + " things wrong at once.");
        }
        active.addFirst(new Active(how, times));
    }

    void clear() {
        active.clear();
    }

    List<Misbehaviour> all() {
        return active.stream().map(each -> each.how).toList();
    }

    /** The one of that kind that was switched on last. */
    <M extends Misbehaviour> Optional<M> now(Class<M> kind) {
        return active.stream()
                .map(each -> each.how)
                .filter(kind::isInstance)
                .findFirst()
                .map(kind::cast);
    }

    /** The one of that kind that concerns this call, which counts as one time. */
    <M extends OfAction> Optional<M> next(Class<M> kind, String action) {
        Iterator<Active> all = active.iterator();
        while (all.hasNext()) {
            Active each = all.next();
            if (kind.isInstance(each.how) && kind.cast(each.how).concerns(action)) {
                if (each.left != FOR_EVER && --each.left == 0) {
                    all.remove();
                }
                return Optional.of(kind.cast(each.how));
            }
        }
        return Optional.empty();
    }

    /** Something in force, and how often it still happens. */
    private static final class Active {

        private final Misbehaviour how;
        private int left;

        Active(Misbehaviour how, int left) {
            this.how = how;
            this.left = left;
        }
    }
}
