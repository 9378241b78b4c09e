package com.bluesky.charging.app;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What the person who starts the application decides, as properties {@code bluesky.…} or
 * environment variables {@code BLUESKY_…}.
 *
 * @param data the directory of everything that lasts
 * @param bind the address to listen on
 * @param port the port of the open API
 * @param pileTlsPort the port for piles with TLS, or {@code off}
 * @param pilePort the port for piles without TLS, or {@code off}
 * @param sandbox whether an empty platform is filled with something to try it on
 */
@ConfigurationProperties("bluesky")
public record Settings(
        @DefaultValue("data") Path data,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue("8443") int port,
        @DefaultValue("8444") String pileTlsPort,
        @DefaultValue("9000") String pilePort,
        @DefaultValue("true") boolean sandbox) {

    private static final String OFF = "off";
    private static final int HIGHEST_PORT = 65_535;

    public Settings {
        data = data.toAbsolutePath().normalize();
        requirePort("BLUESKY_PORT", Integer.toString(port));
        requirePortOrOff("BLUESKY_PILE_TLS_PORT", pileTlsPort);
        requirePortOrOff("BLUESKY_PILE_PORT", pilePort);
    }

    /** The settings as the environment has them, for what happens before there are beans. */
    static Settings of(Environment environment) {
        return read(environment, "bluesky", Settings.class);
    }

    /**
     * Some settings as the environment has them.
     *
     * @param prefix what the names of all of them begin with
     * @throws StartRefused when one cannot be understood, or is out of bounds
     */
    public static <T> T read(Environment environment, String prefix, Class<T> type) {
        try {
            return Binder.get(environment).bindOrCreate(prefix, type);
        } catch (BindException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof StartRefused refused) {
                    throw refused;
                }
            }
            throw new StartRefused(
                    "The setting %s cannot be understood: '%s'."
                            .formatted(
                                    e.getName(),
                                    e.getProperty() == null ? "" : e.getProperty().getValue()),
                    e);
        }
    }

    /** Where piles with TLS connect; empty when they cannot. */
    public OptionalInt listeningPileTlsPort() {
        return portUnlessOff(pileTlsPort);
    }

    /** Where piles without TLS connect; empty when they cannot. */
    public OptionalInt listeningPilePort() {
        return portUnlessOff(pilePort);
    }

    private static OptionalInt portUnlessOff(String text) {
        return text.equals(OFF) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static void requirePortOrOff(String name, String text) {
        if (!text.equals(OFF)) {
            requirePort(name, text);
        }
    }

    private static void requirePort(String name, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new StartRefused("%s is not a port: '%s'.".formatted(name, text));
        }
    }
}
