-- What the adapter has to know of devices, to tell whose a report is and whether a connector exists.
create table known_device (
    device_id   text primary key,
    operator_id text not null
);

create table known_connector (
    device_id    text    not null references known_device,
    connector_id integer not null,
    primary key (device_id, connector_id)
);

-- A charge that a pile is, or was, to start for an order, and the one-time tag that it does it with.
-- The plain tag is here only until the pile has answered; lookups go by its keyed MAC.
create table charge (
    order_id     text        primary key,
    device_id    text        not null,
    connector_id integer     not null,
    tag_mac      text        not null unique,
    tag          text,
    group_tag    text,
    expires_at   timestamptz not null,
    over         boolean     not null default false,
    created_at   timestamptz not null
);

create index charge_of_connector on charge (device_id, connector_id, created_at desc) where not over;

-- What piles are to be asked. A row goes QUEUED, SENT, ANSWERED, DONE and never back, so that what
-- may have been sent is not sent again: after a crash SENT means that nobody knows.
create table call (
    call_id        bigint generated always as identity primary key,
    order_id       text        not null,
    kind           text        not null check (kind in ('START', 'STOP')),
    attempt        integer     not null,
    device_id      text        not null,
    connector_id   integer     not null,
    transaction_id text,
    expires_at     timestamptz not null,
    correlation_id text,
    causation_id   text,
    state          text        not null check (state in ('QUEUED', 'SENT', 'ANSWERED', 'DONE')),
    node           text,
    outcome        text,
    detail         text,
    created_at     timestamptz not null,
    unique (order_id, kind, attempt)
);

create index call_to_do on call (call_id) where state <> 'DONE';

-- OCPP 1.6 transactions. A repeated StartTransaction finds its first row by what it says, so
-- started_at is as the pile's clock says; began_at and stopped_at are the times that were accepted.
create sequence transaction_id as integer minvalue 1;

create table pile_transaction (
    transaction_id integer     primary key default nextval('transaction_id'),
    device_id      text        not null,
    connector_id   integer     not null,
    tag_mac        text        not null,
    meter_start_wh bigint      not null,
    started_at     timestamptz not null,
    began_at       timestamptz not null,
    order_id       text,
    stopped_at     timestamptz,
    unique (device_id, connector_id, tag_mac, meter_start_wh, started_at)
);

create index transaction_of_order on pile_transaction (order_id);
