package com.bluesky.charging.order.web.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of a document. A text is written with the first font that has its characters; one that
 * none has is written as its number in Unicode, so that nothing is lost. What is used of a font is
 * embedded.
 */
final class Typeface implements AutoCloseable {

    /** Latin, Greek, Cyrillic and Hebrew; comes with PDFBox. */
    private static final String FIRST =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Chinese, Japanese, Korean and what the first one lacks. */
    private static final String FALLBACK = "/fonts/DroidSansFallbackFull.ttf";

    private static final float UNITS = 1_000;

    /** Fonts that were needed before; unpacking one takes longer than writing a bill. */
    private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();

    /** Characters of one font. */
    record Run(PDFont font, String text) {}

    private record Face(TrueTypeFont file, CmapLookup characters, PDFont font) {

        boolean has(int character) {
            return characters.getGlyphId(character) != 0;
        }
    }

    private final PDDocument document;
    private final List<Face> faces = new ArrayList<>();

    Typeface(PDDocument document) throws IOException {
        this.document = document;
        faces.add(load(FIRST));
    }

    private Face load(String resource) throws IOException {
        byte[] bytes = FILES.computeIfAbsent(resource, Typeface::read);
        TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        // Ligatures take a hundred times as long as the text, and bills need none.
        file.setEnableGsub(false);
        PDFont font = PDType0Font.load(document, file, true);
        return new Face(file, file.getUnicodeCmapLookup(), font);
    }

    private static byte[] read(String resource) {
        try (InputStream bytes = Typeface.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("The font " + resource + " is missing.");
            }
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + resource + " cannot be read.", e);
        }
    }

    /** A text cut where the font changes. */
    List<Run> runs(String text) throws IOException {
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        PDFont font = faces.getFirst().font();
        for (int character : text.codePoints().toArray()) {
            Face face = faceOf(character);
            String written =
                    face.has(character) ? Character.toString(character) : number(character);
            if (!face.font().equals(font) && !run.isEmpty()) {
                runs.add(new Run(font, run.toString()));
                run.setLength(0);
            }
            font = face.font();
            run.append(written);
        }
        runs.add(new Run(font, run.toString()));
        return runs;
    }

    /** The fallback is large, and most bills do not need it. */
    private Face faceOf(int character) throws IOException {
        Face first = faces.getFirst();
        if (first.has(character)) {
            return first;
        }
        if (faces.size() == 1) {
            faces.add(load(FALLBACK));
        }
        return faces.getLast().has(character) ? faces.getLast() : first;
    }

    private static String number(int character) {
        return Character.isWhitespace(character) || Character.isISOControl(character)
                ? " "
                : String.format(Locale.ROOT, "[U+%04X]", character);
    }

    float width(String text, float size) throws IOException {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.font().getStringWidth(run.text()) / UNITS * size;
        }
        return width;
    }

    @Override
    public void close() throws IOException {
        for (Face face : faces) {
            face.file().close();
        }
    }
}
