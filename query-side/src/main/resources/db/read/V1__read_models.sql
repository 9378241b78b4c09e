-- The read models and the positions of their projections. No table names a schema: it comes from the connection, so that
-- the same projections can be rebuilt in another one. The event store is the truth; everything here can be made anew.
-- "version" is always the number of the latest event of the row's stream that the row contains.

-- Axon's token store: how far each segment of each projection has come.
create table token_entry
(
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    primary key (processor_name, segment)
);

create table operators
(
    operator_id   text primary key,
    name          text        not null,
    currency      text        not null,
    registered_at timestamptz not null,
    version       bigint      not null
);

create table customers
(
    customer_id   text primary key,
    operator_id   text        not null,
    name          text        not null,
    payment_mode  text        not null,
    currency      text        not null,
    -- Every API key that was ever issued, oldest first; never a secret.
    keys          jsonb       not null,
    registered_at timestamptz not null,
    version       bigint      not null
);

-- The only table with personal data; erasing a user clears name, phone and email.
create table users
(
    user_id       text primary key,
    operator_id   text        not null,
    customer_id   text        not null,
    name          text,
    phone         text,
    email         text,
    currency      text        not null,
    registered_at timestamptz not null,
    erased_at     timestamptz,
    version       bigint      not null
);

-- Who may have a wallet: every user, also one that never topped up.
create table wallet_holders
(
    user_id     text primary key,
    operator_id text   not null,
    customer_id text   not null,
    currency    text   not null,
    version     bigint not null
);

create table wallets
(
    wallet_id     text primary key,
    currency      text   not null,
    balance_minor bigint not null,
    held_minor    bigint not null,
    owed_minor    bigint not null,
    version       bigint not null
);

create table sites
(
    site_id     text primary key,
    operator_id text             not null,
    name        text             not null,
    address     text             not null,
    latitude    double precision not null,
    longitude   double precision not null,
    zone        text             not null,
    created_at  timestamptz      not null,
    version     bigint           not null
);
create index sites_of_operator on sites (operator_id, created_at, site_id);

-- What a site counts: its devices, and its connectors with what decides whether they are free.
create table site_devices
(
    device_id text primary key,
    site_id   text   not null,
    version   bigint not null
);
create index site_devices_of_site on site_devices (site_id);

create table site_connectors
(
    connector_key text primary key,
    site_id       text    not null,
    allows_start  boolean not null,
    order_id      text,
    version       bigint  not null
);
create index site_connectors_of_site on site_connectors (site_id);

create table devices
(
    device_id        text primary key,
    operator_id      text        not null,
    site_id          text        not null,
    zone             text        not null,
    name             text        not null,
    -- What the device was registered with; shown until the connectors themselves were added.
    connectors       jsonb       not null,
    vendor           text,
    model            text,
    serial_number    text,
    firmware_version text,
    status           text        not null,
    error_code       text,
    registered_at    timestamptz not null,
    booted_at        timestamptz,
    version          bigint      not null
);
create index devices_of_operator on devices (operator_id, registered_at, device_id);
create index devices_of_site on devices (site_id, registered_at, device_id);

create table connectors
(
    connector_key   text primary key,
    device_id       text    not null,
    connector_id    integer not null,
    plug            text    not null,
    current_type    text    not null,
    max_power_watts integer not null,
    status          text    not null,
    error_code      text,
    status_at       timestamptz,
    order_id        text,
    tariff          jsonb,
    version         bigint  not null
);
create unique index connectors_of_device on connectors (device_id, connector_id);

create table price_plans
(
    plan_id            text primary key,
    operator_id        text        not null,
    name               text        not null,
    currency           text        not null,
    plan_version       integer     not null,
    components         jsonb       not null,
    default_hold_minor bigint      not null,
    created_at         timestamptz not null,
    version            bigint      not null
);
create index price_plans_of_operator on price_plans (operator_id, created_at, plan_id);

-- The plan that was assigned last to each target. Fed by several plans, so its projection is sequential.
create table price_assignments
(
    operator_id text        not null,
    target_kind text        not null,
    target_id   text        not null,
    plan_id     text        not null,
    assigned_at timestamptz not null,
    primary key (operator_id, target_kind, target_id)
);
create index price_assignments_of_plan on price_assignments (plan_id);

-- Where each connector is, for finding the nearest assignment.
create table price_connectors
(
    connector_key text primary key,
    device_id     text   not null,
    site_id       text   not null,
    operator_id   text   not null,
    zone          text   not null,
    version       bigint not null
);
create index price_connectors_of_device on price_connectors (device_id);
create index price_connectors_of_site on price_connectors (site_id);
create index price_connectors_of_operator on price_connectors (operator_id);

create table orders
(
    order_id                text primary key,
    operator_id             text        not null,
    customer_id             text        not null,
    user_id                 text,
    site_id                 text,
    device_id               text        not null,
    connector_id            integer     not null,
    status                  text        not null,
    payment_mode            text        not null,
    limit_energy_wh         bigint,
    limit_amount_minor      bigint,
    limit_duration_seconds  bigint,
    tariff                  jsonb,
    currency                text,
    held_minor              bigint,
    energy_wh               bigint      not null,
    cost_minor              bigint,
    power_watts             bigint,
    power_at                timestamptz,
    state_of_charge_percent integer,
    state_of_charge_at      timestamptz,
    stop_reason             text,
    failure_code            text,
    failure_detail          text,
    bill_id                 text,
    requested_at            timestamptz not null,
    started_at              timestamptz,
    ended_at                timestamptz,
    settled_at              timestamptz,
    updated_at              timestamptz not null,
    version                 bigint      not null
);
-- One index for each way of listing; all are read in the order of the list.
create index orders_of_operator on orders (operator_id, requested_at desc, order_id desc);
create index orders_of_customer on orders (customer_id, requested_at desc, order_id desc);
create index orders_of_user on orders (user_id, requested_at desc, order_id desc);
create index orders_of_device on orders (device_id, requested_at desc, order_id desc);
create index orders_of_status on orders (operator_id, status, requested_at desc, order_id desc);
-- For those who ask again and again what changed: few rows, sorted afterwards.
create index orders_updated on orders (operator_id, updated_at);

create table order_samples
(
    order_id                   text        not null,
    at                         timestamptz not null,
    -- The event in the order's stream, and the reading's place in it: one reading is one row, also when it is told twice.
    event_sequence             bigint      not null,
    position                   integer     not null,
    reported_at                timestamptz,
    received_at                timestamptz not null,
    time_source                text        not null,
    meter_wh                   bigint      not null,
    power_watts                bigint,
    voltage_millivolts         bigint,
    current_milliamps          bigint,
    state_of_charge_percent    integer,
    temperature_tenths_celsius integer,
    phase                      text,
    context                    text,
    primary key (order_id, at, event_sequence, position)
);

create table order_bills
(
    bill_id         text primary key,
    order_id        text        not null,
    corrects_bill_id text,
    settled_at      timestamptz not null,
    bill            jsonb       not null
);
create index order_bills_of_order on order_bills (order_id, settled_at);
