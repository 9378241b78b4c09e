package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.order.adapter.dispatch.Charges;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A pile asks whether a tag may charge (OCPP 1.6 §4.1): the one-time tags of its orders may. */
@Component
final class Authorize implements PileAction {

    private final Charges charges;
    private final Clock clock;

    Authorize(Charges charges, Clock clock) {
        this.charges = charges;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "Authorize";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        ObjectNode info =
                charges.findByTag(call.deviceId(), call.payload().text("idTag"))
                        .map(charge -> IdTagInfo.of(charge, clock.instant()))
                        .orElseGet(IdTagInfo::invalid);
        return JsonNodeFactory.instance.objectNode().set("idTagInfo", info);
    }
}
