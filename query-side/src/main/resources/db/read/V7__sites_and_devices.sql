-- Sites can be found by text, by distance, by what is there and by when they are open; devices by text and status.

-- What these tables gain follows from events that were stored before: they are made anew.
truncate sites, site_devices, site_connectors, devices, connectors, device_security_events;
delete from token_entry where processor_name in ('read.site', 'read.device');

alter table sites
    -- All that its operator tells of it; the columns beside it are what it is found by.
    add column profile     jsonb            not null,
    -- Name and address in lower case.
    add column search_text text             not null,
    -- The place as a point on a sphere of radius 1: distances need no case for poles and date line, and the plain
    -- arithmetic gives the same numbers here and in Java, which cursors count on.
    add column unit_x      double precision not null,
    add column unit_y      double precision not null,
    add column unit_z      double precision not null,
    add column amenities   text[]           not null,
    add column always_open boolean          not null,
    add column retired_at  timestamptz,
    add column updated_at  timestamptz      not null;
create index sites_near on sites (operator_id, unit_z, unit_x, unit_y);
create index sites_updated on sites (operator_id, updated_at);

-- When a site is open: a day of the week (1 is Monday) or a date, and minutes of that day. A date without a span in which
-- any minute lies is one on which the site is closed.
create table site_openings
(
    site_id     text    not null references sites on delete cascade,
    date        date,
    weekday     integer,
    from_minute integer not null,
    to_minute   integer not null,
    check ((date is null) <> (weekday is null))
);
create index site_openings_of_site on site_openings (site_id);

-- Whether charges may be started at a device, as far as it is for the device; and its connectors.
alter table site_devices
    add column admitted     boolean not null,
    add column allows_start boolean not null,
    add column retired      boolean not null;

create table site_plugs
(
    device_id       text    not null references site_devices on delete cascade,
    connector_id    integer not null,
    plug            text    not null,
    max_power_watts integer not null
);
create index site_plugs_of_device on site_plugs (device_id);

alter table site_connectors
    add column device_id    text    not null,
    add column connector_id integer not null;

alter table devices
    -- What a person tells of the device and what it told of itself, in lower case.
    add column search_text text        not null,
    add column retired_at  timestamptz,
    add column updated_at  timestamptz not null;
create index devices_updated on devices (operator_id, updated_at);

-- Any part of a text, in any language; the extensions are there since users are searched.
do
$$
declare
    trigrams text := (select nspname
                      from pg_extension join pg_namespace on pg_namespace.oid = pg_extension.extnamespace
                      where extname = 'pg_trgm');
begin
    execute format('create index sites_by_text on sites using gin (operator_id, search_text %I.gin_trgm_ops)', trigrams);
    execute format('create index devices_by_text on devices using gin (operator_id, search_text %I.gin_trgm_ops)', trigrams);
end
$$;

-- What a connector is, its device tells: a person may correct that.
alter table connectors
    drop column plug,
    drop column current_type,
    drop column max_power_watts,
    add column operator_id text        not null,
    add column updated_at  timestamptz not null;
create index connectors_updated on connectors (operator_id, updated_at);
create index connectors_of_status on connectors (operator_id, status);

-- Every status that a device told of itself (connector 0) or of a connector. The id is that of the stream and the number
-- of the event in it.
create table device_statuses
(
    entry_id          text primary key,
    device_id         text        not null,
    connector_id      integer     not null,
    status            text        not null,
    error_code        text        not null,
    vendor_error_code text,
    reported_at       timestamptz,
    received_at       timestamptz not null,
    at                timestamptz not null,
    time_source       text        not null
);
create index device_statuses_of_device on device_statuses (device_id, at desc, entry_id desc);
create index device_statuses_of_connector on device_statuses (device_id, connector_id, at desc, entry_id desc);
