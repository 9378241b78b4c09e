package com.bluesky.charging.kernel.query;

import com.bluesky.charging.kernel.PageRequest;
import jakarta.persistence.EntityManager;
import java.util.function.Function;

/**
 * The order of a list by an instant and, within the same instant, by id. A page begins after a
 * position and not at a number, so rows that come meanwhile neither repeat nor hide others.
 *
 * @param at the attribute with the instant
 * @param id the attribute with the id
 * @param newestFirst the direction of both
 */
public record Keyset<R>(
        Class<R> type, String at, String id, boolean newestFirst, Function<R, Position> position) {

    /** Reads one page of the rows that pass a filter. */
    public Slice<R> page(EntityManager entities, Condition filter, PageRequest page) {
        Condition wanted =
                page.after() == null
                        ? filter
                        : Condition.allOf(filter, beyond(Position.parse(page.after())));
        String direction = newestFirst ? " desc" : "";
        return Slice.of(
                Rows.first(
                        entities,
                        type,
                        wanted,
                        "row." + at + direction + ", row." + id + direction,
                        Slice.sizeToFetch(page)),
                page,
                position);
    }

    /**
     * Written as "not before and (after or greater id)", because an index serves the first part
     * alone.
     */
    private Condition beyond(Position end) {
        String text =
                newestFirst
                        ? "row.%1$s <= ? and (row.%1$s < ? or row.%2$s < ?)"
                        : "row.%1$s >= ? and (row.%1$s > ? or row.%2$s > ?)";
        return Condition.of(text.formatted(at, id), end.at(), end.at(), end.id());
    }
}
