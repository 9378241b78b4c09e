package com.bluesky.charging.kernel.query;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/** Reads the rows of one table that meet a condition. */
public final class Rows {

    private Rows() {}

    /** The only one; no more than one meets the condition. */
    public static <R> Optional<R> find(EntityManager entities, Class<R> type, Condition wanted) {
        return Optional.ofNullable(query(entities, type, wanted, "").getSingleResultOrNull());
    }

    /**
     * The first ones.
     *
     * @param order says {@code row} for a row
     */
    public static <R> List<R> first(
            EntityManager entities, Class<R> type, Condition wanted, String order, int limit) {
        return query(entities, type, wanted, " order by " + order)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * One attribute of the row at a place.
     *
     * @param order says {@code row} for a row
     * @param place counted from 0
     * @return empty when there are no more rows than that
     */
    public static <V> Optional<V> valueAt(
            EntityManager entities,
            Class<?> type,
            String attribute,
            Class<V> valueType,
            Condition wanted,
            String order,
            int place) {
        return query(entities, "row." + attribute, valueType, type, wanted, " order by " + order)
                .setFirstResult(place)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    private static <R> TypedQuery<R> query(
            EntityManager entities, Class<R> type, Condition wanted, String order) {
        return query(entities, "row", type, type, wanted, order);
    }

    private static <V> TypedQuery<V> query(
            EntityManager entities,
            String selected,
            Class<V> selectedType,
            Class<?> type,
            Condition wanted,
            String order) {
        StringBuilder hql = new StringBuilder("select ").append(selected);
        hql.append(" from ").append(type.getName()).append(" row");
        if (!wanted.text().isEmpty()) {
            hql.append(" where ");
        }
        int values = 0;
        for (char character : wanted.text().toCharArray()) {
            hql.append(character);
            if (character == '?') {
                values++;
                hql.append(values);
            }
        }
        TypedQuery<V> query = entities.createQuery(hql.append(order).toString(), selectedType);
        for (int i = 0; i < values; i++) {
            query.setParameter(i + 1, wanted.values().get(i));
        }
        return query;
    }
}
