package com.bluesky.charging.testing;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;

/**
 * Prints what all threads do when a test has taken so long that it is interrupted. JUnit's own
 * print leaves out virtual threads, which do nearly everything here.
 *
 * <p>JUnit finds this class by {@code META-INF/services}.
 */
public final class WhereItHangs implements PreInterruptCallback {

    @Override
    public void beforeThreadInterrupt(PreInterruptContext waiting, ExtensionContext test)
            throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "hangs");
        Path threads = folder.resolve("threads.txt");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(threads.toString(), ThreadDumpFormat.TEXT_PLAIN);
        System.out.printf(
                "%s of %s hangs; %s waits for it. All threads, also in %s:%n%s%n",
                test.getDisplayName(),
                test.getRequiredTestClass().getName(),
                waiting.getThreadToInterrupt().getName(),
                threads,
                Files.readString(threads));
    }
}
