package com.bluesky.charging.conformance;

import com.bluesky.charging.conformance.Evidence.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docs/ocpp16.md} as the evidence of this run makes it. */
final class Ocpp16Document {

    private static final String TESTS = "../api/src/test/java/com/bluesky/charging/conformance/";

    private static final String SHOWN = "✔";
    private static final String NOT_POSSIBLE = "–";
    private static final String MISSING = "✘";

    private final StringBuilder text = new StringBuilder();

    private Ocpp16Document() {}

    static String write() {
        Ocpp16Document document = new Ocpp16Document();
        document.introduce();
        for (Section section : Section.values()) {
            if (!Row.of(section).isEmpty()) {
                document.add(section);
            }
        }
        return document.text.append(Ocpp16Decisions.TEXT).toString();
    }

    private void introduce() {
        text.append(
                """
                # OCPP 1.6J

                What this server does of OCPP 1.6J and of the security whitepaper's extension, message by message, and what shows it: each
                row is a test of the whole application over a real socket, run with each client that can do it. Nobody ticks it by hand:
                the tests write this file from what has passed, and the build fails when a row is shown no more
                ([ADR 0019](adr/0019-a-conformance-suite-that-writes-its-document.md)).

                | client | what it is | cannot show |
                |---|---|---|
                """);
        for (Client client : Client.values()) {
            text.append(
                    "| %s | %s | %s |\n"
                            .formatted(client.title(), client.description(), lackingOf(client)));
        }
    }

    private static String lackingOf(Client client) {
        TreeMap<String, String> lacking = new TreeMap<>();
        for (Need need : Need.values()) {
            String reason = client.lacks(need);
            if (reason != null) {
                lacking.merge(reason, need.words(), (one, other) -> one + ", " + other);
            }
        }
        return lacking.entrySet().stream()
                .map(each -> each.getValue() + ": " + each.getKey())
                .collect(Collectors.joining("; "));
    }

    private void add(Section section) {
        text.append("\n## ").append(section.title()).append("\n\n| what | what comes of it | ");
        text.append(
                Arrays.stream(Client.values())
                        .map(Client::title)
                        .collect(Collectors.joining(" | ")));
        text.append(" | shown by |\n|---|---|").append("---|".repeat(Client.values().length + 1));
        text.append('\n');
        for (Row row : Row.of(section)) {
            text.append("| ").append(row.subject()).append(" | ").append(row.what()).append(" | ");
            for (Client client : Client.values()) {
                text.append(cell(row, client)).append(" | ");
            }
            text.append(String.join(", ", testsOf(row))).append(" |\n");
        }
    }

    private static String cell(Row row, Client client) {
        if (Evidence.clientsOf(row).contains(client)) {
            return SHOWN;
        }
        return client.lacks(row.need()) == null ? MISSING : NOT_POSSIBLE;
    }

    /** The tests that show a row, each once, as links to their files. */
    private static List<String> testsOf(Row row) {
        List<String> tests = new ArrayList<>();
        for (Shown shown : Evidence.of(row)) {
            String test =
                    "[%s](%s%s.java): %s"
                            .formatted(
                                    shown.testClass(),
                                    TESTS,
                                    shown.testClass(),
                                    shown.test().replace('_', ' '));
            if (!tests.contains(test)) {
                tests.add(test);
            }
        }
        return tests;
    }
}
