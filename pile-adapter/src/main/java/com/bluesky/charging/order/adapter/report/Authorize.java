package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.report.KnownDevices;
import com.bluesky.charging.device.adapter.report.Tags;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.order.adapter.card.Card;
import com.bluesky.charging.order.adapter.card.Cards;
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
 * While that charge runs its tag stays good, because piles ask before they end a charge by it. The
 * cards of its operator's users may unless they are blocked or their users deactivated, also when
 * they charge elsewhere: who has two vehicles may charge both. At a device that was rejected nobody
 * may.
 */
@Component
final class Authorize implements PileAction {

    private final Charges charges;
    private final Transactions transactions;
    private final Cards cards;
    private final KnownDevices devices;
    private final Tags tags;
    private final Clock clock;

    Authorize(
            Charges charges,
            Transactions transactions,
            Cards cards,
            KnownDevices devices,
            Tags tags,
            Clock clock) {
        this.charges = charges;
        this.transactions = transactions;
        this.cards = cards;
        this.devices = devices;
        this.tags = tags;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "Authorize";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        boolean rejected = devices.admissionOf(call.deviceId()) == DeviceAdmission.REJECTED;
        ObjectNode info =
                rejected
                        ? IdTagInfo.invalid()
                        : info(call.deviceId(), call.payload().text("idTag"));
        return JsonNodeFactory.instance.objectNode().set("idTagInfo", info);
    }

    private ObjectNode info(String deviceId, String tag) {
        return charges.findByTag(deviceId, tag)
                .map(this::info)
                .or(() -> cards.find(deviceId, tag).map(this::info))
                .orElseGet(IdTagInfo::invalid);
    }

    private ObjectNode info(Card card) {
        return IdTagInfo.ofCard(!card.blocked(), tags.groupOf(card.userId()), clock.instant());
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
