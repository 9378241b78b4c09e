package com.bluesky.charging.example.contract;

/** Nobody can tell which events it has. */
public interface UnsealedEvent {}
