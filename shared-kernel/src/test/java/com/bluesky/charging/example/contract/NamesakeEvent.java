package com.bluesky.charging.example.contract;

/** Its event has the name of one of {@link ExampleEvent}. */
public sealed interface NamesakeEvent {

    record Opened(String namesakeId) implements NamesakeEvent {}
}
