package com.bluesky.charging.price.web;

import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.order.contract.PricedCharge;
import com.bluesky.charging.order.contract.SteadyEnergy;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import java.util.List;

/**
 * What a charge would cost: the lines that its bill would have.
 *
 * @param zone IANA time zone by whose clock the prices hold
 * @param defaultHoldMinor what a start sets aside in a wallet when it names no amount
 */
record PricePreview(
        String planId,
        int planVersion,
        String currency,
        String zone,
        Instant startAt,
        Instant endAt,
        long energyWh,
        List<EnergyPeriod> periods,
        List<BillLine> lines,
        long totalMinor,
        long defaultHoldMinor) {

    static PricePreview of(SteadyEnergy energy, Tariff tariff) {
        PricedCharge priced = PricedCharge.of(energy, tariff);
        return new PricePreview(
                tariff.planId(),
                tariff.planVersion(),
                tariff.currency(),
                tariff.zone(),
                energy.span().from(),
                energy.span().to(),
                energy.energyWh(),
                priced.periods(),
                priced.lines(),
                priced.totalMinor(),
                tariff.defaultHoldMinor());
    }
}
