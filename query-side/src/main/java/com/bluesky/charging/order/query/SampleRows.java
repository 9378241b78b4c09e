package com.bluesky.charging.order.query;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SampleRows extends Repository<SampleRow, SampleRow.Key> {

    @Query(
            """
            select s from SampleRow s
            where s.key.orderId = :orderId and s.recordedAt >= :since
            order by s.key.at, s.key.eventSequence, s.key.position
            """)
    List<SampleRow> first(String orderId, Instant since, Limit limit);

    @Query(
            """
            select s from SampleRow s
            where s.key.orderId = :orderId and s.recordedAt >= :since
              and s.key.at >= :at
              and (s.key.at > :at
                or s.key.eventSequence > :eventSequence
                or s.key.eventSequence = :eventSequence and s.key.position > :position)
            order by s.key.at, s.key.eventSequence, s.key.position
            """)
    List<SampleRow> after(
            String orderId,
            Instant since,
            Instant at,
            long eventSequence,
            int position,
            Limit limit);

    @Query(
            """
            select s from SampleRow s
            where s.key.orderId = :orderId
              and s.key.eventSequence > :after
              and s.key.eventSequence <= :until
            order by s.key.eventSequence, s.key.position
            """)
    List<SampleRow> ofEvents(String orderId, long after, long until, Limit limit);
}
