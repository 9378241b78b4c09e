package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.report.KnownDevices;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.order.adapter.dispatch.Charge;
import com.bluesky.charging.order.adapter.dispatch.Charges;
import com.bluesky.charging.order.adapter.report.Transactions.OfOrder;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pile asks whether a tag may charge (OCPP 1.6 §4.1): the one-time tags of its orders may, once.
 * While that charge runs its tag stays good, because piles ask before they end a charge by it. At a
 * device that was rejected nobody may.
 */
@Component
final class Authorize implements PileAction {

    private final Charges charges;
    private final Transactions transactions;
    private final KnownDevices devices;
    private final Clock clock;

    Authorize(Charges charges, Transactions transactions, KnownDevices devices, Clock clock) {
        this.devices = devices;
        this.charges = charges;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "Authorize";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        if (devices.admissionOf(call.deviceId()) == DeviceAdmission.REJECTED) {
            return JsonNodeFactory.instance.objectNode().set("idTagInfo", IdTagInfo.invalid());
        }
        ObjectNode info =
                charges.findByTag(call.deviceId(), call.payload().text("idTag"))
                        .map(this::info)
                        .orElseGet(IdTagInfo::invalid);
        return JsonNodeFactory.instance.objectNode().set("idTagInfo", info);
    }

    private ObjectNode info(Charge charge) {
        List<OfOrder> all = transactions.ofOrder(charge.orderId());
        if (all.stream().anyMatch(OfOrder::running)) {
            return IdTagInfo.running(charge, clock.instant());
        }
        return all.isEmpty() && !charge.over()
                ? IdTagInfo.of(charge, clock.instant())
                : IdTagInfo.invalid();
    }
}
