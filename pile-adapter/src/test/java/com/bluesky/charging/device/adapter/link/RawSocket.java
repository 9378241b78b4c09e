package com.bluesky.charging.device.adapter.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a test says on a socket by itself, where a WebSocket client would be too well behaved. */
final class RawSocket {

    private static final int PATIENCE_MILLIS = 10_000;

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
}
