package com.bluesky.charging.device.query;

import jakarta.persistence.EntityManager;
import java.time.Instant;

/**
 * Which devices changed since an instant: those that did themselves, and those of which a connector
 * did. There are two ways to say it. PostgreSQL cannot tell beforehand which is faster, because it
 * does not know how many devices are in both, so they are counted, up to a number.
 */
final class ChangedDevices {

    /** To read so many by their keys and to sort them takes two milliseconds. */
    static final int FEW = 1_000;

    private static final String CONNECTORS =
            "select c.device_id from connectors c"
                    + " where c.operator_id = :operator and c.updated_at >= :since";

    private static final String DEVICES =
            "select own.device_id from devices own"
                    + " where own.operator_id = :operator and own.updated_at >= :since";

    private static final String COUNT =
            "select count(*) from (("
                    + CONNECTORS
                    + " limit :most) union all ("
                    + DEVICES
                    + " limit :most)) changed";

    /** Reads those that changed, whatever their place in the list, and sorts them. */
    private static final String OF_FEW =
            "d.device_id in (" + CONNECTORS + " union all " + DEVICES + ")";

    /** Reads the list until its page is full. */
    private static final String OF_MANY =
            "(d.updated_at >= :since or d.device_id in (" + CONNECTORS + "))";

    private ChangedDevices() {}

    /** The condition on {@code devices d}, whose parameters :operator and :since are. */
    static String condition(EntityManager entities, String operatorId, Instant since) {
        long changed =
                (Long)
                        entities.createNativeQuery(COUNT, Long.class)
                                .setParameter("operator", operatorId)
                                .setParameter("since", since)
                                .setParameter("most", FEW + 1)
                                .getSingleResult();
        return changed > FEW ? OF_MANY : OF_FEW;
    }
}
