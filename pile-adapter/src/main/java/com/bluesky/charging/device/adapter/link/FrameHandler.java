package com.bluesky.charging.device.adapter.link;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.nio.channels.ClosedChannelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the frames of one pile between its WebSocket and its link. */
final class FrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final Logger LOG = LoggerFactory.getLogger(FrameHandler.class);

    private final NettyPileChannel channel;
    private final PileLink link;
    private final PileLinks links;

    FrameHandler(NettyPileChannel channel, PileLink link, PileLinks links) {
        this.channel = channel;
        this.link = link;
        this.links = links;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> link.received(text.text());
            case PingWebSocketFrame ping -> {
                link.alive();
                var _ = context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            }
            case PongWebSocketFrame _ -> link.alive();
            case CloseWebSocketFrame _ -> close(WebSocketCloseStatus.NORMAL_CLOSURE);
            default -> close(WebSocketCloseStatus.INVALID_MESSAGE_TYPE);
        }
    }

    /** A silent pile is pinged; one that stays silent is gone. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof IdleStateEvent idle)) {
            context.fireUserEventTriggered(event);
        } else if (idle.isFirst() || !channel.reading()) {
            var _ = context.writeAndFlush(new PingWebSocketFrame(Unpooled.EMPTY_BUFFER));
        } else {
            LOG.info("{} is silent; its connection is closed", link.deviceId());
            var _ = context.close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        channel.updateReading();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        links.detach(link);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof ClosedChannelException) {
            return; // What was still to be sent when the connection was lost.
        }
        LOG.info("The connection of {} is closed: {}", link.deviceId(), cause.toString());
        switch (cause) {
            case TooLongFrameException _ -> close(WebSocketCloseStatus.MESSAGE_TOO_BIG);
            case CorruptedWebSocketFrameException corrupted -> close(corrupted.closeStatus());
            default -> {
                var _ = context.close();
            }
        }
    }

    private void close(WebSocketCloseStatus status) {
        channel.close(status.code(), status.reasonText());
    }
}
