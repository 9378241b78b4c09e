package com.bluesky.charging.kernel.query;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A statement in SQL that finds rows of one table, for filters that look into other tables. Only
 * what is asked for becomes part of it, so that the planner sees which index serves it.
 */
public final class Search<R> {

    private final Class<R> type;
    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private boolean byPattern;

    /**
     * Finds rows.
     *
     * @param alias of the table in conditions and order
     */
    public Search(Class<R> type, String table, String alias) {
        this.type = type;
        this.from = "select " + alias + ".* from " + table + " " + alias;
    }

    /** Only rows that meet a condition as well; what it names with a colon is a parameter. */
    public Search<R> where(String condition, Map<String, ?> parameters) {
        conditions.add(condition);
        values.putAll(parameters);
        return this;
    }

    /** Only rows in whose column of folded text a text is. */
    public Search<R> containing(String column, String text) {
        byPattern = true;
        return where(column + " like :text", Map.of("text", pattern(text)));
    }

    /** The first rows in an order. */
    @SuppressWarnings("unchecked") // A native query does not know what it was made for.
    public List<R> fetch(EntityManager entities, String order, int limit) {
        if (byPattern) {
            planByValues(entities);
        }
        String sql = from + " where " + String.join(" and ", conditions) + " order by " + order;
        Query query = entities.createNativeQuery(sql, type).setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    /**
     * Lets PostgreSQL see the values of the transaction's statements when it plans them. It does so
     * five times, and then makes one plan for all; which index is best for a pattern is decided by
     * how many have it.
     */
    public static void planByValues(EntityManager entities) {
        entities.createNativeQuery("set local plan_cache_mode = force_custom_plan").executeUpdate();
    }

    /** A text as it is looked for: without regard to case and to the width of letters. */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The pattern of what contains a text; what has a meaning in a pattern stands for itself. */
    private static String pattern(String text) {
        String plain = folded(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + plain + "%";
    }
}
