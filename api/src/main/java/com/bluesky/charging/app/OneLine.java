package com.bluesky.charging.app;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one line why the application cannot start, when the reason is a foreseen one. */
final class OneLine implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        String line = of(failure);
        if (line == null) {
            return false;
        }
        System.err.println(line);
        return true;
    }

    private static @Nullable String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused.getMessage();
            }
            if (cause instanceof PortInUseException taken) {
                return "Port %d is taken; choose another with BLUESKY_PORT."
                        .formatted(taken.getPort());
            }
        }
        return null;
    }
}
