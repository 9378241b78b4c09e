package com.bluesky.charging.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.security.LocalCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir private Path data;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void without_a_sandbox_it_says_what_to_do() {
        assertThat(run()).isEqualTo(1);
        assertThat(told()).hasLineCount(1).contains("sandbox.json", "./bluesky start");
    }

    @Test
    void a_sandbox_that_cannot_be_read_is_told() throws IOException {
        Files.writeString(data.resolve("sandbox.json"), "{");
        assertThat(run()).isEqualTo(1);
        assertThat(told()).contains("sandbox.json cannot be read");
    }

    @Test
    void a_sandbox_without_an_address_is_told() throws IOException {
        Files.writeString(data.resolve("sandbox.json"), "{}");
        assertThat(run()).isEqualTo(1);
        assertThat(told()).hasLineCount(1).contains("has no baseUrl");
    }

    @Test
    void a_server_that_does_not_run_is_told() throws IOException {
        Path authority = LocalCertificates.ensure(data).authority();
        Files.writeString(
                data.resolve("sandbox.json"),
                """
                {"baseUrl": "https://localhost:%d", "caCertificate": "%s", "devices": [],
                 "ocppUrl": "wss://localhost:1/ocpp", "apiKey": "bsk_test_key_secret"}
                """
                        .formatted(portOfNobody(), authority));

        assertThat(run()).isEqualTo(1);
        assertThat(told()).hasLineCount(1).contains("Nothing answers at https://localhost:");
    }

    @Test
    void an_argument_that_it_does_not_know_is_refused() {
        assertThat(Demo.run(new String[] {"--fast"})).isEqualTo(2);
    }

    private int run() {
        PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);
        return Demo.run(
                data,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                err);
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
