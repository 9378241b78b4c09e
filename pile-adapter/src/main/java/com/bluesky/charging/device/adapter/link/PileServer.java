package com.bluesky.charging.device.adapter.link;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Listens for piles, with TLS and without. It starts after everything that handles their messages,
 * and stops before: then it reads no more, lets what was received be handled, and closes.
 */
public final class PileServer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PileServer.class);

    /** WebSocket close code "going away". */
    private static final int GOING_AWAY = 1001;

    /** Handshakes that wait to be accepted, when all piles come back at once. */
    private static final int BACKLOG = 1024;

    /** How long connections may take to be closed when the server stops. */
    private static final int CLOSE_SECONDS = 2;

    /** Bytes of answers that a pile has not taken, at which it is not read any more. */
    private static final WriteBufferWaterMark PENDING_BYTES =
            new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private static final RecvByteBufAllocator READS =
            new AdaptiveRecvByteBufAllocator(64, 1024, LinkLimits.READ_BYTES);

    /** How soon a link ends whose device is retired or whose password ended, on any node. */
    private static final Duration BARRED_LOOK = Duration.ofSeconds(5);

    private final LinkSettings settings;
    private final Gate gate;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    private @Nullable Running running;

    PileServer(LinkSettings settings, Gate gate) {
        this.settings = settings;
        this.gate = gate;
    }

    private record Running(
            EventLoopGroup group,
            @Nullable Channel plain,
            @Nullable Channel tls,
            Future<?> leaseRefresh,
            Future<?> barredLook) {}

    /** The port of the listener without TLS, or −1 when there is none. */
    public int port() {
        return running == null ? LinkSettings.OFF : portOf(running.plain());
    }

    /** The port of the listener with TLS, or −1 when there is none. */
    public int tlsPort() {
        return running == null ? LinkSettings.OFF : portOf(running.tls());
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        gate.leases().releaseAll();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        try {
            Channel plain = listen(group, settings.port(), LinkSettings.PORT, null);
            Channel tls =
                    settings.tlsPort() == LinkSettings.OFF
                            ? null
                            : listen(
                                    group, settings.tlsPort(), LinkSettings.TLS_PORT, sslContext());
            Duration refresh = gate.parts().timings().leaseRefresh();
            Duration look = refresh.compareTo(BARRED_LOOK) < 0 ? refresh : BARRED_LOOK;
            running =
                    new Running(
                            group,
                            plain,
                            tls,
                            regularly(this::lookAfterLinks, refresh),
                            regularly(this::endBarredLinks, look));
        } catch (RuntimeException e) {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
            throw e;
        }
        LOG.info("Piles connect to ports {} (TLS) and {} (plain)", tlsPort(), port());
    }

    private Future<?> regularly(Runnable look, Duration period) {
        return gate.parts()
                .timer()
                .scheduleWithFixedDelay(
                        () -> gate.parts().executor().execute(look),
                        period.toMillis(),
                        period.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void lookAfterLinks() {
        gate.links().refreshLeases();
        gate.links().askSilent();
        gate.parts().traces().refresh();
    }

    /** What cannot be looked up now is looked up in the next round. */
    private void endBarredLinks() {
        try {
            gate.bars()
                    .heldBy(gate.leases().node())
                    .forEach(device ->
                            gate.links()
                                    .end(device, "Its device is retired, or its password ended."));
        } catch (RuntimeException e) {
            LOG.warn("Links that have to end were not looked up; the next round does it", e);
        }
    }

    private @Nullable Channel listen(
            EventLoopGroup group, int port, String property, @Nullable SslContext ssl) {
        if (port == LinkSettings.OFF) {
            return null;
        }
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(group)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, PENDING_BYTES)
                        .childOption(ChannelOption.RECVBUF_ALLOCATOR, READS)
                        .childHandler(new Initializer(ssl))
                        .bind(settings.bindAddress(), port)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "Cannot listen for piles on %s port %d (%s). Free it, or set %s to another port, or to -1 for none."
                            .formatted(
                                    settings.bindAddress(),
                                    port,
                                    bound.cause().getMessage(),
                                    property),
                    bound.cause());
        }
        return bound.channel();
    }

    private SslContext sslContext() {
        Path certificate = readable(settings.certificate(), LinkSettings.CERTIFICATE);
        Path privateKey = readable(settings.privateKey(), LinkSettings.PRIVATE_KEY);
        try {
            return SslContextBuilder.forServer(certificate.toFile(), privateKey.toFile())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The TLS certificate of the listener for piles cannot be used: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Path readable(@Nullable Path file, String property) {
        if (file == null || !Files.isReadable(file)) {
            throw new IllegalStateException(
                    "%s must name a PEM file for the listener for piles (it is %s), or set %s to -1."
                            .formatted(property, file, LinkSettings.TLS_PORT));
        }
        return file;
    }

    @Override
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        running.leaseRefresh().cancel(false);
        running.barredLook().cancel(false);
        closeListener(running.plain());
        closeListener(running.tls());
        List<PileLink> links = List.copyOf(gate.links().all());
        links.forEach(PileLink::drain);
        awaitHandled(links);
        for (PileLink link : links) {
            link.closed();
            link.channel().close(GOING_AWAY, "The server stops.");
        }
        // An event loop that ends closes its channels before it sends what is still to be sent.
        connections.newCloseFuture().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        running.group()
                .shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .syncUninterruptibly();
        running = null;
        releaseLeases();
    }

    private void awaitHandled(List<PileLink> links) {
        CompletableFuture<?>[] handled =
                links.stream()
                        .map(link -> CompletableFuture.runAsync(() -> {}, link.inbound()::execute))
                        .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(handled)
                    .get(gate.parts().timings().drain().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("Stopped while messages of piles were being handled; they will repeat", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void releaseLeases() {
        try {
            gate.leases().releaseAll();
        } catch (RuntimeException e) {
            LOG.warn("The leases of this node were not given back; they will run out", e);
        }
    }

    private static void closeListener(@Nullable Channel listener) {
        if (listener != null) {
            listener.close().awaitUninterruptibly();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    private static int portOf(@Nullable Channel listener) {
        return listener == null
                ? LinkSettings.OFF
                : ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Prepares a connection for its handshake. */
    private final class Initializer extends ChannelInitializer<SocketChannel> {

        private final @Nullable SslContext ssl;

        Initializer(@Nullable SslContext ssl) {
            this.ssl = ssl;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            if (connections.size() >= LinkLimits.CONNECTIONS) {
                var _ = channel.close();
                return;
            }
            connections.add(channel);
            if (ssl != null) {
                SslHandler handler = ssl.newHandler(channel.alloc());
                handler.setHandshakeTimeoutMillis(gate.parts().timings().handshake().toMillis());
                channel.pipeline().addLast(handler);
            }
            channel.pipeline()
                    .addLast(
                            new HttpServerCodec(
                                    LinkLimits.HANDSHAKE_BYTES,
                                    LinkLimits.HANDSHAKE_BYTES,
                                    LinkLimits.HANDSHAKE_BYTES),
                            new HttpObjectAggregator(LinkLimits.HANDSHAKE_BYTES),
                            new HandshakeHandler(gate));
        }
    }
}
