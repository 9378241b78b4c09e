package com.bluesky.charging.device.adapter.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a test says on a socket by itself, where a WebSocket client would be too well behaved. */
final class RawSocket {

    private static final int PATIENCE_MILLIS = 10_000;

    /** The opcode of a close frame (RFC 6455 §5.5.1). */
    private static final int CLOSE = 8;

    private RawSocket() {}

    static void handshake(Socket socket, String deviceId, String subprotocol) throws IOException {
        write(
                socket,
                """
                GET /ocpp/%s HTTP/1.1\r
                Host: piles\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Protocol: %s\r
                Authorization: %s\r
                \r
                """
                        .formatted(
                                deviceId,
                                subprotocol,
                                TestPile.basic(deviceId, LinkedHouse.PASSWORD)));
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    static String readToEnd(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        InputStream input = socket.getInputStream();
        return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** A masked text frame of fewer than 126 bytes; the mask changes nothing. */
    static byte[] frame(byte[] text) {
        byte[] frame = new byte[text.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | text.length);
        System.arraycopy(text, 0, frame, 6, text.length);
        return frame;
    }

    /** Skips the head of the HTTP answer. */
    static void skipHead(InputStream input) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("No answer.");
            }
            if (next != '\r') {
                newlines = next == '\n' ? newlines + 1 : 0;
            }
        }
    }

    /** Reads until the server closes; the status that it closes with, −1 when it gives none. */
    static int closeStatus(Socket socket) {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            InputStream input = socket.getInputStream();
            skipHead(input);
            for (int first = input.read(); first >= 0; first = input.read()) {
                byte[] payload = input.readNBytes(lengthOf(input));
                if ((first & 0x0f) == CLOSE && payload.length >= 2) {
                    return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
                }
            }
            return -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static int lengthOf(InputStream input) throws IOException {
        int length = input.read();
        return length < 126 ? length : (input.read() << 8) | input.read();
    }
}
