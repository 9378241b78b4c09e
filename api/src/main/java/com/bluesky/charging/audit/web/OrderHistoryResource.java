package com.bluesky.charging.audit.web;

import com.bluesky.charging.audit.contract.ExplainOrder;
import com.bluesky.charging.audit.contract.ListOrderEvents;
import com.bluesky.charging.audit.contract.OrderEventPage;
import com.bluesky.charging.audit.contract.OrderExplanation;
import com.bluesky.charging.audit.contract.RecordedEvent;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/orders/{orderId}/events} and {@code …/explain}: the recorded history of an order. */
@RestController
@RequestMapping("/v1/orders/{orderId}")
@Tag(name = "Audit")
class OrderHistoryResource {

    private static final String AS_OF =
            "Only what was recorded until this instant; all that is recorded without it.";

    private final Queries queries;
    private final Cursors cursors;

    OrderHistoryResource(Queries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    @GetMapping("/events")
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(
            summary = "List the events of an order, oldest first",
            description =
                    "The events as they are stored, not a read model: an event is there the moment"
                            + " it is recorded, and never changes.")
    Page<RecordedEvent> events(
            @PathVariable String orderId,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable Instant asOf,
            @Parameter(description = "Only what was recorded at this instant or later.")
                    @RequestParam(required = false)
                    @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        String list = "events/" + orderId;
        OrderEventPage page =
                queries.find(
                                new ListOrderEvents(
                                        caller.tenant(),
                                        orderId,
                                        asOf,
                                        updatedSince,
                                        cursors.page(list, limit, cursor)),
                                OrderEventPage.class)
                        .orElseThrow(Queries::notFound);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }

    @GetMapping("/explain")
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(
            operationId = "explainOrder",
            summary = "Explain what happened to an order, and how its bills came about",
            description =
                    "Each step as a sentence, with its time, whose clock that is, and who caused"
                            + " it; each bill with the meter readings at the ends of its periods,"
                            + " the prices and the rounding, computed anew from the recorded"
                            + " events, so that a person can check the total by hand.")
    OrderExplanation explain(
            @PathVariable String orderId,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable Instant asOf,
            Caller caller) {
        return queries.find(
                        new ExplainOrder(caller.tenant(), orderId, asOf), OrderExplanation.class)
                .orElseThrow(Queries::notFound);
    }
}
