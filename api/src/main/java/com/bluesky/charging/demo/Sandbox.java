package com.bluesky.charging.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code sandbox.json} tells about the sandbox of a running server. */
record Sandbox(
        String baseUrl, Path caCertificate, String ocppUrl, String apiKey, List<Device> devices) {

    private static final String FILE = "sandbox.json";

    /**
     * A device of the sandbox.
     *
     * @param simulated whether the server simulates it already, so that nobody else should
     */
    record Device(String id, String password, boolean simulated) {}

    /** Reads it from the server's data directory. */
    static Sandbox in(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        try {
            return read(JsonMapper.builder().build().readTree(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw new DemoFailed(
                    "There is no "
                            + file
                            + "; run ./bluesky start first, without --no-sandbox, and with the same"
                            + " BLUESKY_DATA.",
                    e);
        } catch (IOException | JacksonException e) {
            throw new DemoFailed(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The devices that are free for a pile of the demo's own. */
    List<Device> devicesToSimulate() {
        return devices.stream().filter(device -> !device.simulated()).toList();
    }

    private static Sandbox read(JsonNode json) {
        List<Device> devices =
                json.path("devices")
                        .valueStream()
                        .map(device ->
                                new Device(
                                        text(device, "id"),
                                        text(device, "password"),
                                        device.path("simulated").asBoolean(false)))
                        .toList();
        return new Sandbox(
                text(json, "baseUrl"),
                Path.of(text(json, "caCertificate")),
                text(json, "ocppUrl"),
                text(json, "apiKey"),
                devices);
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString()) {
            throw new DemoFailed(FILE + " has no " + field + ".");
        }
        return value.asString();
    }
}
