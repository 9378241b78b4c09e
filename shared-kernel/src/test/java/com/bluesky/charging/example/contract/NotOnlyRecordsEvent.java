package com.bluesky.charging.example.contract;

/** One of its events is no record. */
public sealed interface NotOnlyRecordsEvent {

    /** Could be anything. */
    non-sealed interface Anything extends NotOnlyRecordsEvent {}
}
