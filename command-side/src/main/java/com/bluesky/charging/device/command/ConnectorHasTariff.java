package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorHasNoTariff;
import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.price.contract.Tariff;
import org.jspecify.annotations.Nullable;

/** Nobody charges without knowing the price. */
record ConnectorHasTariff(@Nullable Tariff tariff) implements Rule {

    @Override
    public boolean holds() {
        return tariff != null;
    }

    @Override
    public Refusal refusal() {
        return new ConnectorHasNoTariff();
    }
}
