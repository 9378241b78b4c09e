package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.order.contract.OrderRefusal.OrderHasNoTariff;
import com.bluesky.charging.price.contract.Tariff;
import org.jspecify.annotations.Nullable;

/** Without prices there is no bill. */
record OrderHasTariff(@Nullable Tariff tariff) implements Rule {

    @Override
    public boolean holds() {
        return tariff != null;
    }

    @Override
    public Refusal refusal() {
        return new OrderHasNoTariff();
    }
}
