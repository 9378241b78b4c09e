package com.bluesky.charging.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.testing.NodePackage;
import com.bluesky.charging.testing.NodePackage.Outcome;
import com.bluesky.charging.web.ApiTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/**
 * Clients that are generated from the committed description compile, and do the demo: token, user,
 * top-up, sites, device and tariff, a charge at a simulated pile with live samples, stop, bill,
 * events, and a refusal. Nothing of them is committed but the demo itself, in {@code
 * api/src/test/openapi}.
 */
class GeneratedClientsTest extends ApiTest {

    private static final Path SOURCES = Path.of("src", "test", "openapi");
    private static final Path DESCRIPTION =
            Path.of("../docs/openapi.json").toAbsolutePath().normalize();
    private static final long PATIENCE_SECONDS = 180;

    @LocalServerPort int serverPort;

    @Test
    void a_typescript_client_charges() {
        NodePackage tools = new NodePackage("openapi");
        succeeds(
                tools.run(
                        Map.of(),
                        List.of(
                                "node_modules/openapi-typescript/bin/cli.js",
                                DESCRIPTION.toString(),
                                "--output=api.d.ts")));
        succeeds(tools.run(Map.of(), List.of("node_modules/typescript/bin/tsc", "--project", ".")));

        toldAll(succeeds(tools.run(access("NODE_EXTRA_CA_CERTS"), List.of("built/journey.js"))));
    }

    @Test
    void a_java_client_charges() throws Exception {
        Path client = Path.of("target", "clients", "java").toAbsolutePath();
        // What an older description had is not compiled along.
        FileSystemUtils.deleteRecursively(client);
        succeeds(generate(client));
        Path classes = compile(client);

        toldAll(
                succeeds(
                        java(
                                client.resolveSibling("java.log"),
                                access("BLUESKY_CA"),
                                List.of(
                                        "-cp",
                                        classes + File.pathSeparator + libraries(),
                                        "Journey"))));
    }

    private Map<String, String> access(String authority) {
        return Map.of(
                "BLUESKY_URL",
                "https://localhost:" + serverPort,
                "BLUESKY_API_KEY",
                sandbox.get("apiKey").asString(),
                authority,
                data().resolve("tls/ca.pem").toString());
    }

    private static void toldAll(String story) {
        assertThat(story.lines().map(line -> line.replaceFirst(":.*$", "")).distinct())
                .as(story)
                .containsExactly(
                        "token", "user", "sites", "device", "start", "sample", "stop", "bill",
                        "events", "refusal");
        assertThat(story)
                .contains("order.ChargingRequested", "order.OrderSettled", "refusal: NOT_FOUND");
    }

    private static String succeeds(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.printed()).isZero();
        return outcome.printed();
    }

    private static Outcome generate(Path client) throws Exception {
        return java(
                client.resolveSibling("generator.log"),
                Map.of(),
                List.of(
                        "-jar",
                        Path.of("target", "tools", "openapi-generator-cli.jar")
                                .toAbsolutePath()
                                .toString(),
                        "generate",
                        "--input-spec=" + DESCRIPTION,
                        "--generator-name=java",
                        "--library=restclient",
                        "--output=" + client,
                        "--invoker-package=com.example.bluesky",
                        "--api-package=com.example.bluesky.api",
                        "--model-package=com.example.bluesky.model",
                        "--additional-properties=useSpringBoot4=true,useJackson3=true,"
                                + "useJakartaEe=true,openApiNullable=false,hideGenerationTimestamp=true",
                        "--global-property=apis,models,supportingFiles,apiTests=false,"
                                + "modelTests=false,apiDocs=false,modelDocs=false"));
    }

    private static Path compile(Path client) throws IOException {
        Path classes = Files.createDirectories(client.resolve("classes"));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-nowarn",
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-cp",
                                libraries()));
        try (Stream<Path> sources = Files.walk(client.resolve("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> arguments.add(file.toString()));
        }
        arguments.add(SOURCES.resolve("Journey.java").toString());
        Path log = client.resolveSibling("compiler.log");
        int status;
        try (var said = Files.newOutputStream(log)) {
            status =
                    ToolProvider.getSystemJavaCompiler()
                            .run(null, said, said, arguments.toArray(String[]::new));
        }
        assertThat(status).as(Files.readString(log)).isZero();
        return classes;
    }

    /** The libraries of this application are those that the client needs too. */
    private static String libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    private static Outcome java(Path log, Map<String, String> environment, List<String> arguments)
            throws Exception {
        Files.createDirectories(log.getParent());
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("It takes too long, see " + log);
        }
        return new Outcome(process.exitValue(), Files.readString(log));
    }
}
