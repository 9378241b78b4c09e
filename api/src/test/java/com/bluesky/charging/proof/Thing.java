package com.bluesky.charging.proof;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an id in a path, a query or a body is the id of. This is the one table of such names: a new
 * one is added here, and {@link World} makes one of it for each customer.
 */
enum Thing {
    OPERATOR(Owner.OPERATOR, "operatorId"),
    CUSTOMER(Owner.OPERATOR, "customerId"),
    KEY(Owner.OPERATOR, "keyId"),
    SITE(Owner.OPERATOR, "siteId"),
    DEVICE(Owner.OPERATOR, "deviceId"),
    PRICE_PLAN(Owner.OPERATOR, "planId"),
    ADMINISTRATOR(Owner.OPERATOR, "administratorId"),
    COMMAND(Owner.OPERATOR, "commandId"),
    USER(Owner.CUSTOMER, "userId"),
    CARD(Owner.CUSTOMER, "cardId"),
    TOP_UP(Owner.CUSTOMER, "topUpId"),
    REFUND(Owner.CUSTOMER, "refundId"),
    ORDER(Owner.CUSTOMER, "orderId"),
    BILL(Owner.CUSTOMER, "billId"),
    /** OCPP's number of a charge, which is told with its order. */
    TRANSACTION(Owner.CUSTOMER, "transactionId");

    /** Names that look like ids and are values: of a connector, or of what only a pile knows. */
    private static final Set<String> VALUES =
            Set.of(
                    "connectorId",
                    "chargingProfileId",
                    "reservationId",
                    "messageId",
                    "vendorId",
                    // Of a charging profile, in clear-charging-profile.
                    "id");

    /** Names in paths that are no ids. */
    private static final Set<String> PATH_VALUES = Set.of("connectorId", "planVersion");

    private final Owner owner;
    private final String name;

    Thing(Owner owner, String name) {
        this.owner = owner;
        this.name = name;
    }

    /** Who finds it: all customers of an operator, or the one that made it. */
    enum Owner {
        OPERATOR,
        CUSTOMER
    }

    Owner owner() {
        return owner;
    }

    /** How a program calls one, before its number. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of an answer that has the id. */
    String field() {
        return name;
    }

    /** What a name in a path stands for; empty when it is a plain value. */
    static Optional<Thing> ofPath(String name) {
        if (PATH_VALUES.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(find(name).orElseThrow(() -> unknown("path", name)));
    }

    /**
     * What a name in a query or body stands for; empty when it is no id.
     *
     * @param schema of the field
     */
    static Optional<Thing> ofField(String name, JsonNode schema) {
        if (Bodies.type(schema).equals("boolean")
                || VALUES.contains(name)
                || !name.matches("id|.*(Id|Ids)")) {
            return Optional.empty();
        }
        String single = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        return Optional.of(find(single).orElseThrow(() -> unknown("field", name)));
    }

    private static Optional<Thing> find(String name) {
        return Arrays.stream(values()).filter(each -> each.name.equals(name)).findFirst();
    }

    private static AssertionError unknown(String where, String name) {
        return new AssertionError(
                ("The %s name %s is not known to the A/B matrix. If it is an id, add what it is the"
                                + " id of to com.bluesky.charging.proof.Thing and let World make"
                                + " one; if it is a plain value, add it to the values there.")
                        .formatted(where, name));
    }
}
