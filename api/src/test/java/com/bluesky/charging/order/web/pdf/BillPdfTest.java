package com.bluesky.charging.order.web.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.price.contract.TariffComponent.Kind;
import com.bluesky.charging.price.contract.TariffComponent.Unit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bills as people read them: the text of the document against the bill. */
class BillPdfTest {

    private static final Instant START = Instant.parse("2026-03-02T08:30:00Z");
    private static final BillNames NAMES =
            new BillNames(
                    "Bluesky Charging", "Century Avenue", "88 Century Avenue, Shanghai", "Pile 7");

    @Test
    void all_that_a_bill_says_is_on_it() throws Exception {
        Bill bill = bill("CNY", "Asia/Shanghai", 2, null);

        String text = textOf(BillPdf.of(bill, NAMES));

        assertThat(text)
                .contains("Bluesky Charging", "Century Avenue, 88 Century Avenue, Shanghai")
                .contains("Pile 7, connector 1", "site-1", "dev-1", "bill-1", "ord-1")
                .contains("user-1", "cust-1", "plan plan-1, version 3", "from the user's wallet")
                .contains("2026-03-02 16:30:00 +08:00", "2026-03-02 18:30:00 +08:00")
                .contains("100.000 kWh", "108.226 kWh", "8.226 kWh", "2 h 0 min 0 s")
                .contains("Times are those of Asia/Shanghai.", "page 1 of 1")
                .doesNotContain("corrects");
        for (BillLine line : bill.lines()) {
            assertThat(text).contains(line.quantity(), line.unitPrice());
        }
        assertThat(text.lines())
                .contains("2026-03-02 16:30:00 – 17:30:00 Energy 4.113 kWh 1.2050 4.96")
                .contains("2026-03-02 17:30:00 – 18:30:00 Service 4.113 kWh 0.30 1.23")
                .contains("Total 12.38 CNY", "of which tax 1.14 CNY");
    }

    @Test
    void a_correcting_bill_says_which_one_it_replaces() throws Exception {
        String text = textOf(BillPdf.of(bill("CNY", "Asia/Shanghai", 1, "bill-0"), NAMES));

        assertThat(text).contains("Correcting bill", "This bill corrects and replaces bill-0.");
    }

    @Test
    void amounts_have_the_digits_of_their_currency() throws Exception {
        assertThat(textOf(BillPdf.of(bill("JPY", "Asia/Tokyo", 1, null), NAMES)).lines())
                .contains("Total 619 JPY");
        assertThat(textOf(BillPdf.of(bill("KWD", "Asia/Kuwait", 1, null), NAMES)).lines())
                .contains("Total 0.619 KWD");
    }

    @Test
    void an_hour_that_the_clock_shows_twice_can_be_told_apart() throws Exception {
        // The clocks of Berlin go back at 01:00 UTC.
        Instant night = Instant.parse("2026-10-25T00:00:00Z");

        assertThat(textOf(BillPdf.of(bill(night, "EUR", "Europe/Berlin", 2, null), NAMES)).lines())
                .anyMatch(line -> line.startsWith("2026-10-25 02:00:00 +02:00 – 02:00:00 +01:00"))
                .anyMatch(line -> line.startsWith("2026-10-25 02:00:00 +01:00 – 03:00:00 +01:00"));
    }

    @Test
    void names_in_any_script_are_written_and_what_no_font_has_is_not_lost() throws Exception {
        BillNames names =
                new BillNames("蓝天充电有限公司", "世纪大道充电站", "上海市浦东新区 Ζεύς Жук \uD83D\uDE97", "快充桩");

        assertThat(textOf(BillPdf.of(bill("CNY", "Asia/Shanghai", 1, null), names)))
                .contains("蓝天充电有限公司", "世纪大道充电站", "上海市浦东新区", "Ζεύς Жук [U+1F697]", "快充桩");
    }

    @Test
    void names_that_are_longer_than_a_line_are_whole() throws Exception {
        String word = "A".repeat(200);

        String text =
                textOf(
                        BillPdf.of(
                                bill("CNY", "Asia/Shanghai", 1, null),
                                new BillNames(word, "Site", word, "Pile\n7")));

        assertThat(text.chars().filter(each -> each == 'A').count()).isGreaterThanOrEqualTo(400);
        assertThat(text).contains("Pile 7");
    }

    @Test
    void a_bill_without_lines_says_that_nothing_was_delivered() throws Exception {
        assertThat(textOf(BillPdf.of(bill("CNY", "Asia/Shanghai", 0, null), NAMES)))
                .contains("Nothing was delivered.", "Total 0.00 CNY");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 40})
    void every_line_of_a_long_bill_is_there_and_every_page_has_a_number(int hours)
            throws Exception {
        byte[] pdf = BillPdf.of(bill("CNY", "Asia/Shanghai", hours, null), NAMES);

        String text = textOf(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(text).contains("page " + pages + " of " + pages, "page 1 of " + pages);
            // A total that does not fit any more stands on a page of its own.
            assertThat(text.lines().filter(line -> line.startsWith("From – to")))
                    .hasSizeBetween(Math.max(1, pages - 1), pages);
        }
        assertThat(text.lines().filter(line -> line.contains(" Energy "))).hasSize(hours);
        assertThat(text.lines().filter(line -> line.startsWith("Total "))).hasSize(1);
    }

    @Test
    void the_same_bill_is_the_same_bytes() {
        Bill bill = bill("CNY", "Asia/Shanghai", 3, null);

        assertThat(BillPdf.of(bill, NAMES)).isEqualTo(BillPdf.of(bill, NAMES));
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Bill bill(
            String currency, String zone, int hours, @Nullable String correctsBillId) {
        return bill(START, currency, zone, hours, correctsBillId);
    }

    private static Bill bill(
            Instant start,
            String currency,
            String zone,
            int hours,
            @Nullable String correctsBillId) {
        List<EnergyPeriod> periods = new ArrayList<>();
        List<BillLine> lines = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            Instant from = start.plusSeconds(3_600L * hour);
            Instant to = from.plusSeconds(3_600);
            periods.add(new EnergyPeriod(from, to, 4_113));
            lines.add(line(Kind.ENERGY, from, to, "1.2050", 496, 57L));
            lines.add(line(Kind.SERVICE, from, to, "0.30", 123, null));
        }
        Instant end = start.plusSeconds(3_600L * hours);
        return new Bill(
                "bill-1",
                correctsBillId,
                "ord-1",
                "op-1",
                "cust-1",
                "user-1",
                "site-1",
                zone,
                "dev-1",
                1,
                PaymentMode.WALLET,
                "plan-1",
                3,
                currency,
                start,
                end,
                100_000,
                100_000 + 4_113L * hours,
                4_113L * hours,
                periods,
                lines,
                lines.stream().mapToLong(BillLine::amountMinor).sum(),
                end.plusSeconds(2));
    }

    private static BillLine line(
            Kind kind, Instant from, Instant to, String price, long minor, @Nullable Long tax) {
        return new BillLine(kind, from, to, "4.113", Unit.KWH, price, minor, tax);
    }
}
