-- Which node holds the socket of a pile. Online is a lease: a row whose node is set and whose
-- last_seen_at is young enough. A node that dies leaves rows that grow old by themselves.
create sequence link_epoch;

create table link (
    device_id    text        primary key,
    node         text,
    epoch        bigint      not null,
    connected_at timestamptz not null,
    last_seen_at timestamptz not null
);
