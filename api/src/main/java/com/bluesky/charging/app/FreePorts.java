package com.bluesky.charging.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Looks whether the ports that the application is going to listen on can be had, before anything
 * slow is started. They may still be lost between the look and the listening; then the listener
 * says so.
 */
final class FreePorts {

    private FreePorts() {}

    static void require(Settings settings) {
        InetAddress address = address(settings.bind());
        require(address, settings.port(), "the API", "BLUESKY_PORT");
        settings.listeningPileTlsPort()
                .ifPresent(
                        port -> require(address, port, "piles with TLS", "BLUESKY_PILE_TLS_PORT"));
        settings.listeningPilePort()
                .ifPresent(port -> require(address, port, "piles", "BLUESKY_PILE_PORT"));
    }

    private static void require(InetAddress address, int port, String use, String variable) {
        try (ServerSocket probe = new ServerSocket(port, 1, address)) {
            probe.setReuseAddress(true);
        } catch (IOException e) {
            throw new StartRefused(
                    "Port %d for %s is taken; choose another with %s."
                            .formatted(port, use, variable),
                    e);
        }
    }

    private static InetAddress address(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new StartRefused("BLUESKY_BIND is not an address: '%s'.".formatted(name), e);
        }
    }
}
