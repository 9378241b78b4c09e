package com.bluesky.charging.device.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.Rule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A device goes out of service when the read model foresees nothing against it. */
record NothingSpeaksAgainstIt(@Nullable RefusalDetails foreseen) implements Rule {

    @Override
    public boolean holds() {
        return foreseen == null;
    }

    @Override
    public Refusal refusal() {
        return Objects.requireNonNull(foreseen);
    }
}
