package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.wire.Timestamps;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A pile is alive and asks for the time (OCPP 1.6 §4.6). That it is alive, its link has noted. */
@Component
final class Heartbeat implements PileAction {

    private final Clock clock;

    Heartbeat(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "Heartbeat";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("currentTime", Timestamps.text(clock.instant()));
    }
}
