package com.bluesky.charging.bench.reads;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How PostgreSQL carried a statement out.
 *
 * @param statement without the columns that it asks for
 * @param steps as EXPLAIN (ANALYZE, BUFFERS) shows them
 */
record Plan(String statement, List<String> steps) {

    private static final Pattern INDEX =
            Pattern.compile(
                    "(?:Index(?: Only)? Scan(?: Backward)? using|Bitmap Index Scan on) (\\w+)");
    private static final Pattern SEQUENTIAL = Pattern.compile("Seq Scan on (\\w+)");

    /** From what the module auto_explain writes into the log. */
    static Plan of(String logged) {
        StringBuilder statement = new StringBuilder();
        List<String> steps = new ArrayList<>();
        boolean inText = false;
        for (String line : logged.lines().map(each -> each.replaceFirst("^\t", "")).toList()) {
            if (line.startsWith("Query Text: ")) {
                statement.append(line.substring("Query Text: ".length()));
                inText = true;
            } else if (line.startsWith("Query Parameters: ")) {
                inText = false;
            } else if (inText && !line.contains("(cost=")) {
                statement.append(' ').append(line.strip());
            } else {
                inText = false;
                steps.add(line);
            }
        }
        return new Plan(
                statement.toString().replaceFirst("^select .*? from ", "select … from "),
                List.copyOf(steps));
    }

    Set<String> indexes() {
        return found(INDEX);
    }

    /** Tables that were read from one end to the other. */
    Set<String> readWhole() {
        return found(SEQUENTIAL);
    }

    private Set<String> found(Pattern pattern) {
        Set<String> names = new TreeSet<>();
        for (String step : steps) {
            Matcher matcher = pattern.matcher(step);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }
}
