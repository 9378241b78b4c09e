package com.bluesky.charging.proof;

import com.bluesky.charging.proof.Moves.Draft;
import com.bluesky.charging.proof.Moves.Made;
import com.bluesky.charging.proof.Step.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a customer's app asks: users, their cards, their money, their charges. */
final class UserMoves {

    private static final int USERS_MAX = 5;
    private static final int CARDS_MAX = 6;
    private static final int MONEY_MAX = 30;

    /** Each takes a second or two of a real pile. */
    private static final int CHARGES_MAX = 3;

    private static final int CORRECTIONS_MAX = 4;
    private static final int CONNECTORS = 2;
    private static final String USER = "/v1/users/{userId}";
    private static final String CARD = USER + "/cards/{cardId}";
    private static final String ORDER = "/v1/orders/{orderId}";

    private final Random random;
    private final Made<User> users = new Made<>(Thing.USER, USERS_MAX);
    private final Made<String> cards = new Made<>(Thing.CARD, CARDS_MAX);
    private final Made<String> topUps = new Made<>(Thing.TOP_UP, MONEY_MAX);
    private final Made<String> refunds = new Made<>(Thing.REFUND, MONEY_MAX);
    private final Made<Integer> orders = new Made<>(Thing.ORDER, CHARGES_MAX);
    private final Map<Integer, String> running = new TreeMap<>();
    private final List<String> settled = new ArrayList<>();
    private int corrections;
    private int changes;

    UserMoves(Random random) {
        this.random = random;
    }

    /** What can be said of a user. */
    private static final class User {
        /** What can surely be spent, whatever the charges cost. */
        private long availableMinor;

        private boolean isActive = true;
        private boolean isErased;
    }

    void addTo(Moves moves) {
        addUsers(moves);
        addCards(moves);
        addMoney(moves);
        addCharges(moves);
    }

    private void addUsers(Moves moves) {
        moves.add("POST /v1/users", users::room, _ -> register());
        moves.add(
                "PATCH " + USER,
                this::present,
                user -> user(user).with(Map.of("name", "Name " + ++changes)));
        moves.add(
                "POST " + USER + "/deactivate",
                this::allButFirst,
                user -> {
                    users.get(user).isActive = false;
                    return user(user);
                });
        moves.add(
                "POST " + USER + "/reactivate",
                this::present,
                user -> {
                    users.get(user).isActive = true;
                    return user(user);
                });
        moves.add("DELETE " + USER, this::allButFirst, this::erase);
    }

    private void addCards(Moves moves) {
        moves.add(
                "POST " + USER + "/cards",
                () -> cards.room().isEmpty() ? List.of() : present(),
                user -> {
                    String card = cards.add(user);
                    return user(user).with(Map.of("tag", "TAG-" + card)).making(card);
                });
        for (String action : List.of("/block", "/unblock")) {
            moves.add("POST " + CARD + action, cards::names, this::card);
        }
        moves.add(
                "DELETE " + CARD,
                cards::names,
                card -> {
                    Draft draft = card(card);
                    cards.remove(card);
                    return draft;
                });
    }

    private void addMoney(Moves moves) {
        moves.add(
                "POST " + USER + "/wallet/top-ups",
                () -> topUps.room().isEmpty() ? List.of() : users.names(),
                user -> {
                    long amount = 500L + random.nextInt(3_000);
                    users.get(user).availableMinor += amount;
                    String topUp = topUps.add(user);
                    return user(user).with(money(amount, "paymentReference", topUp)).making(topUp);
                });
        moves.add(
                "POST " + USER + "/wallet/refunds",
                () ->
                        refunds.room().isEmpty()
                                ? List.of()
                                : users.names(user -> user.availableMinor > 0),
                user -> {
                    long amount = 1 + random.nextLong(users.get(user).availableMinor);
                    users.get(user).availableMinor -= amount;
                    String refund = refunds.add(user);
                    return user(user).with(money(amount, "refundReference", refund)).making(refund);
                });
    }

    private void addCharges(Moves moves) {
        moves.add(
                "POST /v1/orders",
                () -> orders.room().isEmpty() || free().isEmpty() ? List.of() : solvent(),
                this::start);
        moves.add("POST " + ORDER + "/stop", () -> List.copyOf(running.values()), this::stop);
        moves.add("POST " + ORDER + "/settle", () -> settled, UserMoves::order);
        moves.add(
                "POST " + ORDER + "/corrections",
                () -> corrections < CORRECTIONS_MAX ? settled : List.of(),
                order -> {
                    corrections++;
                    return order(order).with(Map.of("energyWh", random.nextInt(3) * 1_000));
                });
        moves.add(
                "POST " + ORDER + "/price-plan",
                () -> List.of(Moves.given(Thing.ORDER, 1)),
                order ->
                        order(order)
                                .with(Map.of("planId", "@" + Moves.given(Thing.PRICE_PLAN, 1))));
    }

    private Draft register() {
        String user = users.add(new User());
        return Draft.of(
                        Map.of(
                                "name",
                                user,
                                "phone",
                                "+861380000000" + users.names().size(),
                                "externalReference",
                                "our-" + user))
                .making(user);
    }

    private Draft erase(String user) {
        users.get(user).isErased = true;
        cards.names(holder -> holder.equals(user)).forEach(cards::remove);
        return user(user);
    }

    private Draft start(String user) {
        users.get(user).availableMinor -= Program.HOLD_MINOR;
        int connector = free().get(random.nextInt(free().size()));
        String order = orders.add(connector);
        running.put(connector, order);
        return Draft.of(
                        Map.of(
                                "deviceId",
                                "@" + Moves.given(Thing.DEVICE, 1),
                                "connectorId",
                                connector,
                                "userId",
                                "@" + user))
                .making(order)
                .then(Then.CHARGES);
    }

    private Draft stop(String order) {
        running.values().remove(order);
        settled.add(order);
        return order(order).then(Then.IS_SETTLED);
    }

    private List<Integer> free() {
        return Stream.iterate(1, connector -> connector + 1)
                .limit(CONNECTORS)
                .filter(connector -> !running.containsKey(connector))
                .toList();
    }

    private List<String> present() {
        return users.names(user -> !user.isErased);
    }

    /** One user stays as it is, so that there is always one who can charge. */
    private List<String> allButFirst() {
        return present().stream().skip(1).toList();
    }

    private List<String> solvent() {
        return users.names(user ->
                !user.isErased && user.isActive && user.availableMinor >= Program.HOLD_MINOR);
    }

    private static Map<String, Object> money(
            long amountMinor, String referenceField, String reference) {
        return Map.of("amountMinor", amountMinor, "currency", "CNY", referenceField, reference);
    }

    private static Draft user(String user) {
        return Draft.at(Map.of("userId", user));
    }

    private Draft card(String card) {
        return Draft.at(Map.of("userId", cards.get(card), "cardId", card));
    }

    private static Draft order(String order) {
        return Draft.at(Map.of("orderId", order));
    }
}
