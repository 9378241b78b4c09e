package com.bluesky.charging.device.adapter.link;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.function.BooleanSupplier;

/**
 * A pile's WebSocket on Netty. It is read only while the pile takes what is sent to it, so a slow
 * reader cannot make answers pile up here.
 */
final class NettyPileChannel implements PileChannel {

    private final Channel channel;
    private final String deviceId;

    /** Confined to the event loop. */
    private BooleanSupplier wanted = () -> true;

    NettyPileChannel(Channel channel, String deviceId) {
        this.channel = channel;
        this.deviceId = deviceId;
    }

    @Override
    public String deviceId() {
        return deviceId;
    }

    @Override
    public void send(String text) {
        if (channel.isActive()) {
            var _ = channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
        }
    }

    @Override
    public void readWhile(BooleanSupplier condition) {
        if (channel.eventLoop().inEventLoop()) {
            wanted = condition;
            updateReading();
        } else {
            channel.eventLoop().execute(() -> readWhile(condition));
        }
    }

    /** Called when the buffer of what is sent ran full or empty. */
    void updateReading() {
        channel.config().setAutoRead(wanted.getAsBoolean() && channel.isWritable());
    }

    /** Whether messages are read at present. */
    boolean reading() {
        return channel.config().isAutoRead();
    }

    @Override
    public void close(int status, String reason) {
        channel.writeAndFlush(new CloseWebSocketFrame(status, reason))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
