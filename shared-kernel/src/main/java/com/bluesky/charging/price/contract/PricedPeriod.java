package com.bluesky.charging.price.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A stretch of time in which the prices of a tariff stay the same. */
public record PricedPeriod(TimeSpan span, Prices prices) {

    /**
     * What one kWh costs.
     *
     * @param energy decimal string as in the tariff
     * @param service the fee on top; null where none holds
     */
    public record Prices(String energy, @Nullable String service) {

        /** Whether a kWh costs the same, however the decimals are written. */
        public boolean areEqualTo(Prices other) {
            return sameAmount(energy, other.energy) && sameAmount(service, other.service);
        }

        private static boolean sameAmount(@Nullable String one, @Nullable String two) {
            if (one == null || two == null) {
                return one == null && two == null;
            }
            return new BigDecimal(one).compareTo(new BigDecimal(two)) == 0;
        }
    }
}
