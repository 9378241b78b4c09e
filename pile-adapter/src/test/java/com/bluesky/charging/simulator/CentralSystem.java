package com.bluesky.charging.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small OCPP 1.6J server with a frame handling of its own: it answers each action as told, keeps
 * what it received, calls piles, and drops or ignores them.
 */
final class CentralSystem implements AutoCloseable {

    static final String PASSWORD = "only-for-tests-12345";

    private static final int MAX_BYTES = 65_536;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MultiThreadIoEventLoopGroup threads =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ChannelGroup links = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final AtomicInteger handshakes = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger pongs = new AtomicInteger();
    private final AtomicInteger binaries = new AtomicInteger();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Received> answered = new CopyOnWriteArrayList<>();
    private final List<String> garbage = new CopyOnWriteArrayList<>();
    private final Map<String, UnaryOperator<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final Channel listener;
    private final String scheme;
    private volatile String password = PASSWORD;
    private volatile String subprotocol = "ocpp1.6";
    private volatile boolean open = true;

    /** A call of a pile. */
    record Received(String id, String action, JsonNode payload) {}

    /** A call to a pile. */
    private record Asked(String action, CompletableFuture<JsonNode> answer) {}

    CentralSystem() throws InterruptedException {
        this(null, 0);
    }

    CentralSystem(@Nullable SslContext tls, int port) throws InterruptedException {
        answer("BootNotification", _ -> json("{'status':'Accepted','interval':300}"));
        answer("StartTransaction", _ -> accepted(transactions.incrementAndGet()));
        answer("Authorize", _ -> json("{'idTagInfo':{'status':'Accepted'}}"));
        scheme = tls == null ? "ws" : "wss";
        listener =
                new ServerBootstrap()
                        .group(threads)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        if (tls != null) {
                                            channel.pipeline()
                                                    .addLast(tls.newHandler(channel.alloc()));
                                        }
                                        assemble(channel);
                                    }
                                })
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .sync()
                        .channel();
    }

    static JsonNode json(String singleQuoted) {
        return JSON.readTree(singleQuoted.replace('\'', '"'));
    }

    static JsonNode accepted(int transactionId) {
        return json(
                "{'transactionId':%d,'idTagInfo':{'status':'Accepted','parentIdTag':'FAMILY'}}"
                        .formatted(transactionId));
    }

    String url() {
        return scheme + "://localhost:" + port() + "/ocpp";
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    int handshakes() {
        return handshakes.get();
    }

    /** How an action is answered from now on; a missing answer is silence. */
    void answer(String action, UnaryOperator<JsonNode> how) {
        answers.put(action, how);
    }

    void expectPassword(String other) {
        password = other;
    }

    void speak(String other) {
        subprotocol = other;
    }

    List<Received> received() {
        return received;
    }

    List<JsonNode> received(String action) {
        return received.stream()
                .filter(each -> each.action().equals(action))
                .map(Received::payload)
                .toList();
    }

    /** The status that each StatusNotification of a connector told, in order. */
    List<String> statuses(int connectorId) {
        return received("StatusNotification").stream()
                .filter(each -> each.path("connectorId").asInt() == connectorId)
                .map(each -> each.path("status").asString())
                .toList();
    }

    /** What was answered with a result to the calls of {@link #call}. */
    List<Received> answered() {
        return answered;
    }

    /** Calls every linked pile and returns what the first one answers, error frames whole. */
    CompletableFuture<JsonNode> call(String action, String singleQuoted) {
        String id = "server-" + calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, new Asked(action, answer));
        send(JSON.createArrayNode().add(2).add(id).add(action).add(json(singleQuoted)).toString());
        return answer;
    }

    void send(String text) {
        links.writeAndFlush(new TextWebSocketFrame(text)).syncUninterruptibly();
    }

    /** Asks every linked pile for a sign of life. */
    void ping() {
        links.writeAndFlush(new PingWebSocketFrame()).syncUninterruptibly();
    }

    int pongs() {
        return pongs.get();
    }

    int binaries() {
        return binaries.get();
    }

    /** The texts that were no JSON. */
    List<String> garbage() {
        return garbage;
    }

    int links() {
        return links.size();
    }

    /** Ends every link; new ones are refused until {@link #open()}. */
    void shut() {
        open = false;
        links.close().syncUninterruptibly();
    }

    void open() {
        open = true;
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        links.close().syncUninterruptibly();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void assemble(SocketChannel channel) {
        channel.pipeline()
                .addLast(new HttpServerCodec())
                .addLast(new HttpObjectAggregator(MAX_BYTES))
                .addLast(new Doorkeeper())
                .addLast(
                        new WebSocketServerProtocolHandler(
                                WebSocketServerProtocolConfig.newBuilder()
                                        .websocketPath("/ocpp")
                                        .checkStartsWith(true)
                                        .subprotocols(subprotocol)
                                        .dropPongFrames(false)
                                        .build()))
                .addLast(new WebSocketFrameAggregator(MAX_BYTES))
                .addLast(new Talk());
    }

    private void handle(ChannelHandlerContext link, JsonNode frame) {
        String id = frame.path(1).asString();
        if (frame.path(0).asInt() != 2) {
            Asked waiting = asked.remove(id);
            if (waiting != null) {
                answer(waiting, id, frame);
            }
            return;
        }
        String action = frame.path(2).asString();
        received.add(new Received(id, action, frame.path(3)));
        JsonNode answer =
                answers.getOrDefault(action, _ -> JSON.createObjectNode()).apply(frame.path(3));
        if (answer.has("error")) {
            send(
                    link,
                    JSON.createArrayNode()
                            .add(4)
                            .add(id)
                            .add(answer.path("error").asString())
                            .add("")
                            .add(JSON.createObjectNode()));
        } else if (!answer.has("silence")) {
            send(link, JSON.createArrayNode().add(3).add(id).add(answer));
        }
    }

    private void answer(Asked waiting, String id, JsonNode frame) {
        boolean result = frame.path(0).asInt() == 3;
        if (result) {
            answered.add(new Received(id, waiting.action(), frame.path(2)));
        }
        waiting.answer().complete(result ? frame.path(2) : frame);
    }

    private static void send(ChannelHandlerContext link, JsonNode frame) {
        link.writeAndFlush(new TextWebSocketFrame(frame.toString()))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    static ObjectNode silence() {
        return JSON.createObjectNode().put("silence", true);
    }

    static ObjectNode error(String code) {
        return JSON.createObjectNode().put("error", code);
    }

    /** Lets only those in who know the password. */
    private final class Doorkeeper extends SimpleChannelInboundHandler<FullHttpRequest> {

        Doorkeeper() {
            super(false);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext link, FullHttpRequest request) {
            handshakes.incrementAndGet();
            String deviceId = request.uri().substring(request.uri().lastIndexOf('/') + 1);
            byte[] credentials = (deviceId + ":" + password).getBytes(StandardCharsets.UTF_8);
            String expected = "Basic " + Base64.getEncoder().encodeToString(credentials);
            if (!open) {
                refuse(link, request, HttpResponseStatus.SERVICE_UNAVAILABLE);
            } else if (!expected.equals(request.headers().get(HttpHeaderNames.AUTHORIZATION))) {
                refuse(link, request, HttpResponseStatus.UNAUTHORIZED);
            } else {
                link.fireChannelRead(request);
            }
        }

        private void refuse(
                ChannelHandlerContext link, FullHttpRequest request, HttpResponseStatus status) {
            request.release();
            link.writeAndFlush(
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Hands frames on. */
    private final class Talk extends SimpleChannelInboundHandler<WebSocketFrame> {

        @Override
        public void handlerAdded(ChannelHandlerContext link) {
            links.add(link.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext link, WebSocketFrame frame) {
            switch (frame) {
                case TextWebSocketFrame text -> read(link, text.text());
                case PongWebSocketFrame _ -> pongs.incrementAndGet();
                case BinaryWebSocketFrame _ -> binaries.incrementAndGet();
                default -> {}
            }
        }

        /** Such as a text that is too long. */
        @Override
        public void exceptionCaught(ChannelHandlerContext link, Throwable cause) {
            link.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        }

        private void read(ChannelHandlerContext link, String text) {
            try {
                handle(link, JSON.readTree(text));
            } catch (JacksonException e) {
                garbage.add(text);
            }
        }
    }
}
