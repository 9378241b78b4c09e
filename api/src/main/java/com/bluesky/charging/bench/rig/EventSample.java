package com.bluesky.charging.bench.rig;

import org.springframework.jdbc.core.simple.JdbcClient;

/** An event as the store keeps it, of which others like it are made. */
public record EventSample(
        String type,
        String timestamp,
        String payloadType,
        String payloadRevision,
        String payload,
        String metaData) {

    /** The latest of a type. */
    public static EventSample latest(JdbcClient tables, String payloadType) {
        return tables.sql(
                        """
                        SELECT type, time_stamp, payload_type, payload_revision,
                               convert_from(payload, 'UTF8') AS payload, convert_from(meta_data, 'UTF8') AS meta_data
                        FROM events.domain_event_entry WHERE payload_type = :type
                        ORDER BY global_index DESC LIMIT 1
                        """)
                .param("type", payloadType)
                .query((row, _) ->
                        new EventSample(
                                row.getString("type"),
                                row.getString("time_stamp"),
                                row.getString("payload_type"),
                                row.getString("payload_revision"),
                                row.getString("payload"),
                                row.getString("meta_data")))
                .single();
    }
}
