-- The orders of a day are found by when they were requested, which is the order of the list; these are the few that ended,
-- were settled or changed more than a day later.
create index orders_ended_late on orders (operator_id, ended_at) include (requested_at)
    where ended_at - requested_at > interval '24 hours';
create index orders_settled_late on orders (operator_id, settled_at) include (requested_at)
    where settled_at - requested_at > interval '24 hours';
create index orders_updated_late on orders (operator_id, updated_at) include (requested_at)
    where updated_at - requested_at > interval '24 hours';
