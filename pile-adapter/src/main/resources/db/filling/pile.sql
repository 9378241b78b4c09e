-- Fills in what people asked of piles, and frames of their links, for measuring. In one transaction; a setting of it says before:
--   filling.devices   JSON: [{"device_id", "operator_id"}]

create temp table filling_device on commit drop as
select device_id, operator_id
from json_to_recordset(current_setting('filling.devices')::json) as given (device_id text, operator_id text);

insert into device_call (public_id, device_id, operator_id, action, payload, shown, actor_kind, actor_id, state, outcome, response,
                         expires_at, created_at, sent_at, settled_at)
select 'cmd-' || device_id || '-' || i, device_id, operator_id, 'UnlockConnector', null, '{"connectorId":1}', 'customer',
       'cust-1', 'DONE', 'ANSWERED', '{"status":"Unlocked"}', at + interval '1 minute', at, at + interval '1 second',
       at + interval '2 seconds'
from filling_device, generate_series(1, 10) i, lateral (select now() - interval '1 hour' * i as at) asked;

insert into trace_frame (device_id, direction, at, text)
select device_id, case when i % 2 = 0 then 'TO_PILE' else 'FROM_PILE' end, now() - interval '1 minute' * i,
       '[2,"' || i || '","Heartbeat",{}]'
from filling_device, generate_series(1, 10) i;

analyze device_call, trace_frame;
