-- When what is only ever added was recorded, so that each list can be asked what is new. The rows are made anew of the
-- events, which know it; those of orders keep the time at which they were received.
truncate devices, connectors, device_statuses, device_security_events, unmatched_reports;
delete from token_entry where processor_name in ('read.device', 'read.unmatched-report');

alter table device_statuses add column recorded_at timestamptz not null;
create index device_statuses_recorded on device_statuses (device_id, recorded_at);
alter table device_security_events add column recorded_at timestamptz not null;
create index device_security_events_recorded on device_security_events (device_id, recorded_at);
alter table unmatched_reports add column recorded_at timestamptz not null;
create index unmatched_reports_recorded on unmatched_reports (device_id, recorded_at);

-- The readings of one order are few enough to look at each.
alter table order_samples add column recorded_at timestamptz;
update order_samples set recorded_at = received_at;
alter table order_samples alter column recorded_at set not null;
