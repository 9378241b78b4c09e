package com.bluesky.charging.example.contract;

/** Events as they should be, one of them a level deeper. */
public sealed interface ExampleEvent {

    record Opened(String exampleId) implements ExampleEvent {}

    /** A group of events. */
    sealed interface Ending extends ExampleEvent {

        record Closed(String exampleId) implements Ending {}
    }
}
