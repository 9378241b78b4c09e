package com.bluesky.charging.order.contract;

import com.bluesky.charging.price.contract.TimeSpan;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * Energy that flows evenly: what is taken to have happened between two readings of a meter, and in
 * a charge that was not made yet.
 */
public record SteadyEnergy(TimeSpan span, long energyWh) implements EnergyOverTime {

    /** On the straight line, rounded half up to the Wh. */
    @Override
    public long energyWhAt(Instant instant) {
        if (!instant.isAfter(span.from())) {
            return 0;
        }
        if (!instant.isBefore(span.to())) {
            return energyWh;
        }
        BigInteger passed = nanos(instant);
        BigInteger whole = nanos(span.to());
        return BigInteger.valueOf(energyWh)
                .multiply(passed)
                .shiftLeft(1)
                .add(whole)
                .divide(whole.shiftLeft(1))
                .longValueExact();
    }

    private BigInteger nanos(Instant until) {
        Duration duration = Duration.between(span.from(), until);
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(Duration.ofSeconds(1).toNanos()))
                .add(BigInteger.valueOf(duration.getNano()));
    }
}
