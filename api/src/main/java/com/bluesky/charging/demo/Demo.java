package com.bluesky.charging.demo;

import com.bluesky.charging.simulator.contract.SimulatedPiles;
import java.io.PrintStream;
import java.nio.file.Path;

/** One charge through a running server, as a customer's app and a pile see it. */
public final class Demo {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_CALL = 2;

    private Demo() {}

    /**
     * Runs the demo against the server whose data directory {@code BLUESKY_DATA} names.
     *
     * @param arguments none are known
     * @return the exit status: 0 when the charge was settled, 1 when not, 2 for a wrong call
     */
    public static int run(String[] arguments) {
        if (arguments.length > 0) {
            System.err.println("bluesky: demo knows no '" + arguments[0] + "'.");
            return WRONG_CALL;
        }
        String data = System.getenv().getOrDefault("BLUESKY_DATA", "data");
        return run(Path.of(data), System.out, System.err);
    }

    /**
     * Runs the demo.
     *
     * @param dataDirectory where the running server keeps {@code sandbox.json}
     * @param out takes the story
     * @param err takes one line when it fails
     * @return the exit status: 0 when the charge was settled, 1 when not
     */
    public static int run(Path dataDirectory, PrintStream out, PrintStream err) {
        try (SimulatedPiles piles = SimulatedPiles.find()) {
            Sandbox sandbox = Sandbox.in(dataDirectory);
            try (OpenApi api = OpenApi.at(sandbox)) {
                new Journey(sandbox, api, piles, new Story(out)).run();
            }
            return DONE;
        } catch (DemoFailed e) {
            err.println("bluesky: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("bluesky: The demo was interrupted.");
            return FAILED;
        }
    }
}
