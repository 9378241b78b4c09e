package com.bluesky.charging.order.contract;

/** What a settle answers, the first time and always. */
public record Settled(Bill bill, long version) {}
