package com.bluesky.charging.wallet.query;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.Rows;
import com.bluesky.charging.kernel.query.Slice;
import com.bluesky.charging.wallet.contract.ListMovements;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * Reads the movements in a wallet, newest first. Their order is that of the wallet's events and not
 * that of their times, so that each balance follows from the one below it.
 */
final class Statement {

    private Statement() {}

    static Slice<MovementRow> page(EntityManager entities, String walletId, ListMovements query) {
        PageRequest page = query.page();
        Condition wanted =
                Condition.allOf(
                        Filters.equal("key.walletId", walletId),
                        Filters.since("at", query.from()),
                        Filters.before("at", query.to()),
                        Filters.since("updatedAt", query.updatedSince()),
                        beyond(page.after()));
        return Slice.of(
                Rows.first(
                        entities,
                        MovementRow.class,
                        wanted,
                        "row.key.number desc",
                        Slice.sizeToFetch(page)),
                page,
                MovementRow::position);
    }

    private static @Nullable Condition beyond(@Nullable String after) {
        return after == null
                ? null
                : Condition.of("row.key.number < ?", Long.valueOf(Position.parse(after).id()));
    }
}
