package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events (HTML Living Standard §9.2); data is one line of JSON. */
@Component
class Frames {

    private static final byte[] HEARTBEAT = text(":\n\n");

    private final JsonMapper json;

    Frames(JsonMapper json) {
        this.json = json;
    }

    /** What goes out first, with the head of the answer. */
    byte[] greeting() {
        return text("retry: " + StreamLimits.RETRY.toMillis() + "\n\n");
    }

    byte[] heartbeat() {
        return HEARTBEAT;
    }

    byte[] order(Told told, OrderView order) {
        return text(event(told, "order", order));
    }

    byte[] samples(Told told, List<Sample> samples) {
        return text(event(told, "samples", Map.of("items", samples)));
    }

    /** The last message; it has no id, because it tells nothing of the order. */
    byte[] end(EndReason reason) {
        return text(event(null, "end", Map.of("reason", reason)));
    }

    /**
     * What leads from one position to the next.
     *
     * @param samples of the events between them; of all up to the view when that ends the stream
     * @param order the view, of the version that is told with it
     */
    Batch batch(Told from, Told to, List<Sample> samples, OrderView order) {
        StringBuilder text = new StringBuilder();
        if (!samples.isEmpty()) {
            Told between = new Told(from.order(), to.samples());
            text.append(event(between, "samples", Map.of("items", samples)));
        }
        if (to.order() > from.order()) {
            text.append(event(to, "order", order));
        }
        return new Batch(from, to, text(text.toString()), endOf(order));
    }

    /** Why nothing follows a view. */
    static @Nullable EndReason endOf(OrderView order) {
        if (order.status() == OrderStatus.SETTLED) {
            return EndReason.ORDER_SETTLED;
        }
        return order.status() == OrderStatus.FAILED ? EndReason.ORDER_FAILED : null;
    }

    private String event(@Nullable Told told, String name, Object data) {
        return (told == null ? "" : "id: " + told + "\n")
                + "event: "
                + name
                + "\ndata: "
                + json.writeValueAsString(data)
                + "\n\n";
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
