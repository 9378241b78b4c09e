package com.bluesky.charging.order.contract;

import com.bluesky.charging.price.contract.TimeSpan;
import java.time.Instant;

/** How much energy a charge had delivered at each instant: what a bill divides among periods. */
public interface EnergyOverTime {

    /** From the beginning of the charge to its end. */
    TimeSpan span();

    /** All of it, not negative. */
    long energyWh();

    /** What was delivered from the beginning to an instant within the span; never decreases. */
    long energyWhAt(Instant instant);
}
