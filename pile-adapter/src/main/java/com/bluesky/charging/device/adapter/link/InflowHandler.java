package com.bluesky.charging.device.adapter.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/**
 * Counts every frame of a connection, pings and fragments too, before anything is done with it.
 * What comes after a connection was cut is dropped unread.
 */
final class InflowHandler extends ChannelInboundHandlerAdapter {

    private final PileLink link;

    InflowHandler(PileLink link) {
        this.link = link;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof WebSocketFrame frame
                && !link.admits(frame.content().readableBytes())) {
            ReferenceCountUtil.release(frame);
        } else {
            context.fireChannelRead(message);
        }
    }
}
