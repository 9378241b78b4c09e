-- When a call was handed to its link.
alter table call add column sent_at timestamptz;

-- What people and automations ask of piles (orders ask by the table call). The states are those of
-- call. The plain payload may hold tags and credentials and is here only until the call is over;
-- "shown" is what may be shown of it. Both are forgotten in the end, and the row itself stays, so
-- that a request is known again however late it is repeated. Only what the system asked goes whole.
create table device_call (
    call_id     bigint generated always as identity primary key,
    public_id   text        not null unique,
    device_id   text        not null,
    operator_id text        not null,
    action      text        not null,
    payload     text,
    shown       text,
    fingerprint text,
    actor_kind  text        not null,
    actor_id    text,
    key_id      text,
    request_id  text,
    state       text        not null check (state in ('QUEUED', 'SENT', 'ANSWERED', 'DONE')),
    node        text,
    outcome     text        check (outcome in ('ANSWERED', 'FAILED', 'UNANSWERED', 'NOT_SENT')),
    response    text,
    code        text,
    detail      text,
    expires_at  timestamptz not null,
    created_at  timestamptz not null,
    sent_at     timestamptz,
    settled_at  timestamptz
);

create index device_call_to_do on device_call (call_id) where state <> 'DONE';
create index device_call_open on device_call (device_id, call_id) where state <> 'DONE';
create index device_call_kept on device_call (device_id, call_id desc) where shown is not null;
create index device_call_by_age on device_call (created_at) where shown is not null;

-- Numbers that OCPP wants of us, unique on a pile because they are unique everywhere.
create sequence reservation_id as integer minvalue 1;
create sequence log_request_id as integer minvalue 1;

-- Which devices told their configuration; the others are asked when they are linked.
create table told_configuration (
    device_id text        primary key,
    told_at   timestamptz not null
);
