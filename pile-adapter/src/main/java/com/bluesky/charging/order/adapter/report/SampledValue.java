package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.wire.Payload;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One sampled value of a pile (OCPP 1.6 §7.43), with the defaults of what it leaves out.
 *
 * @param text the value as it came
 * @param named the measurand as the pile named it, null when it did not
 * @param context why it was measured, as the pile named it, null when it did not
 */
record SampledValue(
        String text,
        boolean signed,
        @Nullable String named,
        @Nullable String unit,
        @Nullable String phase,
        String location,
        @Nullable String context) {

    static final String ENERGY = "Energy.Active.Import.Register";
    static final String OUTLET = "Outlet";

    private static final String PERIODIC = "Sample.Periodic";

    /**
     * A decimal number as JSON or any programming language writes it. More digits than any meter
     * has, because some piles write all digits of a binary fraction, and few enough to be computed
     * with. A comma is in no number: whether 1,234 is a thousand or a fraction, nobody can tell.
     */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,60}(\\.\\d{0,60})?|\\.\\d{1,60})([eE][+-]?\\d{1,2})?");

    static SampledValue of(Payload value) {
        return new SampledValue(
                value.text("value"),
                value.optionalText("format").orElse("Raw").equals("SignedData"),
                value.optionalText("measurand").orElse(null),
                value.optionalText("unit").orElse(null),
                value.optionalText("phase").orElse(null),
                value.optionalText("location").orElse(OUTLET),
                value.optionalText("context").orElse(null));
    }

    String measurand() {
        return named == null ? ENERGY : named;
    }

    /** The context that it has: one that is left out is that of a periodic sample. */
    String effectiveContext() {
        return context == null ? PERIODIC : context;
    }

    /**
     * The value times a power of ten that its unit stands for.
     *
     * @param powers those of each unit that makes sense here; the empty text is that of no unit
     * @return empty when the value is no number, or its unit contradicts what is measured
     */
    Optional<BigDecimal> in(Map<String, Integer> powers) {
        Integer power = powers.get(unit == null ? "" : unit);
        String number = text.strip();
        return signed || power == null || !NUMBER.matcher(number).matches()
                ? Optional.empty()
                : Optional.of(new BigDecimal(number).movePointRight(power));
    }
}
