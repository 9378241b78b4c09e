package com.bluesky.charging.order.web.pdf;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.web.pdf.Paper.Style;
import com.bluesky.charging.price.contract.TariffComponent;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * A bill as a PDF: all that it says, in its site's time and its currency's digits. The same bill
 * with the same names gives the same bytes.
 */
public final class BillPdf {

    private static final Color INK = new Color(0x1f, 0x29, 0x37);
    private static final Color GREY = new Color(0x6b, 0x72, 0x80);
    private static final Color LINE = new Color(0xd1, 0xd5, 0xdb);
    private static final Color BLUE = new Color(0x1d, 0x4e, 0xd8);
    private static final Color TINT = new Color(0xef, 0xf4, 0xff);

    private static final Style TITLE = new Style(18, true, BLUE);
    private static final Style NORMAL = new Style(9.5f, false, INK);
    private static final Style SMALL = new Style(8, false, GREY);
    private static final Style SUM = new Style(13, true, INK);

    private static final float COLUMN = Paper.WIDTH / 2;
    private static final float GAP = 16;
    private static final float ROW = 17;

    private static final float ITEM = Paper.MARGIN + 208;
    private static final float QUANTITY = Paper.MARGIN + 330;
    private static final float PRICE = Paper.MARGIN + 412;

    private static final int WH_PLACES_IN_KWH = 3;

    private final Bill bill;
    private final BillNames names;
    private final ZoneId zone;
    private final Paper paper;

    private BillPdf(Bill bill, BillNames names, Paper paper) {
        this.bill = bill;
        this.names = names;
        this.paper = paper;
        zone = ZoneId.of(bill.zone());
    }

    /** The document of a bill. */
    public static byte[] of(Bill bill, BillNames names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument();
                Typeface typeface = new Typeface(document)) {
            try (Paper paper = new Paper(document, typeface)) {
                new BillPdf(bill, names, paper).write();
            }
            describe(document, bill);
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A bill cannot be written.", e);
        }
        return bytes.toByteArray();
    }

    /** All that PDFBox would take from the clock comes from the bill. */
    private static void describe(PDDocument document, Bill bill) {
        GregorianCalendar settledAt =
                new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        settledAt.setTimeInMillis(bill.settledAt().toEpochMilli());
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle("Bill " + bill.billId());
        about.setCreationDate(settledAt);
        about.setModificationDate(settledAt);
        document.setDocumentInformation(about);
        document.getDocumentCatalog().setLanguage("en");
        document.setDocumentId((long) bill.billId().hashCode());
    }

    private void write() throws IOException {
        head();
        facts();
        table();
        total();
        paper.foot(
                "Times are those of " + bill.zone() + ". Each amount is rounded half up once.",
                bill.billId(),
                SMALL);
    }

    private void head() throws IOException {
        paper.down(TITLE.size());
        float top = paper.y();
        paper.right(bill.correctsBillId() == null ? "Bill" : "Correcting bill", Paper.RIGHT, TITLE);
        paper.paragraph(names.operator(), Paper.MARGIN, COLUMN + 60, TITLE);
        float below = paper.y();
        paper.moveTo(top - SMALL.size() * 2);
        paper.right(bill.billId(), Paper.RIGHT, SMALL);
        paper.moveTo(Math.min(below, paper.y() - SMALL.size()));
        paper.rule(BLUE);
        paper.down(GAP);
        if (bill.correctsBillId() != null) {
            paper.box(ROW + 4, TINT);
            paper.down(ROW - 3);
            paper.left(
                    "This bill corrects and replaces " + bill.correctsBillId() + ".",
                    Paper.MARGIN + 8,
                    NORMAL.bolder());
            paper.down(GAP + 7);
        }
    }

    private void facts() throws IOException {
        String address = names.address();
        pair(
                "Site",
                address == null ? names.site() : names.site() + ", " + address,
                "Device",
                names.device() + ", connector " + bill.connectorId());
        pair("Site id", bill.siteId(), "Device id", bill.deviceId());
        pair("Began", time(bill.startedAt()), "Ended", time(bill.endedAt()));
        pair(
                "Meter at the start",
                kwh(bill.meterStartWh()),
                "Meter at the end",
                kwh(bill.meterStopWh()));
        pair("Energy", kwh(bill.energyWh()), "Duration", duration());
        pair("Order", bill.orderId(), "Bill made", time(bill.settledAt()));
        pair(
                "User",
                bill.userId() == null ? "not named" : bill.userId(),
                "Customer",
                bill.customerId());
        pair(
                "Prices",
                "plan " + bill.planId() + ", version " + bill.planVersion(),
                "Payment",
                bill.paymentMode() == PaymentMode.WALLET
                        ? "from the user's wallet"
                        : "collected by the customer");
        paper.down(GAP / 2);
    }

    private void pair(String left, String leftValue, String right, String rightValue)
            throws IOException {
        float top = paper.y();
        fact(left, leftValue, Paper.MARGIN);
        float below = paper.y();
        paper.moveTo(top);
        fact(right, rightValue, Paper.MARGIN + COLUMN + GAP / 2);
        paper.moveTo(Math.min(below, paper.y()) - 5);
    }

    private void fact(String label, String value, float x) throws IOException {
        paper.left(label, x, SMALL);
        paper.down(NORMAL.size() + 3);
        paper.paragraph(value, x, COLUMN - GAP / 2, NORMAL);
    }

    private void table() throws IOException {
        tableHead();
        if (bill.lines().isEmpty()) {
            paper.left("Nothing was delivered.", Paper.MARGIN, NORMAL);
            paper.down(ROW);
        }
        for (BillLine line : bill.lines()) {
            if (!paper.fits(ROW)) {
                paper.nextPage();
                tableHead();
            }
            row(line);
        }
    }

    private void tableHead() throws IOException {
        paper.box(ROW + 3, TINT);
        paper.down(ROW - 3);
        Style style = new Style(SMALL.size(), true, INK);
        paper.left("From – to", Paper.MARGIN + 4, style);
        paper.left("Item", ITEM, style);
        paper.right("Quantity", QUANTITY, style);
        paper.right("Unit price", PRICE, style);
        paper.right("Amount (" + bill.currency() + ")", Paper.RIGHT - 4, style);
        paper.down(ROW + 4);
    }

    private void row(BillLine line) throws IOException {
        Style style = new Style(8.5f, false, INK);
        paper.left(span(line.from(), line.to()), Paper.MARGIN + 4, style);
        paper.left(item(line.kind()), ITEM, style);
        paper.right(line.quantity() + " " + unit(line.unit()), QUANTITY, style);
        paper.right(line.unitPrice(), PRICE, style);
        paper.right(amount(line.amountMinor()), Paper.RIGHT - 4, style);
        paper.down(ROW / 3);
        paper.rule(LINE);
        paper.down(ROW * 2 / 3);
    }

    private void total() throws IOException {
        if (!paper.fits(3 * ROW)) {
            paper.nextPage();
        }
        paper.down(ROW / 2);
        paper.left("Total", ITEM, SUM);
        paper.right(amount(bill.totalMinor()) + " " + bill.currency(), Paper.RIGHT - 4, SUM);
        long taxMinor =
                bill.lines().stream()
                        .map(BillLine::taxMinor)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum();
        if (taxMinor != 0) {
            paper.down(ROW);
            paper.left("of which tax", ITEM, NORMAL);
            paper.right(amount(taxMinor) + " " + bill.currency(), Paper.RIGHT - 4, NORMAL);
        }
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT)
                .format(instant.atZone(zone));
    }

    /** With the offset from UTC only when the clock was changed meanwhile. */
    private String span(Instant from, Instant to) {
        boolean changed =
                !zone.getRules()
                        .getOffset(bill.startedAt())
                        .equals(zone.getRules().getOffset(bill.endedAt()));
        String pattern = changed ? "HH:mm:ss xxx" : "HH:mm:ss";
        DateTimeFormatter time = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        DateTimeFormatter full = DateTimeFormatter.ofPattern("uuuu-MM-dd " + pattern, Locale.ROOT);
        boolean sameDay = from.atZone(zone).toLocalDate().equals(to.atZone(zone).toLocalDate());
        return full.format(from.atZone(zone))
                + " – "
                + (sameDay ? time : full).format(to.atZone(zone));
    }

    private String duration() {
        Duration took = Duration.between(bill.startedAt(), bill.endedAt());
        return "%d h %d min %d s"
                .formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart());
    }

    private String amount(long minor) {
        int places = Math.max(0, Currency.getInstance(bill.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(minor, places).toPlainString();
    }

    private static String kwh(long wh) {
        return BigDecimal.valueOf(wh, WH_PLACES_IN_KWH).toPlainString() + " kWh";
    }

    private static String item(TariffComponent.Kind kind) {
        return switch (kind) {
            case ENERGY -> "Energy";
            case SERVICE -> "Service";
            case FLAT -> "Flat fee";
        };
    }

    private static String unit(TariffComponent.Unit unit) {
        return switch (unit) {
            case KWH -> "kWh";
            case ORDER -> "order";
        };
    }
}
