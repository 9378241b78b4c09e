package com.bluesky.charging.price.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Schedules of the tariffs that were asked for last. A schedule follows from its tariff alone, so
 * one that is kept is never out of date.
 */
final class RecentSchedules {

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Tariff, WeeklySchedule> kept;

    /**
     * @param most how many are kept; the one that was asked for longest ago goes first
     */
    RecentSchedules(int most) {
        this.most = most;
        this.kept = new LinkedHashMap<>(16, 0.75f, true);
    }

    /** The schedule of a tariff, which is made when none is kept. */
    WeeklySchedule of(Tariff tariff, Function<Tariff, WeeklySchedule> maker) {
        WeeklySchedule known = find(tariff);
        return known == null ? keep(tariff, maker.apply(tariff)) : known;
    }

    private @Nullable WeeklySchedule find(Tariff tariff) {
        lock.lock();
        try {
            return kept.get(tariff);
        } finally {
            lock.unlock();
        }
    }

    private WeeklySchedule keep(Tariff tariff, WeeklySchedule schedule) {
        lock.lock();
        try {
            kept.put(tariff, schedule);
            if (kept.size() > most) {
                kept.remove(kept.keySet().iterator().next());
            }
            return schedule;
        } finally {
            lock.unlock();
        }
    }
}
