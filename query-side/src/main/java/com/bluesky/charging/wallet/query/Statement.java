package com.bluesky.charging.wallet.query;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.wallet.contract.ListMovements;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;

/**
 * Reads the movements in a wallet, newest first. Their order is that of the wallet's events and not
 * that of their times, so that each balance follows from the one below it.
 */
final class Statement {

    private static final String WALLET = "walletId";
    private static final String NUMBER = "number";
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "key." + NUMBER);

    private Statement() {}

    static Slice<MovementRow> page(MovementRows rows, String walletId, ListMovements query) {
        PageRequest page = query.page();
        PredicateSpecification<MovementRow> wanted =
                Filters.allOf(
                        (row, cb) -> cb.equal(row.get("key").get(WALLET), walletId),
                        Filters.since("at", query.from()),
                        before(query.to()),
                        Filters.since("updatedAt", query.updatedSince()),
                        beyond(page.after()));
        return rows.findBy(
                wanted,
                found ->
                        Slice.of(
                                found.sortBy(NEWEST_FIRST).limit(Slice.sizeToFetch(page)).all(),
                                page,
                                MovementRow::position));
    }

    private static @Nullable PredicateSpecification<MovementRow> before(@Nullable Instant to) {
        return to == null ? null : (row, cb) -> cb.lessThan(row.get("at"), to);
    }

    private static @Nullable PredicateSpecification<MovementRow> beyond(@Nullable String after) {
        if (after == null) {
            return null;
        }
        long number = Long.parseLong(Position.parse(after).id());
        return (row, cb) -> cb.lessThan(row.get("key").get(NUMBER), number);
    }
}
