package com.bluesky.charging.app.sandbox;

/** A start at a pile that is not linked. */
record Attempt(Client client, Person person, Pile pile) {

    String orderId() {
        return Names.id("ord", person.name() + " in vain at " + pile.name());
    }
}
