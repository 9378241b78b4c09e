package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.order.contract.OrderRefusal.OrderHasTariffAlready;
import com.bluesky.charging.price.contract.Tariff;
import org.jspecify.annotations.Nullable;

/** A tariff is pinned once. */
record OrderHasNoTariffYet(@Nullable Tariff tariff) implements Rule {

    @Override
    public boolean holds() {
        return tariff == null;
    }

    @Override
    public Refusal refusal() {
        return new OrderHasTariffAlready();
    }
}
