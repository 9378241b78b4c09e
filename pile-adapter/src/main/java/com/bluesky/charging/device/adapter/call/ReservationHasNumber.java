package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.report.Tags;
import com.bluesky.charging.device.contract.CallPile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reservation gets its number from us (OCPP 1.6 §5.13), and the group of its user, so that the
 * user's other cards may use it as well.
 */
@Component
final class ReservationHasNumber implements ActionRule {

    private final DeviceCallTable calls;
    private final Tags tags;

    ReservationHasNumber(DeviceCallTable calls, Tags tags) {
        this.calls = calls;
        this.tags = tags;
    }

    @Override
    public String action() {
        return "ReserveNow";
    }

    @Override
    public void apply(CallPile call, ObjectNode payload) {
        payload.put("reservationId", calls.nextReservationId());
        if (call.userId() != null) {
            payload.put("parentIdTag", tags.groupOf(call.userId()));
        }
    }
}
