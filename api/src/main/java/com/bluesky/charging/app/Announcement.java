package com.bluesky.charging.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Tells the person who started the application where things are, once all of it is ready. */
final class Announcement implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        System.out.println(String.join(System.lineSeparator(), lines(environment)));
    }

    static List<String> lines(Environment environment) {
        Settings settings = Settings.of(environment);
        List<String> lines = new ArrayList<>();
        lines.add("Bluesky is ready.");
        String baseUrl = environment.getProperty("bluesky.base-url", "");
        lines.add(line("API", baseUrl));
        if (environment.getProperty("bluesky.api-docs", Boolean.class, false)) {
            lines.add(line("API to try", baseUrl + "/docs/ui"));
        }
        lines.add(line("piles", piles("wss", settings.listeningPileTlsPort())));
        lines.add(line("", piles("ws", settings.listeningPilePort())));
        lines.add(line("data", settings.data().toString()));
        addIfThere(lines, "to trust", settings.data().resolve("tls").resolve("ca.pem"));
        addIfThere(lines, "sandbox", settings.data().resolve("sandbox.json"));
        addIfThere(lines, "platform key", settings.data().resolve("platform.json"));
        return lines;
    }

    private static void addIfThere(List<String> lines, String name, Path file) {
        if (Files.exists(file)) {
            lines.add(line(name, file.toString()));
        }
    }

    private static String piles(String scheme, OptionalInt port) {
        return port.isPresent()
                ? "%s://localhost:%d/ocpp/{deviceId}".formatted(scheme, port.getAsInt())
                : scheme + " is off";
    }

    private static String line(String name, String value) {
        return "  %-13s %s".formatted(name, value);
    }
}
