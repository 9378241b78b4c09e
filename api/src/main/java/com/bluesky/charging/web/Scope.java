package com.bluesky.charging.web;

import java.util.Optional;

/** What a token allows. The text is what stands in tokens and in key requests. */
public enum Scope {
    USERS_READ("users:read", "Read users, their wallets and cards"),
    USERS_WRITE("users:write", "Register, change and erase users and their cards"),
    WALLETS_WRITE("wallets:write", "Top up wallets, and refund from them"),
    EQUIPMENT_READ("equipment:read", "Read sites, devices and price plans"),
    EQUIPMENT_WRITE("equipment:write", "Create sites, devices and price plans"),
    EQUIPMENT_CONTROL("equipment:control", "Command piles"),
    ORDERS_READ("orders:read", "Read orders, samples, bills and their events"),
    ORDERS_WRITE("orders:write", "Start, stop and settle charges"),
    OPERATOR_ALL(
            "operator:all",
            "See all of the operator, not only what this customer made; its customers, their keys"
                    + " and its administrators too"),
    OPERATOR_MANAGE(
            "operator:manage",
            "Manage the operator's customers, their keys and its administrators"),
    PLATFORM("platform", "Onboard operators and customers");

    private final String text;
    private final String meaning;

    Scope(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    public String text() {
        return text;
    }

    public String meaning() {
        return meaning;
    }

    /** The scope of a text, or empty. */
    public static Optional<Scope> find(String text) {
        for (Scope scope : values()) {
            if (scope.text.equals(text)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    /** The scope of a text that we stored or signed ourselves. */
    public static Scope of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("There is no scope " + text + "."));
    }
}
