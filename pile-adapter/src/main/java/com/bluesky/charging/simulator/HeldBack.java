package com.bluesky.charging.simulator;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Calls that wait for a later one to overtake them. */
final class HeldBack {

    private final List<Held> all = new ArrayList<>();

    private record Held(Letter letter, String until) {}

    void add(Letter letter, String until) {
        all.add(new Held(letter, until));
    }

    int size() {
        return all.size();
    }

    void forget() {
        all.clear();
    }

    void forgetPassing() {
        all.removeIf(held -> !held.letter().call().isKept());
    }

    /** Puts what waited for that action at the head of the queue. */
    void release(String action, Deque<Letter> queue) {
        release(held -> held.until().equals(action), queue);
    }

    void release(Deque<Letter> queue) {
        release(_ -> true, queue);
    }

    private void release(Predicate<Held> which, Deque<Letter> queue) {
        List<Held> released = all.stream().filter(which).toList();
        all.removeAll(released);
        released.reversed().forEach(held -> queue.addFirst(held.letter()));
    }
}
