package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.wire.WireLimits;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns an HTTP request into the WebSocket of a pile (OCPP-J 1.6 §3): checks path and Basic
 * credentials (§6.2), negotiates the subprotocol, takes the lease, and then gives way to the {@link
 * FrameHandler}. What asks the database runs off the event loop, and nothing is read meanwhile.
 */
final class HandshakeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(HandshakeHandler.class);

    private static final String SUBPROTOCOL = "ocpp1.6";
    private static final Pattern PATH = Pattern.compile("/ocpp/([A-Za-z0-9._~-]{1,64})");
    private static final String BASIC = "Basic ";

    private final Gate gate;
    private @Nullable Future<?> deadline;

    HandshakeHandler(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline =
                context.executor()
                        .schedule(
                                () -> close(context),
                                gate.parts().timings().handshake().toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        Matcher path = PATH.matcher(request.uri());
        if (!request.decoderResult().isSuccess()) {
            refuse(context, HttpResponseStatus.BAD_REQUEST);
        } else if (!path.matches()) {
            refuse(context, HttpResponseStatus.NOT_FOUND);
        } else if (!asksForWebSocket(request)) {
            refuse(context, HttpResponseStatus.UPGRADE_REQUIRED);
        } else {
            String deviceId = path.group(1);
            Optional<String> password = password(request, deviceId);
            if (password.isEmpty()) {
                refuse(context, HttpResponseStatus.UNAUTHORIZED);
            } else {
                context.channel().config().setAutoRead(false);
                request.retain();
                offLoop(context, request, () -> verify(context, request, deviceId, password.get()));
            }
        }
    }

    private static boolean asksForWebSocket(FullHttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.headers()
                        .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    }

    /** The password of the Basic credentials, when their user is the device of the path. */
    private static Optional<String> password(FullHttpRequest request, String deviceId) {
        String header = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String credentials = new String(decoded, StandardCharsets.UTF_8);
            return credentials.startsWith(deviceId + ":")
                    ? Optional.of(credentials.substring(deviceId.length() + 1))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void offLoop(ChannelHandlerContext context, FullHttpRequest request, Runnable task) {
        gate.parts()
                .executor()
                .execute(() -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("A handshake could not be carried out", e);
                        onLoop(
                                context,
                                request,
                                () -> refuse(context, HttpResponseStatus.SERVICE_UNAVAILABLE));
                    }
                });
    }

    /** Ends the use of the request on the event loop. */
    private static void onLoop(
            ChannelHandlerContext context, FullHttpRequest request, Runnable task) {
        context.executor()
                .execute(() -> {
                    try {
                        task.run();
                    } finally {
                        request.release();
                    }
                });
    }

    private void verify(
            ChannelHandlerContext context,
            FullHttpRequest request,
            String deviceId,
            String password) {
        boolean verified = verified(deviceId, password);
        onLoop(
                context,
                request,
                () -> {
                    Optional<Duration> rest = gate.links().restOf(deviceId);
                    if (!verified) {
                        LOG.info("Refused who claims to be {}", deviceId);
                        refuse(context, HttpResponseStatus.UNAUTHORIZED);
                    } else if (rest.isPresent()) {
                        refuseFor(context, rest.get());
                    } else {
                        shakeHands(context, request, deviceId);
                    }
                });
    }

    /**
     * Checks a password when it is its turn.
     *
     * @throws IllegalStateException when that does not come before the handshake's deadline
     */
    private boolean verified(String deviceId, String password) {
        long patience = gate.parts().timings().handshake().toMillis();
        try {
            if (!gate.checks().tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Too many piles come at once.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before a password was checked.", e);
        }
        try {
            // Its password ends with a device, a moment later: nobody comes in between.
            return gate.credentials().verify(deviceId, password)
                    && !gate.bars().isRetired(deviceId);
        } finally {
            gate.checks().release();
        }
    }

    private void shakeHands(
            ChannelHandlerContext context, FullHttpRequest request, String deviceId) {
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(
                                request.uri(),
                                SUBPROTOCOL,
                                WebSocketDecoderConfig.newBuilder()
                                        .maxFramePayloadLength(WireLimits.FRAME_BYTES)
                                        .allowExtensions(false)
                                        .build())
                        .newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel())
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        handshaker
                .handshake(context.channel(), request)
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        close(context);
                    } else if (handshaker.selectedSubprotocol() == null) {
                        // OCPP-J 1.6 §3.1.2: complete the handshake, then close.
                        end(context, WebSocketCloseStatus.PROTOCOL_ERROR);
                    } else {
                        gate.parts().executor().execute(() -> link(context, deviceId));
                    }
                });
    }

    private void link(ChannelHandlerContext context, String deviceId) {
        try {
            long epoch = gate.leases().open(deviceId);
            context.executor().execute(() -> attach(context, deviceId, epoch));
        } catch (RuntimeException e) {
            LOG.error("{} could not be given a lease", deviceId, e);
            context.executor().execute(() -> end(context, WebSocketCloseStatus.TRY_AGAIN_LATER));
        }
    }

    private void attach(ChannelHandlerContext context, String deviceId, long epoch) {
        if (!context.channel().isActive()) {
            gate.links().release(deviceId, epoch);
            return;
        }
        LinkTimings timings = gate.parts().timings();
        NettyPileChannel channel = new NettyPileChannel(context.channel(), deviceId);
        PileLink link = gate.links().attach(channel, epoch);
        ChannelPipeline pipeline = context.pipeline();
        pipeline.addLast(
                new IdleStateHandler(timings.pingAfter().toMillis(), 0, 0, TimeUnit.MILLISECONDS),
                new WriteTimeoutHandler(timings.write().toMillis(), TimeUnit.MILLISECONDS),
                new InflowHandler(link),
                new Utf8FrameValidator(),
                new WebSocketFrameAggregator(WireLimits.FRAME_BYTES),
                new FrameHandler(channel, link, gate.links()));
        pipeline.remove(this);
        channel.updateReading();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A handshake failed", cause);
        close(context);
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private static void end(ChannelHandlerContext context, WebSocketCloseStatus status) {
        context.writeAndFlush(new CloseWebSocketFrame(status))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** A pile that was cut has to wait before it comes back. */
    private static void refuseFor(ChannelHandlerContext context, Duration rest) {
        FullHttpResponse response = refusal(HttpResponseStatus.TOO_MANY_REQUESTS);
        response.headers().set(HttpHeaderNames.RETRY_AFTER, rest.toSeconds() + 1);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static FullHttpResponse refusal(HttpResponseStatus status) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    private static void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
        FullHttpResponse response = refusal(status);
        if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
            response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"piles\"");
        }
        if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            response.headers().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        }
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
