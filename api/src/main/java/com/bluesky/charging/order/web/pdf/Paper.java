package com.bluesky.charging.order.web.pdf;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Pages of A4 that are written from top to bottom. Lengths are points, 1/72 inch. */
final class Paper implements AutoCloseable {

    static final float MARGIN = 50;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    static final float RIGHT = MARGIN + WIDTH;

    private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;

    /** What belongs to the foot of each page. */
    private static final float FOOT = MARGIN + 30;

    private static final float LEADING = 1.35f;

    /** A line of letters that are a little thicker stands in for a bold font. */
    private static final float BOLD_STROKE = 0.035f;

    /** How letters look. */
    record Style(float size, boolean bold, Color colour) {

        Style bolder() {
            return new Style(size, true, colour);
        }
    }

    private final PDDocument document;
    private final Typeface typeface;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream content;
    private float y;

    Paper(PDDocument document, Typeface typeface) throws IOException {
        this.document = document;
        this.typeface = typeface;
        content = newPage();
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        y = TOP;
        return new PDPageContentStream(document, page);
    }

    /** Whether something of a height still fits on the page. */
    boolean fits(float height) {
        return y - height >= FOOT;
    }

    void nextPage() throws IOException {
        content.close();
        content = newPage();
    }

    float y() {
        return y;
    }

    void moveTo(float height) {
        y = height;
    }

    void down(float by) {
        y -= by;
    }

    void left(String text, float x, Style style) throws IOException {
        write(content, text, x, y, style);
    }

    void right(String text, float x, Style style) throws IOException {
        write(content, text, x - typeface.width(text, style.size()), y, style);
    }

    /** A text in as many lines as it needs; the position is then below it. */
    void paragraph(String text, float x, float width, Style style) throws IOException {
        for (String line : lines(text, width, style.size())) {
            left(line, x, style);
            y -= style.size() * LEADING;
        }
    }

    /** Breaks at spaces, and within words only that are too long by themselves. */
    private List<String> lines(String text, float width, float size) throws IOException {
        if (typeface.width(text, size) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int space = -1;
        for (int character : text.codePoints().toArray()) {
            line.appendCodePoint(character);
            if (typeface.width(line.toString(), size) > width && line.length() > 1) {
                int end = space > 0 ? space : line.length() - Character.charCount(character);
                lines.add(line.substring(0, end).strip());
                line.delete(0, end);
                space = -1;
            }
            if (character == ' ') {
                space = line.length() - 1;
            }
        }
        lines.add(line.toString().strip());
        return lines;
    }

    void rule(Color colour) throws IOException {
        content.setStrokingColor(colour);
        content.setLineWidth(0.6f);
        content.moveTo(MARGIN, y);
        content.lineTo(RIGHT, y);
        content.stroke();
    }

    /** A coloured box behind what is written next. */
    void box(float height, Color colour) throws IOException {
        content.setNonStrokingColor(colour);
        content.addRect(MARGIN, y - height, WIDTH, height);
        content.fill();
    }

    private void write(PDPageContentStream to, String text, float x, float height, Style style)
            throws IOException {
        to.beginText();
        to.setNonStrokingColor(style.colour());
        to.setStrokingColor(style.colour());
        to.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        to.setLineWidth(style.size() * BOLD_STROKE);
        to.newLineAtOffset(x, height);
        for (Typeface.Run run : typeface.runs(text)) {
            to.setFont(run.font(), style.size());
            to.showText(run.text());
        }
        to.endText();
    }

    /** Writes the foot of every page, when it is known how many there are. */
    void foot(String left, String right, Style style) throws IOException {
        content.close();
        for (int i = 0; i < pages.size(); i++) {
            try (PDPageContentStream page =
                    new PDPageContentStream(
                            document, pages.get(i), AppendMode.APPEND, true, true)) {
                write(page, left, MARGIN, MARGIN, style);
                String number = right + " · page " + (i + 1) + " of " + pages.size();
                float x = RIGHT - typeface.width(number, style.size());
                write(page, number, x, MARGIN, style);
            }
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
