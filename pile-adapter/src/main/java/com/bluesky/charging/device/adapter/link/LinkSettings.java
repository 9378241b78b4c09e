package com.bluesky.charging.device.adapter.link;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where piles connect to.
 *
 * @param port of the listener without TLS; {@link #OFF} for none, 0 for any free one
 * @param tlsPort of the listener with TLS; {@link #OFF} for none, 0 for any free one
 * @param certificate PEM file with the server's certificate and what leads to its root
 * @param privateKey PEM file with the server's private key (PKCS #8)
 * @param node the name of this node, different on each one
 */
record LinkSettings(
        String bindAddress,
        int port,
        int tlsPort,
        @Nullable Path certificate,
        @Nullable Path privateKey,
        String node) {

    static final String PORT = "bluesky.pile.port";
    static final String TLS_PORT = "bluesky.pile.tls-port";
    static final String CERTIFICATE = "bluesky.tls.certificate";
    static final String PRIVATE_KEY = "bluesky.tls.private-key";

    /** The port of a listener that is not wanted. */
    static final int OFF = -1;

    static LinkSettings of(Environment environment, String hostName) {
        return new LinkSettings(
                environment.getProperty("bluesky.bind-address", "127.0.0.1"),
                environment.getProperty(PORT, Integer.class, 9000),
                environment.getProperty(TLS_PORT, Integer.class, 8444),
                path(environment, CERTIFICATE),
                path(environment, PRIVATE_KEY),
                environment.getProperty("bluesky.node", defaultNode(environment, hostName)));
    }

    /** Two applications on one machine have different ports, and must not share their leases. */
    private static String defaultNode(Environment environment, String hostName) {
        return hostName + ":" + environment.getProperty("bluesky.port", "8443");
    }

    private static @Nullable Path path(Environment environment, String property) {
        String file = environment.getProperty(property);
        return file == null ? null : Path.of(file);
    }
}
