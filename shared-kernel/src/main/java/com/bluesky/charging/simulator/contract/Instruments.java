package com.bluesky.charging.simulator.contract;

/**
 * How a pile writes its meter values. All that OCPP 1.6 §7.33 leaves open is chosen somewhere by
 * real piles.
 *
 * @param register whether the energy register is reported; without it only power and the rest are
 * @param unit the unit of the energy register; power follows it (W or kW)
 * @param phases whether an AC pile tells power, voltage and current of each phase besides their sum
 * @param signed whether the register is told once more as signed data ({@code SignedData}, OCPP 1.6
 *     §7.38)
 * @param bare whether the register comes without measurand, unit and context, which the standard
 *     then takes for {@code Energy.Active.Import.Register}, Wh and {@code Sample.Periodic}; only in
 *     Wh
 * @param transactionData whether StopTransaction carries the readings at begin and end
 */
public record Instruments(
        boolean register,
        Unit unit,
        boolean phases,
        boolean signed,
        boolean bare,
        boolean transactionData) {

    /** The unit of energy, and with it of power. */
    public enum Unit {
        /** Whole watt-hours, and watts. */
        WH,
        /** Kilowatt-hours with three decimals, and kilowatts. */
        KWH
    }

    /** The register in Wh and the totals, nothing else. */
    public static final Instruments USUAL =
            new Instruments(true, Unit.WH, false, false, false, false);

    /** Checks what excludes each other. */
    public Instruments {
        if (bare && unit != Unit.WH) {
            throw new IllegalArgumentException("A bare register is in Wh.");
        }
    }

    /** The same without the energy register. */
    public Instruments withoutRegister() {
        return new Instruments(false, unit, phases, signed, bare, transactionData);
    }

    /** The same in another unit. */
    public Instruments in(Unit other) {
        return new Instruments(register, other, phases, signed, bare, transactionData);
    }

    /** The same with the values of each phase. */
    public Instruments withPhases() {
        return new Instruments(register, unit, true, signed, bare, transactionData);
    }

    /** The same with signed values. */
    public Instruments withSigned() {
        return new Instruments(register, unit, phases, true, bare, transactionData);
    }

    /** The same with a register that says nothing but its value. */
    public Instruments asBare() {
        return new Instruments(register, Unit.WH, phases, signed, true, transactionData);
    }

    /** The same with transactionData in StopTransaction. */
    public Instruments withTransactionData() {
        return new Instruments(register, unit, phases, signed, bare, true);
    }
}
