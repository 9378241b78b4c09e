package com.bluesky.charging.bench.rig;

import java.util.List;
import java.util.Locale;

/**
 * A figure of a benchmark beside what it shall be.
 *
 * @param what was measured, in a few words
 * @param figure with its unit
 * @param ratio to the limit of the same run, more is better; "–" where there is no limit
 * @param aim with its unit; "–" where nothing is aimed at
 * @param reached whether the figure, or the ratio, is what it shall be
 */
public record Verdict(String what, String figure, String ratio, String aim, boolean reached) {

    /** The line above the verdicts of any benchmark. */
    public static final String HEAD =
            "| benchmark | what | figure | ratio to the limit | aim | reached |";

    private static final String RULE = "|---|---|---:|---:|---|---|";

    private static final String NONE = "–";

    /** Has a limit. */
    public static Verdict of(
            String what, String figure, double ratio, String aim, boolean reached) {
        return new Verdict(what, figure, String.format(Locale.ROOT, "%.3f", ratio), aim, reached);
    }

    /** Stands beside those that something is aimed at. */
    public static Verdict beside(String what, String figure, double ratio) {
        return of(what, figure, ratio, NONE, true);
    }

    /** Has no limit: a count of bytes, for example. */
    public static Verdict of(String what, String figure, String aim, boolean reached) {
        return new Verdict(what, figure, NONE, aim, reached);
    }

    /** A benchmark that did not come to its end. */
    public static String failed(String benchmark) {
        return "| %s | failed, see above | %s | %s | %s | **no** |"
                .formatted(benchmark, NONE, NONE, NONE);
    }

    /** The verdicts of a benchmark as a table, without a line when there is none. */
    public static String table(String benchmark, List<Verdict> verdicts) {
        return verdicts.isEmpty()
                ? ""
                : table(verdicts.stream().map(verdict -> verdict.row(benchmark)).toList());
    }

    /** Rows of several benchmarks in one table. */
    public static String table(List<String> rows) {
        return "\n" + HEAD + "\n" + RULE + "\n" + String.join("\n", rows) + "\n";
    }

    private String row(String benchmark) {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(benchmark, what, figure, ratio, aim, aim.equals(NONE) ? NONE : said());
    }

    private String said() {
        return reached ? "yes" : "**no**";
    }
}
