package com.bluesky.charging.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * The program. Its first argument selects what to do; without one it starts the application.
 *
 * <p>A foreseen reason not to start is one line on the standard error output and exit status 1.
 */
public final class Bluesky {

    private static final Map<String, EntryPoint> ENTRY_POINTS =
            new TreeMap<>(Map.of("start", Bluesky::start));

    private Bluesky() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        String first =
                words.isEmpty() || words.getFirst().startsWith("--") ? "start" : words.getFirst();
        EntryPoint entryPoint = ENTRY_POINTS.get(first);
        if (entryPoint == null) {
            fail(
                    "Unknown: '%s'. Known: %s."
                            .formatted(first, String.join(", ", ENTRY_POINTS.keySet())));
            return;
        }
        List<String> rest =
                words.isEmpty() || words.getFirst().startsWith("--")
                        ? words
                        : words.subList(1, words.size());
        try {
            entryPoint.run(rest);
        } catch (StartRefused refused) {
            fail(refused.getMessage());
        } catch (Exception e) {
            // Spring has reported it already, in one line or whole.
            System.exit(1);
        }
    }

    private static void start(List<String> arguments) {
        SpringApplication application = new SpringApplication(ChargingApplication.class);
        application.addInitializers(new Preparation());
        application.run(arguments.stream().map(Bluesky::property).toArray(String[]::new));
    }

    private static String property(String argument) {
        return argument.equals("--no-sandbox") ? "--bluesky.sandbox=false" : argument;
    }

    private static void fail(@Nullable String line) {
        System.err.println(line);
        System.exit(1);
    }
}
