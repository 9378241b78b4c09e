package com.bluesky.charging.bench.rig;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This very program, as it can be run once more in a process of its own. */
public final class Program {

    private Program() {}

    /** The command that runs it from the same archive, or from the same classes. */
    public static List<String> command(List<String> jvmOptions, List<String> arguments) {
        String classes = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        if (classes.endsWith(".jar") && !classes.contains(File.pathSeparator)) {
            command.addAll(List.of("-jar", classes));
        } else {
            command.addAll(List.of("-cp", classes, "com.bluesky.charging.app.Bluesky"));
        }
        command.addAll(arguments);
        return command;
    }

    /** The options that this JVM was given. */
    public static List<String> jvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }
}
