package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A settled order as an auditor and an accountant look at it. */
class OrderDocumentsTest extends PilesTest {

    @Test
    void a_charge_can_be_retold_at_any_moment_and_its_bill_checked_and_printed() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Api other = newCustomer(sandbox.path("operatorId").asString());
        String order =
                settledOrder(
                        app, linkedDevice(sandboxSite(), Driver.OBLIGING), userWith(app, 50_000));
        String path = "/v1/orders/" + order;
        JsonNode bill = app.get(path + "/bill").expect(200).body();
        String billPath = path + "/bills/" + bill.path("billId").asString("");

        List<JsonNode> events = eventsOf(app, path);
        theHistoryEndsAtAnyMoment(app, path, events);
        theBillIsExplained(app, path, bill);
        assertThat(app.get(billPath).expect(200).body()).isEqualTo(bill);
        theDocumentSaysTheSame(app, path + "/bill", bill);
        theDocumentSaysTheSame(app, billPath, bill);

        app.get(path + "/bills/bill-of-nobody").expectProblem(404, "NOT_FOUND");
        other.get(billPath).expectProblem(404, "NOT_FOUND");
        HttpResponse<byte[]> refused = fetch(other, path + "/bill", "application/pdf");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        assertThat(fetch(app, path + "/bill", "image/png").statusCode()).isEqualTo(406);
    }

    private static List<JsonNode> eventsOf(Api app, String path) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = app.get(path + "/events?limit=2" + cursor).expect(200).body();
            assertThat(page.path("items")).hasSizeLessThanOrEqualTo(2);
            page.path("items").forEach(events::add);
            cursor = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(events)
                .isEqualTo(
                        app.get(path + "/events?limit=200")
                                .expect(200)
                                .body()
                                .path("items")
                                .valueStream()
                                .toList());
        return events;
    }

    private static void theHistoryEndsAtAnyMoment(Api app, String path, List<JsonNode> events)
            throws Exception {
        JsonNode third = events.get(2);
        Instant asOf = Instant.parse(third.path("recordedAt").asString(""));

        JsonNode then = app.get(path + "/events?limit=200&asOf=" + asOf).expect(200).body();
        assertThat(then.path("items").valueStream()).contains(third);
        assertThat(then.path("items").size()).isLessThan(events.size());
        JsonNode explained = app.get(path + "/explain?asOf=" + asOf).expect(200).body();
        assertThat(explained.path("status").asString("")).isIn("REQUESTED", "STARTING");
        assertThat(explained.path("bills")).isEmpty();
        app.get(path + "/explain?asOf=then").expectProblem(400, "INVALID_PARAMETER");
    }

    private static void theBillIsExplained(Api app, String path, JsonNode bill) throws Exception {
        JsonNode explained = app.get(path + "/explain").expect(200).body();

        assertThat(explained.path("status").asString("")).isEqualTo("SETTLED");
        assertThat(explained.path("steps").path(0).path("keyId").asString("")).isNotBlank();
        assertThat(explained.path("steps").path(0).path("requestId").asString("")).isNotBlank();
        assertThat(explained.path("steps").valueStream())
                .allMatch(step -> step.path("sentence").asString("").endsWith("."));
        JsonNode why = explained.path("bills").path(0);
        assertThat(why.path("agrees").asBoolean(false)).as("%s", why).isTrue();
        assertThat(why.path("totalMinor")).isEqualTo(bill.path("totalMinor"));
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : why.path("lines")) {
            BigDecimal exact = new BigDecimal(line.path("exactAmount").asString(""));
            sum = sum.add(exact.setScale(2, RoundingMode.HALF_UP));
        }
        assertThat(sum.movePointRight(2).longValueExact())
                .isEqualTo(bill.path("totalMinor").asLong(-1));
    }

    private static void theDocumentSaysTheSame(Api app, String path, JsonNode bill)
            throws Exception {
        HttpResponse<byte[]> answer = fetch(app, path, "application/pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        String text;
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            text = new PDFTextStripper().getText(document);
        }
        for (String id : List.of("billId", "orderId", "siteId", "deviceId", "userId", "zone")) {
            assertThat(text).contains(bill.path(id).asString(""));
        }
        for (JsonNode line : bill.path("lines")) {
            assertThat(text)
                    .contains(
                            line.path("quantity").asString("")
                                    + " kWh "
                                    + line.path("unitPrice").asString("")
                                    + " "
                                    + money(line.path("amountMinor")));
        }
        assertThat(text).contains("Total " + money(bill.path("totalMinor")) + " CNY");
        assertThat(fetch(app, path, "application/pdf").body()).isEqualTo(answer.body());
    }

    private static String money(JsonNode minor) {
        return BigDecimal.valueOf(minor.asLong(-1), 2).toPlainString();
    }

    private static HttpResponse<byte[]> fetch(Api app, String path, String accept)
            throws Exception {
        try (HttpClient http = client()) {
            return http.send(
                    app.request(path).header("Accept", accept).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
