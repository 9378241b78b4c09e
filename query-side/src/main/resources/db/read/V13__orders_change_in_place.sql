-- A reading of a running order changes what no B-tree holds, so PostgreSQL writes the row anew in the same page and touches
-- no index; pages keep room for that. What changed lately is found by the ranges of pages that it lies in. The few orders that
-- change a day after their request or later say so in a column of their own, which is empty while an order runs.
alter table orders set (fillfactor = 60);
drop index orders_updated;
drop index orders_updated_late;
create index orders_updated on orders using brin (updated_at) with (pages_per_range = 32, autosummarize = on);
alter table orders add column updated_late_at timestamptz;
update orders set updated_late_at = updated_at where updated_at - requested_at > interval '24 hours';
create index orders_updated_late on orders (operator_id, updated_late_at) include (requested_at)
    where updated_late_at is not null;
