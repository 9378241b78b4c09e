package com.bluesky.charging.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The README's blocks of commands, but for those that start a program of this project: they go on
 * in one shell, as they stand, where {@code data} is the data directory of a running server.
 */
final class Readme {

    /** Ten times what they take. */
    private static final int LIMIT_SECONDS = 300;

    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    /** What the README says must be there. */
    private static final List<String> TOOLS = List.of("bash", "curl", "jq", "od");

    private Readme() {}

    /** Runs the commands and answers all that they printed. */
    static String pasteInto(ServerProcess server) throws Exception {
        TOOLS.forEach(Readme::mustBeThere);
        Path folder = Files.createTempDirectory("readme");
        Files.createSymbolicLink(folder.resolve("data"), server.data());
        Path script = Files.writeString(folder.resolve("pasted.sh"), "set -eu\n" + commands());
        Path printed = folder.resolve("printed");
        Process bash =
                new ProcessBuilder("bash", script.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        boolean ended = bash.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            bash.destroyForcibly();
        }
        String text = Files.readString(printed);
        assertThat(ended).as("ended in time: %s", text).isTrue();
        assertThat(bash.exitValue()).as(text).isZero();
        return text;
    }

    private static String commands() throws IOException {
        StringBuilder commands = new StringBuilder();
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("..", "README.md")));
        int found = 0;
        while (blocks.find()) {
            if (!blocks.group(1).startsWith("./")) {
                commands.append(blocks.group(1));
                found++;
            }
        }
        assertThat(found).as("blocks to paste").isGreaterThan(2);
        return commands.toString();
    }

    private static void mustBeThere(String tool) {
        try {
            Process found = new ProcessBuilder(tool, "--version").redirectErrorStream(true).start();
            found.getInputStream().readAllBytes();
            assertThat(found.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(
                    "The commands of the README need %s, which is not installed here: install it, as"
                                    .formatted(tool)
                            + " the README says.",
                    e);
        }
    }
}
