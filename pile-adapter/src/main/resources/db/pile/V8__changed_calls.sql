-- When something of a call changed last: it is asked for, sent, and over, and nothing else of it is shown to change.
alter table device_call
    add column updated_at timestamptz not null generated always as (greatest(created_at, sent_at, settled_at)) stored;
create index device_call_updated on device_call (device_id, updated_at) where shown is not null;
