package com.bluesky.charging.kernel.query;

import com.bluesky.charging.kernel.PageRequest;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/**
 * The order of a list by an instant and, within the same instant, by id. A page begins after a
 * position and not at a number, so rows that come meanwhile neither repeat nor hide others.
 *
 * @param at the attribute with the instant
 * @param id the attribute with the id
 * @param direction of both
 */
public record Keyset<R>(
        String at, String id, Sort.Direction direction, Function<R, Position> position) {

    /** Reads one page of the rows that pass a filter. */
    public Slice<R> page(
            JpaSpecificationExecutor<R> rows, PredicateSpecification<R> filter, PageRequest page) {
        PredicateSpecification<R> wanted =
                page.after() == null ? filter : filter.and(beyond(Position.parse(page.after())));
        return rows.findBy(
                wanted,
                query ->
                        Slice.of(
                                query.sortBy(Sort.by(direction, at, id))
                                        .limit(Slice.sizeToFetch(page))
                                        .all(),
                                page,
                                position));
    }

    /**
     * Written as "not before and (after or greater id)", because an index serves the first part
     * alone.
     */
    private PredicateSpecification<R> beyond(Position end) {
        return (row, cb) -> {
            var instant = row.<Instant>get(at);
            var key = row.<String>get(id);
            return direction.isAscending()
                    ? cb.and(
                            cb.greaterThanOrEqualTo(instant, end.at()),
                            cb.or(cb.greaterThan(instant, end.at()), cb.greaterThan(key, end.id())))
                    : cb.and(
                            cb.lessThanOrEqualTo(instant, end.at()),
                            cb.or(cb.lessThan(instant, end.at()), cb.lessThan(key, end.id())));
        };
    }
}
