package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.Rule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The read model saw no reason why the charge cannot work. */
record NothingForeseenAgainstIt(@Nullable RefusalDetails foreseen) implements Rule {

    @Override
    public boolean holds() {
        return foreseen == null;
    }

    @Override
    public Refusal refusal() {
        return Objects.requireNonNull(foreseen);
    }
}
