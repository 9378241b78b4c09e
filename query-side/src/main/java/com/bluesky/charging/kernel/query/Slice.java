package com.bluesky.charging.kernel.query;

import com.bluesky.charging.kernel.PageRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one page.
 *
 * @param next where the page ended; null when no more rows follow
 */
public record Slice<R>(List<R> rows, @Nullable String next) {

    /** How many rows to ask for: one more than the page holds tells whether more follow. */
    public static int sizeToFetch(PageRequest page) {
        return page.limit() + 1;
    }

    /** Cuts what was fetched down to the page. */
    public static <R> Slice<R> of(
            List<R> fetched, PageRequest page, Function<R, Position> position) {
        if (fetched.size() <= page.limit()) {
            return new Slice<>(fetched, null);
        }
        List<R> rows = fetched.subList(0, page.limit());
        return new Slice<>(rows, position.apply(rows.getLast()).toString());
    }
}
