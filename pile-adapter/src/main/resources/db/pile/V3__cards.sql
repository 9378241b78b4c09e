-- Cards of users, found by the keyed MAC of their tags. Of a removed card only what its stream needs to go on is left.
-- This table and the next three are made of events alone, and can be made anew of them.
create table card (
    card_id     text    primary key,
    operator_id text    not null,
    tag_mac     text,
    customer_id text,
    user_id     text,
    blocked     boolean not null,
    -- Since when the user has it, where somebody had it before; null for the first one who does.
    anew_since  timestamptz,
    version     bigint  not null
);

create unique index card_of_tag on card (operator_id, tag_mac);

-- On what terms a charge by a card runs: how its customer is paid, where the device is, and what its connector cost when.
create table payment_mode (
    customer_id text primary key,
    mode        text not null
);

create table device_place (
    device_id text primary key,
    site_id   text not null,
    zone      text not null
);

create table connector_tariff (
    connector_key text        not null,
    revision      bigint      not null,
    priced_at     timestamptz not null,
    tariff        jsonb       not null,
    primary key (connector_key, revision)
);

-- What was known of a charge by a card when its start was told first; a repeat of the start says the same again.
create table card_charge (
    transaction_id integer primary key,
    order_id       text    not null unique,
    charge         jsonb   not null,
    over           boolean not null default false
);

-- Readings and states that name no transaction are of the one that ran on the connector.
create index transaction_of_connector on pile_transaction (device_id, connector_id, began_at desc);
