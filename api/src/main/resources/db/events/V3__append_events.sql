-- Stores events in the order in which they are given, in one statement. Whoever appends holds the
-- lock until its commit, so the order of commits is the order of indexes, also with several nodes: a
-- reader that has seen an index never finds a lower one later.
CREATE FUNCTION append_events(
    event_identifiers     text[],
    aggregate_identifiers text[],
    sequence_numbers      bigint[],
    types                 text[],
    time_stamps           text[],
    payload_types         text[],
    payload_revisions     text[],
    payloads              bytea[],
    meta_data             bytea[]
) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('append_events'), current_schema()::regnamespace::oid::integer);
    INSERT INTO domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                    payload_type, payload_revision, payload, meta_data)
    SELECT row.event_identifier, row.aggregate_identifier, row.sequence_number, row.type, row.time_stamp,
           row.payload_type, row.payload_revision, row.payload, row.meta_data
    FROM unnest(event_identifiers, aggregate_identifiers, sequence_numbers, types, time_stamps,
                payload_types, payload_revisions, payloads, append_events.meta_data)
         WITH ORDINALITY AS row (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                 payload_type, payload_revision, payload, meta_data, position)
    ORDER BY row.position;
END
$$;
