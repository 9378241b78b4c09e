package com.bluesky.charging.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a server on this machine that can fall silent, as a network does when a cable is pulled:
 * nothing arrives any more, no connection is closed, and nobody is told. Thread-safe.
 */
public final class SilentLink implements AutoCloseable {

    private static final int BUFFER_BYTES = 8_192;

    private final int target;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** How often it fell silent or spoke again; odd while it is silent. */
    private final AtomicInteger changes = new AtomicInteger();

    private SilentLink(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("silent-link").start(this::accept);
    }

    /** A way to this port that works, for now. */
    public static SilentLink to(int port) throws IOException {
        return new SilentLink(port);
    }

    /** Where to connect in place of the server. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** From now on swallows everything; who connects is taken on and hears nothing. */
    public void fallSilent() {
        changes.updateAndGet(count -> count | 1);
    }

    /** Serves who connects from now on; the others hear nothing for ever. */
    public void speakAgain() {
        changes.updateAndGet(count -> isSilent(count) ? count + 1 : count);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket each : open) {
            each.close();
        }
    }

    private void accept() {
        while (true) {
            Socket client;
            try {
                client = entrance.accept();
            } catch (IOException closed) {
                return;
            }
            open.add(client);
            int now = changes.get();
            if (!isSilent(now)) {
                serve(client, now);
            }
        }
    }

    private void serve(Socket client, int since) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            Thread.ofVirtual().start(() -> forward(client, server, since));
            Thread.ofVirtual().start(() -> forward(server, client, since));
        } catch (IOException refused) {
            close(client);
        }
    }

    private void forward(Socket from, Socket to, int since) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = from.getInputStream()) {
            int read = in.read(buffer);
            while (read >= 0) {
                if (changes.get() == since) {
                    to.getOutputStream().write(buffer, 0, read);
                }
                read = in.read(buffer);
            }
        } catch (IOException ended) {
            close(from);
        }
        if (changes.get() == since) {
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSilent(int changes) {
        return changes % 2 == 1;
    }
}
