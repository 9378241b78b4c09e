package com.bluesky.charging.audit.web;

import com.bluesky.charging.audit.contract.FindOrderHistory;
import com.bluesky.charging.audit.contract.OrderHistory;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/orders/{orderId}/events}: the recorded history of an order. */
@RestController
@Tag(name = "Audit")
class OrderHistoryResource {

    private final Queries queries;

    OrderHistoryResource(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/orders/{orderId}/events")
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(summary = "Read every event of an order, oldest first")
    OrderHistory events(@PathVariable String orderId, Caller caller) {
        return queries.find(new FindOrderHistory(caller.tenant(), orderId), OrderHistory.class)
                .orElseThrow(Queries::notFound);
    }
}
