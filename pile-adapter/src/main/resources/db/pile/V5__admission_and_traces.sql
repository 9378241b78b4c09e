-- What an administrator decided about a device.
alter table known_device add column admission text not null default 'ACCEPTED';

-- The traces that were asked for, one row for each request: who may read frames, and when that ends.
-- The rows stay, so that it can be told later who had a device traced.
create table trace (
    trace_id   text        primary key,
    device_id  text        not null,
    started_by text        not null,
    minutes    integer     not null,
    started_at timestamptz not null,
    until_at   timestamptz not null,
    stopped_at timestamptz
);

create index trace_of_device on trace (device_id, until_at);

-- What was written down, secrets and tags masked. Bounded for each device, and deleted after a day.
create table trace_frame (
    frame_id  bigint generated always as identity primary key,
    device_id text        not null,
    direction text        not null check (direction in ('FROM_PILE', 'TO_PILE')),
    at        timestamptz not null,
    text      text        not null
);

create index trace_frame_of_device on trace_frame (device_id, frame_id);
create index trace_frame_by_age on trace_frame (at);
