package com.bluesky.charging.audit.contract;

import java.util.List;

/** The whole history of an order, oldest first. */
public record OrderHistory(String orderId, List<RecordedEvent> events) {}
