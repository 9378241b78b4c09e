package com.bluesky.charging.order.adapter;

import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;

import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.user.contract.CardEvent;
import com.bluesky.charging.user.contract.CardEvent.CardBlocked;
import com.bluesky.charging.user.contract.CardEvent.CardRegistered;
import com.bluesky.charging.user.contract.CardEvent.CardRemoved;
import com.bluesky.charging.user.contract.CardEvent.CardUnblocked;
import com.bluesky.charging.user.contract.UserEvent.UserDeactivated;
import com.bluesky.charging.user.contract.UserEvent.UserReactivated;
import com.bluesky.charging.user.contract.UserEvent.UserRegistered;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cards, customers and tariffs of the adapter's tests, told to a house as events. */
public final class CardFacts {

    public static final String CUSTOMER = "cus-1";
    public static final String USER = "usr-1";

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final AdapterHouse house;

    /** How many events each card's stream has. */
    private final Map<String, Long> lengths = new HashMap<>();

    public CardFacts(AdapterHouse house) {
        this.house = house;
    }

    /** A customer of the device's operator whose users pay from wallets. */
    public CardFacts customer() {
        house.handle(customer(CUSTOMER, PaymentMode.WALLET));
        return user(USER).user("usr-2");
    }

    private CardFacts user(String userId) {
        house.handle(user(userId, "EUR"));
        return this;
    }

    public static UserRegistered user(String userId, String currency) {
        return new UserRegistered(
                userId, "op-1", CUSTOMER, null, null, null, null, null, currency, "f", AT);
    }

    public static CustomerRegistered customer(String customerId, PaymentMode mode) {
        return new CustomerRegistered(customerId, "op-1", "Customer", mode, "EUR", "f", AT);
    }

    /** The card of a tag, of the user and customer of these tests. */
    public CardFacts card(String cardId, String tag) {
        return card(cardId, tag, "op-1", USER);
    }

    public CardFacts card(String cardId, String tag, String operatorId, String userId) {
        return cardAt(AT, cardId, tag, operatorId, userId);
    }

    private CardFacts cardAt(
            Instant at, String cardId, String tag, String operatorId, String userId) {
        return tell(
                new CardRegistered(
                        cardId,
                        operatorId,
                        CUSTOMER,
                        userId,
                        house.macOf(tag),
                        "Blue one",
                        "f",
                        at));
    }

    /** A tag is registered anew, for the user with that id, at an instant. */
    public CardFacts anew(String cardId, String tag, String userId, Instant at) {
        return cardAt(at, cardId, tag, "op-1", userId);
    }

    public CardFacts blocked(String cardId) {
        return tell(new CardBlocked(cardId, "op-1", CUSTOMER, USER, AT));
    }

    public CardFacts unblocked(String cardId) {
        return tell(new CardUnblocked(cardId, "op-1", CUSTOMER, USER, AT));
    }

    public CardFacts removed(String cardId) {
        return tell(new CardRemoved(cardId, "op-1", CUSTOMER, USER, AT));
    }

    /** The card's user begins no more charges. */
    public CardFacts deactivated() {
        house.handleAt(1, USER, new UserDeactivated(USER, "op-1", CUSTOMER, AT));
        return this;
    }

    public CardFacts reactivated() {
        house.handleAt(2, USER, new UserReactivated(USER, "op-1", CUSTOMER, AT));
        return this;
    }

    private CardFacts tell(CardEvent event) {
        long sequence = lengths.merge(event.cardId(), 1L, Long::sum) - 1;
        house.handleAt(sequence, event.cardId(), event);
        return this;
    }

    /** The first connector costs so much from an instant on. */
    public CardFacts priced(long revision, String price, Instant at) {
        house.handle(pricing(revision, price, at));
        return this;
    }

    /** No price plan holds for the first connector from an instant on. */
    public CardFacts unpriced(long revision, Instant at) {
        house.handle(
                new ConnectorPriced(ConnectorCommand.keyOf(DEVICE, 1), "op-1", null, revision, at));
        return this;
    }

    public static ConnectorPriced pricing(long revision, String price, Instant at) {
        return new ConnectorPriced(
                ConnectorCommand.keyOf(DEVICE, 1), "op-1", tariff(price), revision, at);
    }

    public static Tariff tariff(String price) {
        return new Tariff(
                "plan-1",
                1,
                "EUR",
                "Europe/Berlin",
                List.of(
                        new TariffComponent(
                                TariffComponent.Kind.ENERGY,
                                List.of(DayOfWeek.MONDAY),
                                "08:00",
                                null,
                                price,
                                TariffComponent.Unit.KWH)),
                2_000);
    }
}
