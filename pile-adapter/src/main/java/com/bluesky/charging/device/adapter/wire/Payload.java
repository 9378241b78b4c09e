package com.bluesky.charging.device.adapter.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Typed reading of a payload that its schema has accepted. What a schema cannot say, that an
 * integer fits and that a timestamp is one, is checked here and ends in a {@link PayloadViolation}.
 *
 * @param node the payload, or an object inside it
 */
public record Payload(JsonNode node) {

    /** The largest integer that every JSON implementation carries exactly (RFC 8259 §6). */
    private static final long LARGEST_INTEGER = (1L << 53) - 1;

    /** Years of four digits; a clock that is merely wrong is within. */
    private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

    /** ISO 8601 with an optional offset, with or without a colon in it. */
    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .optionalStart()
                    .appendOffsetId()
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HHmm", "Z")
                    .optionalEnd()
                    .toFormatter();

    /** The text of a required field. */
    public String text(String field) {
        return optionalText(field).orElseThrow(() -> missing(field));
    }

    /** The text of an optional field. */
    public Optional<String> optionalText(String field) {
        return node.path(field).isString()
                ? Optional.of(node.path(field).stringValue())
                : Optional.empty();
    }

    /** The integer of a required field, within ±(2⁵³ − 1). */
    public long integer(String field) {
        return optionalInteger(field).orElseThrow(() -> missing(field));
    }

    /** The integer of an optional field, within ±(2⁵³ − 1). */
    public OptionalLong optionalInteger(String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            return OptionalLong.empty();
        }
        if (!value.canConvertToLong()
                || value.asLong() > LARGEST_INTEGER
                || value.asLong() < -LARGEST_INTEGER) {
            throw new PayloadViolation(
                    ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, field + " is out of range.");
        }
        return OptionalLong.of(value.asLong());
    }

    /** The instant of a required field. A timestamp without an offset is taken as UTC. */
    public Instant instant(String field) {
        return optionalInstant(field).orElseThrow(() -> missing(field));
    }

    /** The instant of an optional field. A timestamp without an offset is taken as UTC. */
    public Optional<Instant> optionalInstant(String field) {
        return optionalText(field).map(text -> parse(field, text));
    }

    /** The objects of an array; empty when the field is absent. */
    public List<Payload> objects(String field) {
        return node.path(field).valueStream().map(Payload::new).toList();
    }

    private static Instant parse(String field, String text) {
        try {
            Instant instant =
                    switch (TIMESTAMP.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
                        case OffsetDateTime time -> time.toInstant();
                        case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
                        default -> throw new DateTimeException("Neither of the two asked for.");
                    };
            if (instant.isBefore(FIRST_INSTANT) || instant.isAfter(LAST_INSTANT)) {
                throw notATimestamp(field);
            }
            return instant;
        } catch (DateTimeException e) {
            throw notATimestamp(field);
        }
    }

    private static PayloadViolation notATimestamp(String field) {
        return new PayloadViolation(
                ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, field + " is not a timestamp.");
    }

    private static PayloadViolation missing(String field) {
        return new PayloadViolation(
                ErrorCode.OCCURENCE_CONSTRAINT_VIOLATION, field + " is missing.");
    }
}
