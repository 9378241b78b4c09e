package com.bluesky.charging.requests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of HTTP requests, in the part of the format that IntelliJ's HTTP client and httpYac both
 * understand: requests parted by {@code ###}, comments, headers, a body, and handlers of the answer
 * that set a variable. What is not of that part is an error.
 */
record RequestFile(Path path, List<Request> requests) {

    private static final Pattern REQUEST_LINE =
            Pattern.compile("(GET|POST|PUT|PATCH|DELETE) (\\S+)");

    private static final Pattern HEADER = Pattern.compile("([A-Za-z-]+): (.+)");

    private static final Pattern SETTER =
            Pattern.compile("> \\{% client\\.global\\.set\\(\"(\\w+)\", response\\.(.+)\\); %}");

    /** A request with what is expected of its answer, and what is kept of it. */
    record Request(
            String title,
            String method,
            String url,
            Map<String, String> headers,
            String body,
            Map<String, String> kept,
            Expected expected) {}

    static RequestFile read(Path path) throws IOException {
        List<Request> requests = new ArrayList<>();
        String[] parts = ("\n" + Files.readString(path)).split("\n### ", -1);
        for (int i = 1; i < parts.length; i++) {
            requests.add(request(path, parts[i].lines().toList()));
        }
        for (String line : parts[0].lines().toList()) {
            if (!line.isBlank() && !isComment(line)) {
                throw unknown(path, line);
            }
        }
        return new RequestFile(path, requests);
    }

    private static Request request(Path path, List<String> lines) {
        String title = lines.getFirst();
        int at = 1;
        Expected expected = null;
        while (at < lines.size() && isComment(lines.get(at))) {
            expected =
                    lines.get(at).startsWith(Expected.MARK) ? Expected.of(lines.get(at)) : expected;
            at++;
        }
        Matcher request = REQUEST_LINE.matcher(at < lines.size() ? lines.get(at) : "");
        if (expected == null || !request.matches()) {
            throw unknown(path, title);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (at++; at < lines.size() && !lines.get(at).isBlank(); at++) {
            Matcher header = HEADER.matcher(lines.get(at));
            if (!header.matches()) {
                throw unknown(path, lines.get(at));
            }
            headers.put(header.group(1), header.group(2));
        }
        StringBuilder body = new StringBuilder();
        Map<String, String> kept = new LinkedHashMap<>();
        for (; at < lines.size(); at++) {
            Matcher setter = SETTER.matcher(lines.get(at));
            if (setter.matches()) {
                kept.put(setter.group(1), setter.group(2));
            } else if (kept.isEmpty()) {
                body.append(lines.get(at)).append('\n');
            } else if (!lines.get(at).isBlank()) {
                throw unknown(path, lines.get(at));
            }
        }
        return new Request(
                title,
                request.group(1),
                request.group(2),
                headers,
                body.toString().strip(),
                kept,
                expected);
    }

    private static boolean isComment(String line) {
        return line.startsWith("# ") || line.startsWith("//");
    }

    private static IllegalArgumentException unknown(Path path, String line) {
        return new IllegalArgumentException(
                path.getFileName() + " has something that not every editor understands: " + line);
    }
}
