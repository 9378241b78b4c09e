package com.bluesky.charging.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/**
 * A first start on data of its own that ends as soon as it is ready. The JVM that it runs in is
 * asked to keep what it loaded and linked meanwhile (JEP 514, {@code -XX:AOTCacheOutput}), so that
 * later starts need not do that again.
 */
final class Rehearsal {

    /** The API's, and those of piles with and without TLS. */
    private static final int PORTS = 3;

    private Rehearsal() {}

    /** Runs it; whatever it made is removed. */
    static int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            System.err.println("bluesky: rehearse knows no '" + arguments.getFirst() + "'.");
            return 1;
        }
        try {
            Path data = Files.createTempDirectory("bluesky-rehearsal");
            try {
                start(data);
            } finally {
                remove(data);
            }
            return 0;
        } catch (IOException | RuntimeException e) {
            System.err.println("bluesky: The rehearsal failed: " + e);
            return 1;
        }
    }

    private static void start(Path data) throws IOException {
        List<Integer> ports = freePorts();
        SpringApplication application = new SpringApplication(ChargingApplication.class);
        Preparation preparation = new Preparation();
        application.addInitializers(preparation);
        try {
            // The arguments win over what the environment says of the real data and ports.
            application
                    .run(
                            "--bluesky.data=" + data,
                            "--bluesky.bind=127.0.0.1",
                            "--bluesky.port=" + ports.get(0),
                            "--bluesky.pile-tls-port=" + ports.get(1),
                            "--bluesky.pile-port=" + ports.get(2),
                            "--bluesky.database.embedded=true",
                            "--bluesky.sandbox=true",
                            "--axon.axonserver.enabled=false")
                    .close();
        } finally {
            preparation.close();
        }
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < PORTS; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private static void remove(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
