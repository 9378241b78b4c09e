package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.order.contract.OrderRefusal.TooManyCorrections;

/** A person decides a few times about a charge; more is a program that went wild. */
record OrderHasFewCorrections(int corrections) implements Rule {

    /** They are remembered for ever, so that each can be repeated for ever. */
    static final int MAX = 20;

    @Override
    public boolean holds() {
        return corrections < MAX;
    }

    @Override
    public Refusal refusal() {
        return new TooManyCorrections();
    }
}
