package com.bluesky.charging.audit.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a bill came about, to be checked by hand.
 *
 * @param sequence the number of its event in the stream
 * @param agrees whether readings, prices and rounding, computed anew, give this very bill
 * @param sentence how the total follows from the lines, and what does not agree
 */
public record ExplainedBill(
        String billId,
        @Nullable String correctsBillId,
        long sequence,
        String currency,
        long totalMinor,
        boolean agrees,
        List<ExplainedPeriod> periods,
        List<ExplainedLine> lines,
        String sentence) {

    public ExplainedBill {
        periods = List.copyOf(periods);
        lines = List.copyOf(lines);
    }
}
