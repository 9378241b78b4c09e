package com.bluesky.charging.order.web;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.order.contract.BeganBy;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.ListOrders;
import com.bluesky.charging.order.contract.ListSamples;
import com.bluesky.charging.order.contract.OrderCriteria;
import com.bluesky.charging.order.contract.OrderPage;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.SamplePage;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/orders…}: what is known of charges. */
@RestController
@RequestMapping("/v1/orders")
@Tag(name = "Charging")
class OrderResource {

    private static final String LIST = "orders";

    private final Queries queries;
    private final Cursors cursors;

    OrderResource(Queries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    @GetMapping
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(
            summary = "List orders, newest first",
            description =
                    "Each filter is optional, and all must hold. Spans are half-open: their From is"
                            + " in them, their To is not.")
    Page<OrderView> list(
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable String siteId,
            @RequestParam(required = false) @Nullable String deviceId,
            @Parameter(description = "A connector of deviceId.") @RequestParam(required = false)
                    @Nullable Integer connectorId,
            @RequestParam(required = false) @Nullable String cardId,
            @Parameter(description = "For tokens with operator:all.")
                    @RequestParam(required = false)
                    @Nullable String customerId,
            @Parameter(description = "One of these; may be repeated.")
                    @RequestParam(required = false)
                    @Nullable List<OrderStatus> status,
            @RequestParam(required = false) @Nullable PaymentMode paymentMode,
            @RequestParam(required = false) @Nullable BeganBy beganBy,
            @RequestParam(required = false) @Nullable Instant requestedFrom,
            @RequestParam(required = false) @Nullable Instant requestedTo,
            @RequestParam(required = false) @Nullable Instant endedFrom,
            @RequestParam(required = false) @Nullable Instant endedTo,
            @RequestParam(required = false) @Nullable Instant settledFrom,
            @RequestParam(required = false) @Nullable Instant settledTo,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        FilterCheck.connectorOfDevice(connectorId, deviceId);
        FilterCheck.customer(customerId, caller.may(Scope.OPERATOR_ALL));
        FilterCheck.card(cardId, beganBy);
        OrderCriteria criteria =
                new OrderCriteria(
                        userId,
                        siteId,
                        deviceId,
                        connectorId,
                        cardId,
                        customerId,
                        status == null ? List.of() : status,
                        paymentMode,
                        beganBy,
                        FilterCheck.within("requestedTo", requestedFrom, requestedTo),
                        FilterCheck.within("endedTo", endedFrom, endedTo),
                        FilterCheck.within("settledTo", settledFrom, settledTo),
                        updatedSince);
        OrderPage page =
                queries.ask(
                        new ListOrders(
                                caller.tenant(), criteria, cursors.page(LIST, limit, cursor)),
                        OrderPage.class);
        return new Page<>(page.items(), cursors.next(LIST, page.next()));
    }

    @GetMapping("/{orderId}")
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(summary = "Read an order")
    OrderView get(
            @PathVariable String orderId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        FindOrder order = new FindOrder(caller.tenant(), orderId);
        // A start answers before its order can be read, and the next thing that a client does is
        // this.
        return minVersion == null
                ? queries.target(order, OrderView.class)
                : queries.get(order, OrderView.class, OrderView::version, minVersion);
    }

    @GetMapping("/{orderId}/samples")
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(summary = "List the meter readings of an order, oldest first")
    Page<Sample> samples(
            @PathVariable String orderId,
            @Parameter(description = "Only what was recorded at this instant or later.")
                    @RequestParam(required = false)
                    @Nullable Instant updatedSince,
            @Schema(maximum = "" + PageRequest.SAMPLES_LIMIT_MAX) @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        String list = "samples/" + orderId;
        SamplePage page =
                queries.find(
                                new ListSamples(
                                        caller.tenant(),
                                        orderId,
                                        updatedSince,
                                        cursors.page(
                                                list,
                                                limit,
                                                PageRequest.SAMPLES_LIMIT_MAX,
                                                cursor)),
                                SamplePage.class)
                        .orElseThrow(Queries::notFound);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }
}
