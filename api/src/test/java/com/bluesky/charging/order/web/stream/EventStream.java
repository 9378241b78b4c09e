package com.bluesky.charging.order.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events (HTML Living Standard §9.2), over fetch. */
final class EventStream {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One event.
     *
     * @param id the last one that was told, also by an event before
     */
    record Event(String id, String name, JsonNode data) {}

    private final InputStream body;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private EventStream(InputStream body) {
        this.body = body;
    }

    static EventStream open(
            HttpClient http, HttpRequest.Builder request, @Nullable String lastEventId)
            throws Exception {
        request.header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer =
                http.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        EventStream stream = new EventStream(answer.body());
        Thread.ofVirtual().start(stream::read);
        return stream;
    }

    private void read() {
        String id = "";
        String name = "";
        String data = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(id, name, JSON.readTree(data)));
                    name = "";
                }
            }
        } catch (IOException e) {
            // Hung up, by the one side or the other.
            assertThat(e).isNotNull();
        } finally {
            closed = true;
        }
    }

    void disconnect() throws IOException {
        body.close();
        await().until(() -> closed);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<Event> named(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    List<JsonNode> samples() {
        return named("samples").stream()
                .flatMap(event -> event.data().path("items").valueStream())
                .toList();
    }

    void awaitEvent(String name, Duration atMost) {
        await().atMost(atMost).until(() -> !named(name).isEmpty());
    }

    void awaitClosed(Duration atMost) {
        await().atMost(atMost).until(() -> closed);
    }
}
