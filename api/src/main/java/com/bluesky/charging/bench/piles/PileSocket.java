package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.rig.BenchFailed;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The WebSocket of one pile (RFC 6455), on a blocking socket: as little as that needs, because the
 * driver takes its time from the processors that the server is measured on. A thread that waits for
 * a message must be a virtual one where there are many.
 */
final class PileSocket implements AutoCloseable {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_PONG = 0x8A;
    private static final int OPCODE = 0x0F;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;

    /** Lengths from here on take two bytes more. */
    private static final int LENGTH_16 = 126;

    private static final int LENGTH_16_MAX = 0xFFFF;

    /** What a handshake's answer fits into; an idle pile keeps no more than that. */
    private static final int BUFFER_BYTES = 512;

    private static final int HANDSHAKE_WITHIN_MILLIS = 30_000;

    private static final int FOR_EVER = 0;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private PileSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in =
                new DataInputStream(
                        new java.io.BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
        this.out = socket.getOutputStream();
    }

    /** Links a pile; returns when the handshake is done. */
    static PileSocket link(int port, String deviceId, String password) {
        try {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(HANDSHAKE_WITHIN_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            PileSocket pile = new PileSocket(socket);
            pile.shakeHands(deviceId, password);
            socket.setSoTimeout(FOR_EVER);
            return pile;
        } catch (IOException e) {
            throw new BenchFailed(deviceId + " could not be linked: " + e.getMessage(), e);
        }
    }

    private void shakeHands(String deviceId, String password) throws IOException {
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        String request =
                """
                GET /ocpp/%s HTTP/1.1
                Host: localhost
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Protocol: ocpp1.6
                Sec-WebSocket-Key: %s
                Authorization: Basic %s

                """
                        .formatted(
                                deviceId,
                                base64(key),
                                base64(
                                        (deviceId + ":" + password)
                                                .getBytes(StandardCharsets.UTF_8)))
                        .replace("\n", "\r\n");
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new IOException("the server says " + status);
        }
        while (!line().isEmpty()) {
            // Its headers say nothing that is of interest here.
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** Sends a text message; by one thread at a time. */
    void send(String text) throws IOException {
        send(FINAL_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void send(int head, byte[] payload) throws IOException {
        if (payload.length > LENGTH_16_MAX) {
            throw new IllegalArgumentException("No pile here says so much at once.");
        }
        boolean small = payload.length < LENGTH_16;
        byte[] frame = new byte[(small ? 2 : 4) + MASK_BYTES + payload.length];
        int at = 0;
        frame[at++] = (byte) head;
        if (small) {
            frame[at++] = (byte) (MASKED | payload.length);
        } else {
            frame[at++] = (byte) (MASKED | LENGTH_16);
            frame[at++] = (byte) (payload.length >> 8);
            frame[at++] = (byte) payload.length;
        }
        int mask = ThreadLocalRandom.current().nextInt();
        int maskAt = at;
        for (int i = 0; i < MASK_BYTES; i++) {
            frame[at++] = (byte) (mask >> (8 * i));
        }
        for (int i = 0; i < payload.length; i++) {
            frame[at++] = (byte) (payload[i] ^ frame[maskAt + i % MASK_BYTES]);
        }
        out.write(frame);
    }

    /** Has {@link #receive} wait no longer than that for a frame. */
    void setPatience(Duration patience) throws IOException {
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
    }

    /**
     * Waits for the next text message; answers pings meanwhile.
     *
     * @throws EOFException when the connection has ended
     * @throws java.net.SocketTimeoutException when nothing comes for as long as it waits
     */
    String receive() throws IOException {
        while (true) {
            int head = in.readUnsignedByte();
            byte[] payload = new byte[length()];
            in.readFully(payload);
            switch (head & OPCODE) {
                case TEXT -> {
                    return new String(payload, StandardCharsets.UTF_8);
                }
                case PING -> send(FINAL_PONG, payload);
                case CLOSE -> throw new EOFException("The server closed the connection.");
                default -> throw new IOException("A frame of kind " + (head & OPCODE));
            }
        }
    }

    private int length() throws IOException {
        int length = in.readUnsignedByte();
        if (length > LENGTH_16) {
            throw new IOException("The server says too much at once.");
        }
        return length < LENGTH_16 ? length : in.readUnsignedShort();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
