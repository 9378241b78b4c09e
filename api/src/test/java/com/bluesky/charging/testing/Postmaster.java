package com.bluesky.charging.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first process of a PostgreSQL, which starts one for each connection. */
public final class Postmaster {

    private static final long PATIENCE_SECONDS = 60;

    private Postmaster() {}

    /**
     * Ends the PostgreSQL of a data directory with all its processes by SIGKILL; returns when there
     * are none.
     */
    public static void kill(Path cluster)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        long pid =
                Long.parseLong(
                        Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.addFirst(postmaster);
        kill(all);
        // What it started after the look lives on. It may wait for ever for a lock that a killed
        // one holds, and let its client wait too.
        kill(workingIn(cluster.toRealPath()));
    }

    private static void kill(List<ProcessHandle> processes)
            throws InterruptedException, ExecutionException, TimeoutException {
        processes.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : processes) {
            each.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static List<ProcessHandle> workingIn(Path folder) {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes.filter(process -> folder.equals(workplaceOf(process))).toList();
        }
    }

    /** Null for a process of another user, and for one that has ended. */
    private static @Nullable Path workplaceOf(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
        } catch (IOException e) {
            return null;
        }
    }
}
