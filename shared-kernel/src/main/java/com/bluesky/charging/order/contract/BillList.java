package com.bluesky.charging.order.contract;

import java.util.List;

/** All bills of an order, oldest first; the last one is what it costs. */
public record BillList(List<Bill> items) {

    public BillList {
        items = List.copyOf(items);
    }
}
