package com.bluesky.charging.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the guide to the API names is there: routes, fields, codes. */
class ApiGuideTest {

    private static final Path DOCS = Path.of("..", "docs");

    private static final Pattern ROUTE = Pattern.compile("(?:GET|POST|PUT|PATCH) (/v1/[^\\s`?]+)");

    /** A code beside a status, such as {@code 503 OUTCOME_UNKNOWN} or {@code CODE}, 422. */
    private static final Pattern CODE = Pattern.compile("\\b([A-Z]+(?:_[A-Z]+)+)\\b");

    private static final Pattern FIELD =
            Pattern.compile("`([a-z]+(?:[A-Z][a-z]+)*(?:Wh|Watts|Minor|Seconds|Id|Code|Cursor))`");

    private static final Pattern JSON_SAMPLE =
            Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);

    @Test
    void every_route_is_in_the_description() throws IOException {
        Set<String> known =
                description().path("paths").propertyNames().stream()
                        .map(ApiGuideTest::withoutNames)
                        .collect(Collectors.toSet());
        assertThat(found(ROUTE, "api-guide.md"))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(known).contains(withoutNames(route)));
    }

    @Test
    void every_code_is_one_of_the_api() throws IOException {
        String errors = Files.readString(DOCS.resolve("errors.md"));
        assertThat(found(CODE, "api-guide.md"))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(errors).contains("`" + code + "`"));
    }

    @Test
    void every_field_is_in_the_description() throws IOException {
        String description = Files.readString(DOCS.resolve("openapi.json"));
        assertThat(found(FIELD, "api-guide.md"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(description).contains("\"" + field + "\""));
    }

    /** But for the id of the request and the fields, which are another occurrence's. */
    @Test
    void the_problem_that_it_shows_is_what_the_api_answers() throws IOException {
        JsonNode shown = sample("\"type\": \"urn:bluesky:problem:");
        JsonNode known =
                description()
                        .path("components")
                        .path("examples")
                        .path(shown.path("code").asString(""))
                        .path("value");
        assertThat(shown.propertyNames()).isEqualTo(known.propertyNames());
        for (String field : List.of("type", "title", "status", "code", "detail")) {
            assertThat(shown.path(field)).as(field).isEqualTo(known.path(field));
        }
    }

    /** The sample of JSON with this text. */
    private static JsonNode sample(String text) throws IOException {
        String json =
                JSON_SAMPLE
                        .matcher(Files.readString(DOCS.resolve("api-guide.md")))
                        .results()
                        .map(found -> found.group(1))
                        .filter(found -> found.contains(text))
                        .findFirst()
                        .orElseThrow();
        return JsonMapper.builder().build().readTree(json);
    }

    /** Ids, made up or named, are all the same. */
    private static String withoutNames(String route) {
        return route.replaceAll("\\{[^}]+}", "*").replaceAll("/[a-z]+-[0-9a-f]*…", "/*");
    }

    private static Set<String> found(Pattern pattern, String document) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(Files.readString(DOCS.resolve(document)));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static JsonNode description() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(DOCS.resolve("openapi.json")));
    }
}
