-- Fills the read models with rows as half a year of business would leave them, for measuring. In one transaction, on empty tables; settings
-- of the transaction say before:
--   filling.orders, filling.users, filling.sites   how many, multiples of 1000
--   filling.customers                              JSON: [{"customer_no", "customer_id", "operator_no", "operator_id", "width"}], widths adding up to 1000
-- Who has what is spread evenly over time and over the tables: the nth order (user, site) belongs to the customer in whose part (n * 7919) % 1000
-- falls. Ids are UUIDs made of numbers, so they are as scattered as real ones, and what belongs together is found by arithmetic.

set local work_mem = '128MB';
set local maintenance_work_mem = '512MB';

-- Indexes are made when the rows are there: that takes a tenth of the time. Those of constraints stay.
create temp table filling_index on commit drop as
select tablename, indexname, indexdef
from pg_indexes
where schemaname = current_schema()
  and not exists (select from pg_constraint where conname = indexname and connamespace = current_schema()::regnamespace);

-- Their tables are taken all at once, or none of them while a query still reads one: it may read others later.
do
$$
    declare
        read text;
    begin
        for attempt in 1..1000
            loop
                begin
                    for read in select distinct tablename from filling_index
                        loop
                            execute format('lock table %I in access exclusive mode nowait', read);
                        end loop;
                    return;
                exception
                    when lock_not_available then
                        perform pg_sleep(0.02);
                end;
            end loop;
        raise exception 'the read models are read all the time';
    end
$$;

do
$$
    declare
        index record;
    begin
        for index in select indexname from filling_index
            loop
                execute format('drop index %I', index.indexname);
            end loop;
    end
$$;

create temp table filling_customer on commit drop as
select customer_no, customer_id, operator_no, operator_id, width,
       sum(width) over (order by customer_no) - width as low
from json_to_recordset(current_setting('filling.customers')::json)
         as given (customer_no integer, customer_id text, operator_no integer, operator_id text, width integer);

create temp table filling_residue on commit drop as
select r, customer_no, customer_id, operator_no, operator_id, width,
       row_number() over (partition by customer_no order by r) - 1 as customer_rank,
       row_number() over (partition by operator_no order by r) - 1 as operator_rank
from generate_series(0, 999) r
         join filling_customer on (r * 7919) % 1000 >= low and (r * 7919) % 1000 < low + width;

create temp table filling_operator on commit drop as
select operator_no, operator_id, sum(width) as width from filling_customer group by operator_no, operator_id;
analyze filling_customer, filling_residue, filling_operator;

create function pg_temp.setting(name text) returns bigint stable language sql as
$$ select current_setting('filling.' || name)::bigint $$;

-- An id as the application makes them, of what it is the id of.
create function pg_temp.id_of(prefix text, owner integer, number bigint) returns text immutable language sql as
$$ select prefix || '-' || md5(prefix || owner || ':' || number)::uuid $$;

-- A number from 0 to below a bound that looks like chance and is the same each time.
create function pg_temp.chance(number bigint, bound integer) returns integer immutable language sql as
$$ select ((number * 2654435761) % 4294967296 * bound / 4294967296)::integer $$;

-- When the nth of so many things happened: over half a year, up to now.
create function pg_temp.moment(number bigint, of_so_many bigint) returns timestamptz stable language sql as
$$ select date_trunc('second', now()) - interval '180 days' * (1 - number::double precision / of_so_many) $$;

insert into users (user_id, operator_id, customer_id, name, phone, email, external_reference, currency, status,
                   registered_at, updated_at, version)
select pg_temp.id_of('user', customer_no, n / 1000 * width + customer_rank), operator_id, customer_id,
       (array['Lin','Wang','Zhang','Chen','Liu','Anna','Paul','Maria','Ivan','Ada'])[1 + pg_temp.chance(n, 10)] || ' '
           || (array['Wei','Fang','Jing','Smith','Novak','Meyer','Rossi','Silva'])[1 + pg_temp.chance(n * 31 + 7, 8)]
           || ' ' || n,
       '+86139' || lpad(n::text, 8, '0'), 'driver' || n || '@example.com', 'ref-' || n, 'CNY',
       case when n % 50 = 0 then 'DEACTIVATED' else 'ACTIVE' end,
       pg_temp.moment(n, pg_temp.setting('users')), pg_temp.moment(n, pg_temp.setting('users')), 0
from generate_series(0, pg_temp.setting('users') - 1) n join filling_residue on r = n % 1000;

insert into wallet_holders (user_id, operator_id, customer_id, currency, version)
select user_id, operator_id, customer_id, currency, 0 from users;

insert into wallets (wallet_id, currency, balance_minor, held_minor, owed_minor, version)
select 'wallet-' || user_id, 'CNY', 100000, 0, 0, 0 from users;

insert into top_ups (top_up_id, wallet_id, user_id, operator_id, customer_id, amount_minor, currency, payment_reference,
                     at, wallet_version, updated_at, version)
select 'topup-' || md5(user_id || i)::uuid,
       'wallet-' || user_id, user_id, operator_id, customer_id, 50000, 'CNY', 'pay-' || i,
       registered_at + interval '1 day' * i, i, registered_at + interval '1 day' * i, 0
from users, generate_series(1, 3) i;

insert into refunds (refund_id, wallet_id, user_id, operator_id, customer_id, amount_minor, currency, refund_reference,
                     at, wallet_version, updated_at, version)
select 'refund-' || user_id || '-' || i,
       'wallet-' || user_id, user_id, operator_id, customer_id, 100, 'CNY', 'back-' || i,
       registered_at + interval '2 days' * i, 3 + i, registered_at + interval '2 days' * i, 0
from users, generate_series(1, 2) i;

insert into cards (card_id, operator_id, customer_id, user_id, label, registered_at, version, updated_at)
select 'card-' || case when i = 1 then '' else i || '-' end || user_id, operator_id, customer_id, user_id, 'Card ' || i,
       registered_at + interval '1 minute' * i, 0, registered_at + interval '1 minute' * i
from users, generate_series(1, 2) i;

-- A thousand of each, spread over the operators as their business is; of a customer's keys all but two have ended.
insert into operators (operator_id, name, currency, registered_at, version, updated_at)
select pg_temp.id_of('opr', 0, n), 'Operator ' || n, 'CNY', pg_temp.moment(n, 1000), 0, pg_temp.moment(n, 1000)
from generate_series(0, 999) n;

insert into customers (customer_id, operator_id, name, payment_mode, currency, registered_at, version, updated_at)
select pg_temp.id_of('cust', operator_no, operator_rank), operator_id, 'Customer ' || r, 'WALLET', 'CNY',
       pg_temp.moment(r, 1000), 0, pg_temp.moment(r, 1000)
from filling_residue;

insert into administrators (administrator_id, operator_id, name, email, registered_at, updated_at, version)
select pg_temp.id_of('adm', operator_no, operator_rank), operator_id, 'Administrator ' || r, 'office' || r || '@example.com',
       pg_temp.moment(r, 1000), pg_temp.moment(r, 1000), 0
from filling_residue;

insert into api_keys (key_id, customer_id, operator_id, scopes, allowed_addresses, issued_at, revoked_at, updated_at, version)
select 'key' || md5(customer_id || n), customer_id, operator_id, '["orders:read"]', '[]',
       pg_temp.moment(n, 200), pg_temp.moment(n + 1, 200), pg_temp.moment(n + 1, 200), n
from filling_customer, generate_series(0, 199) n;

-- Sites lie in 40 towns, most of a town within 20 km; four devices each, with two connectors.
create temp table filling_site on commit drop as
select n, operator_no, operator_id, n / 1000 * o.width + operator_rank as place,
       22 + pg_temp.chance(n % 40 * 977, 1800) / 100.0 + (pg_temp.chance(n, 400) - 200) / 1000.0 as latitude,
       102 + pg_temp.chance(n % 40 * 1399, 1900) / 100.0 + (pg_temp.chance(n * 17 + 3, 400) - 200) / 1000.0 as longitude
from generate_series(0, pg_temp.setting('sites') - 1) n
         join filling_residue on r = n % 1000
         join filling_operator o using (operator_no, operator_id);
alter table filling_site add column site_id text, add column name text, add column address text;
update filling_site
set site_id = pg_temp.id_of('site', operator_no, place),
    name    = (array['Century','Harbour','River','Station','Garden','Airport','Market','Temple'])[1 + pg_temp.chance(n * 3, 8)]
                  || ' Plaza ' || n,
    address = n % 900 + 1 || ' ' || (array['Nanjing','Huaihai','Zhongshan','Renmin','Jianguo'])[1 + pg_temp.chance(n * 7, 5)]
                  || ' Road, Town ' || n % 40;
analyze filling_site;

insert into sites (site_id, operator_id, name, address, latitude, longitude, zone, created_at, version, profile, search_text,
                   unit_x, unit_y, unit_z, amenities, always_open, updated_at)
select site_id, operator_id, name, address, latitude, longitude, 'Asia/Shanghai',
       pg_temp.moment(n, pg_temp.setting('sites')), 0,
       jsonb_build_object('name', name, 'address', address, 'latitude', latitude, 'longitude', longitude,
                          'zone', 'Asia/Shanghai', 'amenities', '[]'::jsonb, 'pictures', '[]'::jsonb),
       lower(name || E'\n' || address),
       cos(radians(latitude)) * cos(radians(longitude)), cos(radians(latitude)) * sin(radians(longitude)),
       sin(radians(latitude)), '{}', n % 2 = 0, pg_temp.moment(n, pg_temp.setting('sites'))
from filling_site;

insert into site_openings (site_id, weekday, from_minute, to_minute)
select site_id, weekday, 7 * 60, 22 * 60 from filling_site, generate_series(1, 7) weekday where n % 2 = 1;

create temp table filling_device on commit drop as
select s.*, place * 4 + d as device_place, n * 4 + d as device_no,
       pg_temp.id_of('dev', operator_no, place * 4 + d) as device_id
from filling_site s, generate_series(0, 3) d;
analyze filling_device;

insert into devices (device_id, operator_id, site_id, zone, name, connectors, vendor, model, status, registered_at, version,
                     search_text, updated_at)
select device_id, operator_id, site_id, 'Asia/Shanghai', 'Pile ' || device_no,
       '[{"connectorId":1,"plug":"GB_T_DC","currentType":"DC","maxPowerWatts":120000},
         {"connectorId":2,"plug":"GB_T_DC","currentType":"DC","maxPowerWatts":120000}]',
       'Bluesky', 'P120', 'AVAILABLE', pg_temp.moment(device_no, pg_temp.setting('sites') * 4), 0,
       'pile ' || device_no, pg_temp.moment(device_no, pg_temp.setting('sites') * 4)
from filling_device;

insert into site_devices (device_id, site_id, version, admitted, allows_start, retired)
select device_id, site_id, 0, true, true, false from filling_device;

insert into site_plugs (device_id, connector_id, plug, max_power_watts)
select device_id, c, 'GB_T_DC', 120000 from filling_device, generate_series(1, 2) c;

insert into site_connectors (connector_key, site_id, allows_start, order_id, version, device_id, connector_id)
select 'con-' || device_id || '-' || c, site_id, device_no % 4 > 0, null, 0, device_id, c
from filling_device, generate_series(1, 2) c;

create temp table filling_tariff on commit drop as
select jsonb_build_object(
               'planId', 'plan-1', 'planVersion', 1, 'currency', 'CNY', 'zone', 'Asia/Shanghai', 'defaultHoldMinor', 5000,
               'components', jsonb_build_array(
                       jsonb_build_object('kind', 'ENERGY', 'days', '[]'::jsonb, 'from', '00:00', 'to', '08:00', 'price', '0.4', 'unit', 'KWH'),
                       jsonb_build_object('kind', 'ENERGY', 'days', '[]'::jsonb, 'from', '08:00', 'to', '24:00', 'price', '1.2', 'unit', 'KWH'),
                       jsonb_build_object('kind', 'SERVICE', 'days', '[]'::jsonb, 'price', '0.3', 'unit', 'KWH'))) as tariff;

insert into price_plans (plan_id, operator_id, name, currency, plan_version, components, default_hold_minor, created_at, version,
                         updated_at)
select pg_temp.id_of('plan', operator_no, operator_rank), operator_id, 'Plan ' || r, 'CNY', 20, tariff -> 'components', 5000,
       pg_temp.moment(r, 1000), 20, pg_temp.moment(r, 1000)
from filling_residue, filling_tariff;

insert into price_plan_versions (plan_id, plan_version, operator_id, currency, components, default_hold_minor, published_at,
                                 superseded_at)
select plan_id, i, operator_id, currency, components, default_hold_minor, created_at + interval '1 hour' * i,
       case when i < plan_version then created_at + interval '1 hour' * (i + 1) end
from price_plans, generate_series(1, plan_version) i
where plan_version > 1;

-- Each device has a plan of its own operator, so that each plan is assigned to many.
insert into price_assignments (assignment_id, operator_id, target_kind, target_id, plan_id, assigned_at, updated_at, version)
select 'pricing-' || md5(device_id)::uuid, operator_id, 'DEVICE', device_id,
       pg_temp.id_of('plan', operator_no, device_place % o.width),
       pg_temp.moment(device_no, pg_temp.setting('sites') * 4), pg_temp.moment(device_no, pg_temp.setting('sites') * 4), 0
from filling_device join filling_operator o using (operator_no, operator_id);

insert into connectors (connector_key, device_id, connector_id, status, status_at, tariff, version, operator_id, updated_at)
select 'con-' || device_id || '-' || c, device_id, c,
       (array['AVAILABLE','AVAILABLE','AVAILABLE','CHARGING','PREPARING','FAULTED'])[1 + pg_temp.chance(device_no * 2 + c, 6)],
       now(), tariff, 0, operator_id, pg_temp.moment(device_no, pg_temp.setting('sites') * 4)
from filling_device, filling_tariff, generate_series(1, 2) c;

insert into device_statuses (entry_id, device_id, connector_id, status, error_code, received_at, at, recorded_at,
                             time_source)
select device_id || '/' || i, device_id, 1 + i % 2, case when i % 2 = 0 then 'AVAILABLE' else 'CHARGING' end, 'NoError',
       now() - interval '1 hour' * i, now() - interval '1 hour' * i, now() - interval '1 hour' * i, 'PILE'
from filling_device, generate_series(1, 10) i;

insert into device_security_events (event_id, device_id, type, tech_info, received_at, at, time_source, recorded_at)
select device_id || '/' || i, device_id, 'InvalidMessages', 'Frame ' || i, now() - interval '1 day' * i,
       now() - interval '1 day' * i, 'PILE', now() - interval '1 day' * i
from filling_device, generate_series(1, 10) i;

insert into unmatched_reports (report_id, device_id, action, payload, received_at, version, recorded_at)
select 'unm-' || md5(device_id || i)::uuid, device_id, 'MeterValues', '{"connectorId":1,"transactionId":1,"meterValue":[]}',
       now() - interval '1 day' * i, 0, now() - interval '1 day' * i
from filling_device, generate_series(1, 10) i;

-- Of a hundred orders one failed and the others were settled; the latest few of each customer still run.
create temp table filling_order on commit drop as
select n, pg_temp.id_of('ord', 0, n) as order_id, c.customer_no, c.customer_id, c.operator_no, c.operator_id,
       pg_temp.id_of('user', c.customer_no, place % (pg_temp.setting('users') / 1000 * c.width)) as user_id,
       place / (pg_temp.setting('users') / 1000 * c.width) as nth_of_user,
       pg_temp.id_of('dev', c.operator_no, device_place) as device_id,
       pg_temp.id_of('site', c.operator_no, device_place / 4) as site_id,
       1 + n % 2 as connector_id,
       pg_temp.moment(n, pg_temp.setting('orders')) as requested_at,
       10000 + pg_temp.chance(n * 13, 40000) as energy_wh,
       case when n % 100 = 50 then 'FAILED'
            when n > pg_temp.setting('orders') * 999 / 1000 then 'CHARGING'
            else 'SETTLED' end as status
from (select n, n / 1000 * residue.width + customer_rank as place, residue.customer_no as of_customer,
             (n / 1000 * o.width + operator_rank) * 31 % (pg_temp.setting('sites') / 1000 * o.width * 4) as device_place
      from generate_series(0, pg_temp.setting('orders') - 1) n
               join filling_residue residue on r = n % 1000
               join filling_operator o on o.operator_no = residue.operator_no) placed
         join filling_customer c on c.customer_no = of_customer;
analyze filling_order;

insert into orders (order_id, operator_id, customer_id, user_id, site_id, device_id, connector_id, status, payment_mode, tariff,
                    currency, held_minor, energy_wh, cost_minor, stop_reason, failure_code, failure_detail, bill_id,
                    requested_at, started_at, ended_at, settled_at, updated_at, version, card_id, began_by)
select order_id, operator_id, customer_id, user_id, site_id, device_id, connector_id, status,
       case when customer_no % 3 = 2 then 'CUSTOMER' else 'WALLET' end, tariff, 'CNY', 5000,
       case when status = 'FAILED' then 0 else energy_wh end,
       case when status = 'SETTLED' then energy_wh / 8 end,
       case when status = 'SETTLED' then 'REMOTE' end,
       case when status = 'FAILED' then 'CONNECTOR_BUSY' end,
       case when status = 'FAILED' then 'Another order occupies the connector.' end,
       case when status = 'SETTLED' then 'bill-' || order_id end,
       requested_at,
       case when status <> 'FAILED' then requested_at + interval '20 seconds' end,
       case when status = 'SETTLED' then requested_at + interval '45 minutes' end,
       case when status = 'SETTLED' then requested_at + interval '45 minutes 2 seconds' end,
       least(requested_at + interval '46 minutes', now()), 8,
       case when n % 20 = 7 then 'card-' || user_id end,
       case when n % 20 = 7 then 'CARD' else 'REQUEST' end
from filling_order, filling_tariff
order by n;

insert into order_samples (order_id, at, event_sequence, position, received_at, recorded_at, time_source, meter_wh,
                           power_watts)
select order_id, requested_at + interval '10 minutes' * i, 3 + i, 0, requested_at + interval '10 minutes' * i,
       requested_at + interval '10 minutes' * i, 'PILE',
       100000 + energy_wh * i / 4, 60000
from filling_order, generate_series(1, 3) i
where status <> 'FAILED';

insert into order_bills (bill_id, order_id, settled_at, bill, event_sequence)
select 'bill-' || order_id, order_id, requested_at + interval '45 minutes 2 seconds',
       jsonb_build_object(
               'billId', 'bill-' || order_id, 'orderId', order_id, 'operatorId', operator_id, 'customerId', customer_id,
               'userId', user_id, 'siteId', site_id, 'zone', 'Asia/Shanghai', 'deviceId', device_id,
               'connectorId', connector_id, 'paymentMode', 'WALLET', 'planId', 'plan-1', 'planVersion', 1,
               'currency', 'CNY', 'startedAt', requested_at, 'endedAt', requested_at + interval '45 minutes',
               'meterStartWh', 100000, 'meterStopWh', 100000 + energy_wh, 'energyWh', energy_wh,
               'periods', jsonb_build_array(jsonb_build_object(
                       'from', requested_at, 'to', requested_at + interval '45 minutes', 'energyWh', energy_wh)),
               'lines', jsonb_build_array(jsonb_build_object(
                       'kind', 'ENERGY', 'from', requested_at, 'to', requested_at + interval '45 minutes',
                       'quantity', round(energy_wh / 1000.0, 3)::text, 'unit', 'KWH', 'unitPrice', '1.2',
                       'amountMinor', energy_wh / 8)),
               'totalMinor', energy_wh / 8, 'settledAt', requested_at + interval '45 minutes 2 seconds'),
       8
from filling_order
where status = 'SETTLED';

insert into wallet_movements (wallet_id, number, kind, amount_minor, balance_minor, held_minor, owed_minor, currency, order_id,
                              bill_id, at, updated_at)
select 'wallet-' || user_id, nth_of_user * 3 + j,
       (array['HOLD','CAPTURE','RELEASE'])[j], case j when 1 then 5000 when 2 then energy_wh / 8 else 10 end,
       100000, 0, 0, 'CNY', order_id, case when j = 2 then 'bill-' || order_id end,
       requested_at + interval '1 minute' * j, requested_at + interval '1 minute' * j
from filling_order, generate_series(1, 3) j
where status = 'SETTLED';

do
$$
    declare
        index record;
    begin
        for index in select indexdef from filling_index
            loop
                execute index.indexdef;
            end loop;
    end
$$;

analyze;
