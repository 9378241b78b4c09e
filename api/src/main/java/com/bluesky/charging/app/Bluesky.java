package com.bluesky.charging.app;

import com.bluesky.charging.bench.Bench;
import com.bluesky.charging.demo.Demo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;

/**
 * The program. Its first argument selects what to do; without one it starts the application.
 *
 * <p>A foreseen reason not to start is one line on the standard error output and exit status 1.
 */
public final class Bluesky {

    private static final Map<String, EntryPoint> ENTRY_POINTS =
            new TreeMap<>(
                    Map.of(
                            "start",
                            Bluesky::start,
                            "rehearse",
                            Rehearsal::run,
                            "demo",
                            Bluesky::demo,
                            "bench",
                            Bench::run));

    private Bluesky() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        boolean named = !words.isEmpty() && !words.getFirst().startsWith("--");
        String name = named ? words.getFirst() : "start";
        EntryPoint entryPoint = ENTRY_POINTS.get(name);
        if (entryPoint == null) {
            System.err.println(
                    "Unknown: '%s'. Known: %s."
                            .formatted(name, String.join(", ", ENTRY_POINTS.keySet())));
            System.exit(1);
            return;
        }
        int status = entryPoint.run(named ? words.subList(1, words.size()) : words);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int start(List<String> arguments) {
        // An advertisement; it can be switched off in no other way.
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication application = new SpringApplication(ChargingApplication.class);
        Preparation preparation = new Preparation();
        application.addInitializers(preparation);
        application.addListeners(new Announcement());
        try {
            application.run(arguments.stream().map(Bluesky::property).toArray(String[]::new));
            return 0;
        } catch (RuntimeException reported) {
            // Spring has said why: in one line where the reason was foreseen, else in full.
            preparation.close();
            return 1;
        }
    }

    private static int demo(List<String> arguments) {
        return Demo.run(arguments.toArray(String[]::new));
    }

    static String property(String argument) {
        return argument.equals("--no-sandbox") ? "--bluesky.sandbox=false" : argument;
    }
}
