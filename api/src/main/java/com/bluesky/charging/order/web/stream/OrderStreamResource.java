package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import com.bluesky.charging.web.TokenLife;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/orders/{orderId}/stream}: what happens to an order, as it happens. */
@RestController
@Tag(name = "Charging")
class OrderStreamResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Queries queries;
    private final Streams streams;
    private final Frames frames;

    OrderStreamResource(Queries queries, Streams streams, Frames frames) {
        this.queries = queries;
        this.streams = streams;
        this.frames = frames;
    }

    @GetMapping(path = "/v1/orders/{orderId}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(
            summary = "Follow an order",
            description =
                    "Server-sent events: order has the order as GET would show it, at first and"
                            + " after each change; samples has the new meter readings in items; end"
                            + " is the last one and has the reason: ORDER_SETTLED, ORDER_FAILED,"
                            + " TOKEN_EXPIRED, TOKEN_REVOKED or SERVER_STOPPING. A comment comes"
                            + " every 15 seconds. After a lost connection send the id of the last"
                            + " event as Last-Event-ID: nothing is lost and nothing told again. A"
                            + " token has up to 10 streams, which end with it, and a key up to"
                            + " 1000.")
    @ApiResponse(
            responseCode = "200",
            description = "Events, until the order is settled or FAILED.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string")))
    void follow(
            @PathVariable String orderId,
            @Parameter(description = "The id of the last event that arrived.")
                    @RequestHeader(name = LAST_EVENT_ID, required = false)
                    @Nullable String lastEventId,
            Caller caller,
            @Parameter(hidden = true) TokenLife token,
            HttpServletRequest request,
            HttpServletResponse response) {
        OrderView order = queries.target(new FindOrder(caller.tenant(), orderId), OrderView.class);
        streams.open(
                order,
                token,
                lastEventId == null ? null : position(lastEventId),
                whenLost -> answer(request, response, whenLost));
    }

    private static Told position(String lastEventId) {
        try {
            return Told.parse(lastEventId);
        } catch (IllegalArgumentException _) {
            throw RequestRejected.parameter(
                    RequestProblem.INVALID_PARAMETER,
                    LAST_EVENT_ID,
                    "Send the id of an event of this stream unchanged, or nothing.");
        }
    }

    private Sink answer(
            HttpServletRequest request, HttpServletResponse response, Runnable whenLost) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        AsyncContext async = request.startAsync(request, response);
        // It ends with the order or the token.
        async.setTimeout(0);
        HttpSink sink = new HttpSink(async, response);
        async.addListener(new Lost(sink, whenLost));
        sink.begin(frames.greeting());
        return sink;
    }

    /** Tells when the container finds that the connection is broken. */
    private record Lost(Sink sink, Runnable then) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            // We end it ourselves.
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end();
        }

        @Override
        public void onError(AsyncEvent event) {
            end();
        }

        /** At once, or the container would answer with an error page to nobody. */
        private void end() {
            sink.close();
            then.run();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // It is begun once.
        }
    }
}
