package com.bluesky.charging.order.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.web.Api;
import com.bluesky.charging.web.PilesTest;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.TokenLife;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders that are followed over HTTPS, at piles that are linked. */
class OrderStreamTest extends PilesTest {

    @Autowired EventStore store;
    @Autowired Queries queries;
    @Autowired JsonMapper json;
    @Autowired Clock clock;

    @Test
    void a_charge_is_followed_to_its_bill_and_a_lost_connection_loses_and_repeats_nothing()
            throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String order =
                start(app, linkedDevice(sandboxSite(), Driver.OBLIGING), userWith(app, 50_000));
        String path = "/v1/orders/" + order;

        EventStream first = follow(app, order, "0.0");
        await().atMost(PATIENCE).until(() -> first.samples().size() >= 2);
        first.disconnect();
        List<EventStream.Event> before = first.events();
        await().atMost(PATIENCE)
                .until(() ->
                        app.get(path + "/samples").body().path("items").size()
                                > first.samples().size() + 1);
        EventStream second = follow(app, order, before.getLast().id());
        app.post(path + "/stop", Map.of()).expect(202);
        second.awaitClosed(PATIENCE);

        List<JsonNode> told = Stream.of(first, second).flatMap(s -> s.samples().stream()).toList();
        JsonNode kept = app.get(path + "/samples?limit=200").expect(200).body().path("items");
        assertThat(told).containsExactlyInAnyOrderElementsOf(kept.valueStream().toList());
        List<Long> versions =
                Stream.of(first, second)
                        .flatMap(s -> s.named("order").stream())
                        .map(event -> event.data().path("version").asLong(-1))
                        .toList();
        assertThat(versions).isSorted().doesNotHaveDuplicates();
        EventStream.Event last = second.events().getLast();
        assertThat(last.name()).isEqualTo("end");
        assertThat(last.data().path("reason").asString("")).isEqualTo("ORDER_SETTLED");
        assertThat(second.named("order").getLast().data())
                .isEqualTo(app.get(path).expect(200).body());

        EventStream late = follow(app, order, second.named("order").getLast().id());
        late.awaitClosed(PATIENCE);
        assertThat(late.events()).extracting(EventStream.Event::name).containsExactly("end");
    }

    @Test
    void a_token_has_ten_streams_and_gets_others_when_they_have_ended() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String order =
                start(app, linkedDevice(sandboxSite(), Driver.OBLIGING), userWith(app, 50_000));
        awaitStatus(app, order, "CHARGING");
        List<EventStream> streams = new ArrayList<>();
        for (int i = 0; i < StreamLimits.STREAMS_PER_TOKEN; i++) {
            streams.add(follow(app, order, null));
        }

        Api.Answer refused =
                app.get("/v1/orders/" + order + "/stream").expectProblem(429, "TOO_MANY_STREAMS");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();

        app.post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
        for (EventStream stream : streams) {
            stream.awaitClosed(PATIENCE);
            assertThat(stream.events().getLast().data().path("reason").asString(""))
                    .isEqualTo("ORDER_SETTLED");
        }
        EventStream one = follow(app, order, null);
        one.awaitClosed(PATIENCE);
        assertThat(one.named("order")).hasSize(1);
    }

    @Test
    void a_stream_ends_with_the_key_that_its_token_was_made_from() throws Exception {
        String customer = newCustomerId(sandbox.path("operatorId").asString());
        Api.Answer key = newKey(customer);
        Api app = anonymous().withToken(key.text("apiKey"));
        String order = start(app, linkedDevice(sandboxSite(), Driver.NONE), userWith(app, 50_000));
        EventStream stream = follow(app, order, null);
        stream.awaitEvent("order", PATIENCE);

        platform.delete("/v1/customers/" + customer + "/keys/" + key.text("keyId"));

        stream.awaitClosed(PATIENCE);
        assertThat(stream.events().getLast().data().path("reason").asString(""))
                .isEqualTo("TOKEN_REVOKED");
    }

    @Test
    void what_is_foreign_is_not_found_and_what_is_no_id_is_refused() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Api other = newCustomer(sandbox.path("operatorId").asString());
        String order = start(app, linkedDevice(sandboxSite(), Driver.NONE), userWith(app, 50_000));

        other.send(
                        other.request("/v1/orders/" + order + "/stream")
                                .header("Accept", "text/event-stream"))
                .expectProblem(404, "NOT_FOUND");
        app.send(app.request("/v1/orders/" + order + "/stream").header("Last-Event-ID", "seven"))
                .expectProblem(400, "INVALID_PARAMETER");
        anonymous().get("/v1/orders/" + order + "/stream").expectProblem(401, "TOKEN_REQUIRED");
        app.post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
    }

    @Test
    void a_server_that_stops_says_so_to_all_readers() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String order = start(app, linkedDevice(sandboxSite(), Driver.NONE), userWith(app, 50_000));
        OrderView view = orderOf(app, order);
        Streams streams = new Streams(store, queries, new Frames(json), clock, new OpenStreams());
        streams.start();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        AtomicBoolean closed = new AtomicBoolean();
        streams.open(
                view,
                new TokenLife("token-1", Instant.MAX, "key-1", () -> true),
                null,
                _ -> new Written(written, closed));
        await().atMost(PATIENCE)
                .until(() -> written.toString(StandardCharsets.UTF_8).contains("event: order"));

        streams.stop();

        assertThat(closed).isTrue();
        assertThat(written.toString(StandardCharsets.UTF_8))
                .endsWith("data: {\"reason\":\"SERVER_STOPPING\"}\n\n");
        app.post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
    }

    @Test
    void a_stream_that_cannot_begin_is_closed_and_counted_out_once() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String order = start(app, linkedDevice(sandboxSite(), Driver.NONE), userWith(app, 50_000));
        OrderView view = orderOf(app, order);
        OpenStreams open = new OpenStreams();
        Streams streams = new Streams(outOfReach(), queries, new Frames(json), clock, open);
        TokenLife token = new TokenLife("token-1", Instant.MAX, "key-1", () -> true);
        open.add(token);
        streams.start();
        AtomicBoolean closed = new AtomicBoolean();

        streams.open(view, token, null, _ -> new Written(new ByteArrayOutputStream(), closed));

        await().atMost(PATIENCE).until(() -> closed.get() && !streams.isFollowed(order));
        await().atMost(PATIENCE).until(() -> open.count() == 1);
        assertThatThrownBy(() ->
                        streams.open(
                                view,
                                token,
                                null,
                                _ -> {
                                    throw new IllegalStateException("There is no answer.");
                                }))
                .hasMessage("There is no answer.");
        assertThat(open.count()).isEqualTo(1);
        streams.stop();
        app.post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
    }

    /** An event store whose database does not answer. */
    private static EventStore outOfReach() {
        return EmbeddedEventStore.builder()
                .storageEngine(
                        new InMemoryEventStorageEngine() {
                            @Override
                            public Optional<Long> lastSequenceNumberFor(String aggregate) {
                                throw new EventStoreException("The database is away.");
                            }
                        })
                .build();
    }

    private OrderView orderOf(Api app, String order) throws Exception {
        JsonNode body = app.get("/v1/orders/" + order).expect(200).body();
        return queries.target(
                new FindOrder(new Tenant(body.path("operatorId").asString(), null), order),
                OrderView.class);
    }

    private EventStream follow(Api app, String order, @Nullable String lastEventId)
            throws Exception {
        return EventStream.open(
                client(), app.request("/v1/orders/" + order + "/stream"), lastEventId);
    }

    private record Written(ByteArrayOutputStream text, AtomicBoolean closed) implements Sink {

        @Override
        public void write(byte[] bytes) {
            text.writeBytes(bytes);
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
