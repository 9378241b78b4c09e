package com.bluesky.charging.price.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.price.contract.PriceRefusal.TariffInvalid;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.price.contract.TariffProblem;
import java.util.List;

/** What is published has exactly one price of energy at any time. */
record ComponentsMakeATariff(List<TariffComponent> components) implements Rule {

    @Override
    public boolean holds() {
        return TariffProblem.in(components).isEmpty();
    }

    @Override
    public Refusal refusal() {
        return new TariffInvalid(TariffProblem.in(components).orElseThrow());
    }
}
