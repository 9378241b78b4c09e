-- Whether the operator admitted a device, and what it told of its firmware, diagnostics and logs.
alter table devices
    add column admission          text not null default 'ACCEPTED',
    add column firmware_status    text,
    add column diagnostics_status text,
    add column log_status         text;

-- What devices told of their own security. The id is the device's and the number of the event in its stream.
create table device_security_events
(
    event_id    text primary key,
    device_id   text        not null,
    type        text        not null,
    tech_info   text,
    reported_at timestamptz,
    received_at timestamptz not null,
    at          timestamptz not null,
    time_source text        not null
);
create index device_security_events_of_device on device_security_events (device_id, at desc, event_id desc);

-- What devices reported that belongs to nothing, for a person to look at.
create table unmatched_reports
(
    report_id   text primary key,
    device_id   text        not null,
    action      text        not null,
    payload     text        not null,
    received_at timestamptz not null,
    version     bigint      not null
);
create index unmatched_reports_of_device on unmatched_reports (device_id, received_at desc, report_id desc);
