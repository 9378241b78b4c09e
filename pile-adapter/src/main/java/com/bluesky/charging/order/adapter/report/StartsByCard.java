package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.report.KnownDevices;
import com.bluesky.charging.device.adapter.report.Tags;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.kernel.StableId;
import com.bluesky.charging.order.adapter.card.Card;
import com.bluesky.charging.order.adapter.card.CardCharges;
import com.bluesky.charging.order.adapter.card.Cards;
import com.bluesky.charging.order.adapter.card.ChargeTerms;
import com.bluesky.charging.order.adapter.card.ChargeTerms.TermsUnknown;
import com.bluesky.charging.order.adapter.report.Transactions.Start;
import com.bluesky.charging.order.adapter.report.Transactions.Transaction;
import com.bluesky.charging.order.contract.CardCharge;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts by tags that no order was given. What such a tag is, is decided once, when the pile tells
 * of the start for the first time: a repeat gets the same transaction and what was decided with it.
 */
@Component
final class StartsByCard {

    private final Transactions transactions;
    private final CardCharges cardCharges;
    private final Cards cards;
    private final ChargeTerms terms;
    private final KnownDevices devices;
    private final Tags tags;
    private final Clock clock;

    StartsByCard(
            Transactions transactions,
            CardCharges cardCharges,
            Cards cards,
            ChargeTerms terms,
            KnownDevices devices,
            Tags tags,
            Clock clock) {
        this.transactions = transactions;
        this.cardCharges = cardCharges;
        this.cards = cards;
        this.terms = terms;
        this.devices = devices;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * A start with its number.
     *
     * @param card by what card; empty when the tag was none
     * @param justDecided whether what the tag is was found out now, and not at an earlier telling
     */
    record Begun(Transaction transaction, Optional<CardCharge> card, boolean justDecided) {

        /** The order of a charge by a card. */
        String orderId() {
            return Objects.requireNonNull(transaction.orderId(), "a card's charge has an order");
        }
    }

    /**
     * Numbers a start and finds out, for the first time or again, by what card it was. What was
     * decided when the start was first told of holds, whatever the tag is now.
     *
     * @throws IllegalStateException when too little is known of device or customer yet to decide;
     *     the pile is to tell of the start again
     */
    Begun begin(Start start, String tag) {
        return transactions
                .findRepeated(start)
                .map(this::again)
                .orElseGet(() -> beginUnlessTold(start, tag));
    }

    private Begun again(Transaction known) {
        return new Begun(known, cardOf(known), false);
    }

    /** Nearly all starts are told once, so it is decided first and looked for afterwards. */
    private Begun beginUnlessTold(Start start, String tag) {
        Optional<CardCharge> card;
        try {
            card = cardCharge(start, tag);
        } catch (TermsUnknown e) {
            return transactions.find(start).map(this::again).orElseThrow(() -> e);
        }
        return card.map(charge -> transactions.add(start, orderIdOf(start), charge))
                .orElseGet(() -> transactions.add(start, null))
                .map(begun -> new Begun(begun, card, true))
                .or(() -> transactions.find(start).map(this::again))
                .orElseThrow();
    }

    private Optional<CardCharge> cardOf(Transaction transaction) {
        return cardCharges.find(transaction.transactionId());
    }

    /** The terms of the charge, when the tag was a card here then and the connector exists. */
    private Optional<CardCharge> cardCharge(Start start, String tag) {
        return devices.hasConnector(start.deviceId(), start.connectorId())
                ? cards.find(start.deviceId(), tag)
                        .filter(card -> card.mayHaveBegunAt(start.beganAt()))
                        .map(card ->
                                terms.of(
                                        card,
                                        !card.blocked() && !isRejected(start.deviceId()),
                                        start.deviceId(),
                                        start.connectorId(),
                                        start.beganAt()))
                : Optional.empty();
    }

    private boolean isRejected(String deviceId) {
        return devices.admissionOf(deviceId) == DeviceAdmission.REJECTED;
    }

    /** What makes a start known again makes its order. */
    private static String orderIdOf(Start start) {
        return StableId.of(
                "ord",
                start.deviceId(),
                Integer.toString(start.connectorId()),
                start.tagMac(),
                Long.toString(start.meterStartWh()),
                start.startedAt().toString());
    }

    /**
     * What the pile is told of the card: what was decided at the start. A card that was good then
     * and is not any more, there or at all, does not end the charge, but the pile is not to
     * remember it. At a rejected device no card is good, as {@link Authorize} says.
     */
    ObjectNode info(Begun begun, CardCharge charge, String tag) {
        String group = tags.groupOf(Objects.requireNonNull(charge.owner().userId()));
        if (begun.justDecided() && charge.permitted()) {
            return IdTagInfo.ofCard(true, group, clock.instant());
        }
        boolean rejected = isRejected(charge.deviceId());
        if (rejected && !charge.permitted()) {
            return IdTagInfo.invalid();
        }
        boolean stillGood =
                cards.find(charge.deviceId(), tag)
                        .filter(card -> !card.blocked())
                        .map(Card::userId)
                        .filter(user -> user.equals(charge.owner().userId()))
                        .isPresent();
        return charge.permitted() && (rejected || !stillGood)
                ? IdTagInfo.ofCardNoLonger(group, clock.instant())
                : IdTagInfo.ofCard(charge.permitted(), group, clock.instant());
    }
}
