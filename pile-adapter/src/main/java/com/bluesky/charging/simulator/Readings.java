package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.Instruments;
import com.bluesky.charging.simulator.contract.Instruments.Unit;
import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Current;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the instruments of a pile show, in one of the ways that OCPP 1.6 leaves open. */
final class Readings {

    static final String REGISTER = "Energy.Active.Import.Register";

    static final String MEASURANDS = REGISTER + ",Power.Active.Import,Voltage,Current.Import,SoC";

    /** Between the battery's poles. */
    private static final int DC_VOLTS = 400;

    /** Between a phase and neutral. */
    private static final int AC_VOLTS = 230;

    /** The most that a household's single phase gives: 32 A. */
    private static final long SINGLE_PHASE_WATTS = 7_400;

    private static final int THREE = 3;

    private final Current current;
    private final int phases;
    private Instruments instruments;

    Readings(PileSettings settings) {
        this.current = settings.current();
        this.phases =
                current == Current.DC || settings.powerWatts() <= SINGLE_PHASE_WATTS ? 1 : THREE;
        this.instruments = settings.instruments();
    }

    /** Why a value was read (OCPP 1.6 §7.31). */
    enum Context {
        BEGIN("Transaction.Begin"),
        END("Transaction.End"),
        PERIODIC("Sample.Periodic"),
        CLOCK("Sample.Clock"),
        TRIGGER("Trigger");

        private final String word;

        Context(String word) {
            this.word = word;
        }
    }

    /** What the instruments show at an instant. */
    record Reading(Instant at, long meterWh, long powerWatts, int chargedPercent) {}

    void equip(Instruments others) {
        instruments = others;
    }

    boolean hasTransactionData() {
        return instruments.transactionData();
    }

    /** How many amperes make that power. */
    double amperes(double watts) {
        return watts / wattsPerAmpere(phases);
    }

    /** The power of one ampere on that many phases, in W. */
    double wattsPerAmpere(int onPhases) {
        return current == Current.DC ? DC_VOLTS : AC_VOLTS * onPhases;
    }

    /** On how many phases it charges. */
    int phases() {
        return phases;
    }

    /** One meter value (OCPP 1.6 §7.33) of the measurands that are wanted. */
    ObjectNode meterValue(Reading reading, Context context, List<String> measurands) {
        ArrayNode values = FrameCodec.array();
        for (String measurand : measurands) {
            switch (measurand) {
                case REGISTER -> addRegister(values, reading, context);
                case "Power.Active.Import" -> addPower(values, reading, context);
                case "Voltage" -> addVoltage(values, context);
                case "Current.Import" -> addCurrent(values, reading, context);
                case "SoC" ->
                        values.add(
                                value(
                                        measurand,
                                        "Percent",
                                        Long.toString(reading.chargedPercent()),
                                        context));
                default -> throw new IllegalArgumentException(measurand + " is not measured.");
            }
        }
        ObjectNode meterValue = FrameCodec.object().put("timestamp", reading.at().toString());
        meterValue.set("sampledValue", values);
        return meterValue;
    }

    private void addRegister(ArrayNode values, Reading reading, Context context) {
        if (!instruments.register()) {
            return;
        }
        String wh = Long.toString(reading.meterWh());
        if (instruments.bare()) {
            values.add(FrameCodec.object().put("value", wh));
        } else if (instruments.unit() == Unit.KWH) {
            values.add(value(REGISTER, "kWh", thousandth(reading.meterWh()), context));
        } else {
            values.add(value(REGISTER, "Wh", wh, context));
        }
        if (instruments.signed()) {
            values.add(value(REGISTER, "Wh", signed(reading), context).put("format", "SignedData"));
        }
    }

    private void addPower(ArrayNode values, Reading reading, Context context) {
        String measurand = "Power.Active.Import";
        values.add(power(measurand, reading.powerWatts(), context));
        for (int phase = 1; phase <= toldPhases(); phase++) {
            values.add(
                    power(measurand, Math.round((double) reading.powerWatts() / phases), context)
                            .put("phase", "L" + phase));
        }
    }

    private ObjectNode power(String measurand, long watts, Context context) {
        return instruments.unit() == Unit.KWH
                ? value(measurand, "kW", thousandth(watts), context)
                : value(measurand, "W", Long.toString(watts), context);
    }

    private void addVoltage(ArrayNode values, Context context) {
        String volts = Integer.toString(current == Current.DC ? DC_VOLTS : AC_VOLTS);
        if (toldPhases() == 0) {
            values.add(value("Voltage", "V", volts, context));
        }
        for (int phase = 1; phase <= toldPhases(); phase++) {
            values.add(value("Voltage", "V", volts, context).put("phase", "L" + phase + "-N"));
        }
    }

    private void addCurrent(ArrayNode values, Reading reading, Context context) {
        String amperes = String.format(Locale.ROOT, "%.1f", amperes((double) reading.powerWatts()));
        if (toldPhases() == 0) {
            values.add(value("Current.Import", "A", amperes, context));
        }
        for (int phase = 1; phase <= toldPhases(); phase++) {
            values.add(value("Current.Import", "A", amperes, context).put("phase", "L" + phase));
        }
    }

    /** None when only totals are told. */
    private int toldPhases() {
        return instruments.phases() && current == Current.AC ? phases : 0;
    }

    private static ObjectNode value(String measurand, String unit, String value, Context context) {
        return FrameCodec.object()
                .put("value", value)
                .put("context", context.word)
                .put("measurand", measurand)
                .put("unit", unit);
    }

    private static String thousandth(long value) {
        return String.format(Locale.ROOT, "%.3f", value / 1_000.0);
    }

    /**
     * In the form of the Open Charge Metering Format; since a simulator has no meter's key, a
     * digest stands in the place of the signature.
     */
    private static String signed(Reading reading) {
        ObjectNode read =
                FrameCodec.object()
                        .put("TM", reading.at().toString())
                        .put("RV", thousandth(reading.meterWh()))
                        .put("RU", "kWh");
        ObjectNode content = FrameCodec.object().put("FV", "1.0");
        content.set("RD", FrameCodec.array().add(read));
        return "OCMF|%s|{\"SD\":\"%s\"}".formatted(content, digest(content.toString()));
    }

    private static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK knows SHA-256.", e);
        }
    }
}
