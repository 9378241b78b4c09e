package com.bluesky.charging.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.testing.NodePackage;
import com.bluesky.charging.testing.NodePackage.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two public linters find nothing in the committed description. What is switched off stands with
 * its reason in {@code linter-redocly.yaml} and {@code linter-spectral.yaml}.
 */
class LintersTest {

    private static final NodePackage TOOLS = new NodePackage("openapi");

    private static final String DESCRIPTION =
            Path.of("../docs/openapi.json").toAbsolutePath().normalize().toString();

    /** Nothing is told to anybody, and nobody is asked for news. */
    private static final Map<String, String> QUIET =
            Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

    @Test
    void redocly_finds_nothing() {
        Outcome outcome = redocly(DESCRIPTION);

        JsonNode report = JsonMapper.shared().readTree(outcome.printed());
        assertThat(report.path("problems").valueStream().map(LintersTest::ofRedocly)).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    @Test
    void spectral_finds_nothing() {
        Outcome outcome = spectral(DESCRIPTION);

        JsonNode findings = JsonMapper.shared().readTree(outcome.printed());
        assertThat(findings.valueStream().map(LintersTest::ofSpectral)).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    @Test
    void an_example_that_does_not_fit_its_schema_is_found(@TempDir Path folder) throws Exception {
        JsonNode description = JsonMapper.shared().readTree(Files.readString(Path.of(DESCRIPTION)));
        ((ObjectNode) description.at("/components/examples/Bill/value")).put("energyWh", "much");
        Path wrong = folder.resolve("wrong.json");
        Files.writeString(wrong, description.toString());

        assertThat(redocly(wrong.toString()).printed()).contains("no-invalid-media-type-examples");
        assertThat(spectral(wrong.toString()).printed()).contains("oas3-valid-media-example");
    }

    private static Outcome redocly(String file) {
        return TOOLS.run(
                QUIET,
                List.of(
                        "node_modules/@redocly/cli/bin/cli.js",
                        "lint",
                        "--config=linter-redocly.yaml",
                        "--format=json",
                        file));
    }

    private static Outcome spectral(String file) {
        return TOOLS.run(
                QUIET,
                List.of(
                        "node_modules/@stoplight/spectral-cli/dist/index.js",
                        "lint",
                        "--ruleset=linter-spectral.yaml",
                        "--format=json",
                        "--quiet",
                        file));
    }

    private static String ofRedocly(JsonNode problem) {
        return "%s: %s at %s"
                .formatted(
                        problem.path("ruleId").asString(""),
                        problem.path("message").asString(""),
                        problem.path("location").path(0).path("pointer").asString(""));
    }

    private static String ofSpectral(JsonNode finding) {
        return "%s: %s at %s"
                .formatted(
                        finding.path("code").asString(""),
                        finding.path("message").asString(""),
                        finding.path("path"));
    }
}
