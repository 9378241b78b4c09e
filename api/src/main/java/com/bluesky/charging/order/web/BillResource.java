package com.bluesky.charging.order.web;

import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.OperatorView;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillList;
import com.bluesky.charging.order.contract.FindBill;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.ListBills;
import com.bluesky.charging.order.contract.OrderRefusal.OrderHasNoBill;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.web.pdf.BillNames;
import com.bluesky.charging.order.web.pdf.BillPdf;
import com.bluesky.charging.site.contract.FindSite;
import com.bluesky.charging.site.contract.SiteView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/orders/{orderId}/bill…}: what charges cost, as JSON and as documents. */
@RestController
@RequestMapping("/v1/orders/{orderId}")
@Tag(name = "Charging")
class BillResource {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String PDF = MediaType.APPLICATION_PDF_VALUE;

    private final Queries queries;

    BillResource(Queries queries) {
        this.queries = queries;
    }

    @GetMapping(
            path = "/bill",
            produces = {JSON, PDF})
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(
            summary = "Read the latest bill of an order",
            description = "As a document for people with Accept: application/pdf.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = Bill.class)),
                @Content(mediaType = PDF, schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<Object> latest(
            @PathVariable String orderId,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            Caller caller) {
        return queries.find(new FindBill(caller.tenant(), orderId), Bill.class)
                .map(bill -> answer(bill, headers, caller.tenant()))
                .orElseThrow(() -> noBill(orderId, caller));
    }

    private RuntimeException noBill(String orderId, Caller caller) {
        return queries.find(new FindOrder(caller.tenant(), orderId), OrderView.class)
                .<RuntimeException>map(order -> new Refused(new OrderHasNoBill(order.status())))
                .orElseGet(Queries::notFound);
    }

    @GetMapping("/bills")
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(
            summary = "List all bills of an order, oldest first",
            description =
                    "A bill never changes. One that turned out to be wrong is replaced by the next,"
                            + " which names it in correctsBillId; the last one is what the charge"
                            + " costs. An order has few, and all are in one page: there is never"
                            + " a nextCursor.")
    Page<Bill> list(@PathVariable String orderId, Caller caller) {
        // Bounded by the order itself, so there is never a second page.
        return new Page<>(billsOf(orderId, caller).items(), null);
    }

    @GetMapping(
            path = "/bills/{billId}",
            produces = {JSON, PDF})
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(
            operationId = "getOrderBillById",
            summary = "Read one of the bills of an order",
            description = "As a document for people with Accept: application/pdf.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(mediaType = JSON, schema = @Schema(implementation = Bill.class)),
                @Content(mediaType = PDF, schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<Object> get(
            @PathVariable String orderId,
            @PathVariable String billId,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            Caller caller) {
        return billsOf(orderId, caller).items().stream()
                .filter(bill -> bill.billId().equals(billId))
                .findAny()
                .map(bill -> answer(bill, headers, caller.tenant()))
                .orElseThrow(Queries::notFound);
    }

    private BillList billsOf(String orderId, Caller caller) {
        return queries.find(new ListBills(caller.tenant(), orderId), BillList.class)
                .orElseThrow(Queries::notFound);
    }

    private ResponseEntity<Object> answer(Bill bill, HttpHeaders headers, Tenant tenant) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (!prefersDocument(headers)) {
            return answer.contentType(MediaType.APPLICATION_JSON).body(bill);
        }
        ContentDisposition file =
                ContentDisposition.inline().filename(bill.billId() + ".pdf").build();
        return answer.contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(BillPdf.of(bill, namesOf(bill, tenant)));
    }

    /** By quality and then in the order of the header (RFC 9110 §12.5.1); JSON is the default. */
    static boolean prefersDocument(HttpHeaders headers) {
        return headers.getAccept().stream()
                .filter(type -> type.getQualityValue() > 0)
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .filter(type ->
                        type.isCompatibleWith(MediaType.APPLICATION_JSON)
                                || type.isCompatibleWith(MediaType.APPLICATION_PDF))
                .findFirst()
                .filter(type -> !type.isCompatibleWith(MediaType.APPLICATION_JSON))
                .isPresent();
    }

    /** What is not there any more is named by its id. */
    private BillNames namesOf(Bill bill, Tenant tenant) {
        Optional<SiteView> site = queries.find(new FindSite(tenant, bill.siteId()), SiteView.class);
        return new BillNames(
                queries.find(new FindOperator(bill.operatorId()), OperatorView.class)
                        .map(OperatorView::name)
                        .orElse(bill.operatorId()),
                site.map(it -> it.profile().name()).orElse(bill.siteId()),
                site.map(it -> it.profile().address()).orElse(null),
                queries.find(new FindDevice(tenant, bill.deviceId()), DeviceView.class)
                        .map(DeviceView::name)
                        .orElse(bill.deviceId()));
    }
}
