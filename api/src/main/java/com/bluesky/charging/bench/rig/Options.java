package com.bluesky.charging.bench.rig;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of a call of a benchmark, {@code --name=value} each; the last of a name counts. */
public final class Options {

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the arguments of a call.
     *
     * @param benchmark the name of the benchmark
     * @param usage the options that it has, as they are told to who calls it wrongly
     * @param known their names, such as {@code --orders}
     * @throws WrongCall when there is another one
     */
    public static Options of(
            String benchmark, String usage, Set<String> known, List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (!known.contains(parts[0])) {
                throw new WrongCall(
                        "%s knows no '%s', only %s."
                                .formatted(
                                        benchmark, argument, usage.isEmpty() ? "its name" : usage));
            }
            values.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return new Options(values);
    }

    /**
     * A number.
     *
     * @throws WrongCall when it is none, or out of bounds
     */
    public int number(String name, int otherwise, int least, int most) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, as a number out of bounds is.
        }
        throw new WrongCall(
                "%s=%s is not a number from %d to %d.".formatted(name, text, least, most));
    }

    /**
     * One of some words.
     *
     * @throws WrongCall when it is another one
     */
    public String choice(String name, String otherwise, List<String> words) {
        String word = values.getOrDefault(name, otherwise);
        if (!words.contains(word)) {
            throw new WrongCall(
                    "%s=%s is none of %s.".formatted(name, word, String.join(", ", words)));
        }
        return word;
    }

    /**
     * A file to write to; null without the option.
     *
     * @throws WrongCall when it is blank
     */
    public @Nullable Path file(String name) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        if (text.isBlank()) {
            throw new WrongCall(name + " names no file.");
        }
        return Path.of(text);
    }
}
