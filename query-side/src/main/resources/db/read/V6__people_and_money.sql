-- What users, cards and wallets show since this version is made from their first event on: the processors of these three
-- begin anew, on empty tables.
delete from users;
delete from cards;
delete from wallets;
delete from wallet_holders;
delete from token_entry where processor_name in ('read.user', 'read.card', 'read.wallet');

-- external_reference is personal too: it is cleared with name, phone and email.
alter table users
    add column external_reference text,
    add column status             text        not null,
    add column deactivated_at     timestamptz,
    add column updated_at         timestamptz not null;

-- One index for each way of listing; all are read in the order of the list.
create index users_of_operator on users (operator_id, registered_at desc, user_id desc);
create index users_of_customer on users (customer_id, registered_at desc, user_id desc);
create index users_of_status on users (operator_id, status, registered_at desc, user_id desc);
-- For those who ask again and again what changed: few rows, sorted afterwards.
create index users_updated on users (operator_id, updated_at);
create index users_updated_of_customer on users (customer_id, updated_at);

-- One index for each way of searching, the tenant first. Who searches all of an operator's customers is served too.
create index users_by_phone on users (operator_id, phone);
create index users_by_email on users (operator_id, lower(email));
create index users_by_external_reference on users (operator_id, external_reference);

-- Any part of a name, of three characters or more. The extensions come with PostgreSQL and whoever owns the database may
-- add them; where they are already, in whatever schema, they are used there.
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gin with schema public;
do
$$
begin
    execute format(
        'create index users_by_name on users using gin (operator_id, customer_id, lower(name) %I.gin_trgm_ops)',
        (select nspname
         from pg_extension join pg_namespace on pg_namespace.oid = pg_extension.extnamespace
         where extname = 'pg_trgm'));
end
$$;

alter table cards
    add column updated_at timestamptz not null;

-- Every movement in a wallet, with what the wallet had after it. Its number is that of the event in the wallet's stream.
create table wallet_movements
(
    wallet_id     text        not null,
    number        bigint      not null,
    kind          text        not null,
    amount_minor  bigint      not null,
    balance_minor bigint      not null,
    held_minor    bigint      not null,
    owed_minor    bigint      not null,
    currency      text        not null,
    order_id      text,
    bill_id       text,
    top_up_id     text,
    refund_id     text,
    at            timestamptz not null,
    updated_at    timestamptz not null,
    primary key (wallet_id, number)
);
create index wallet_movements_at on wallet_movements (wallet_id, at);
create index wallet_movements_updated on wallet_movements (wallet_id, updated_at);

create table top_ups
(
    top_up_id         text primary key,
    wallet_id         text        not null,
    user_id           text        not null,
    operator_id       text        not null,
    customer_id       text        not null,
    amount_minor      bigint      not null,
    currency          text        not null,
    payment_reference text,
    at                timestamptz not null,
    wallet_version    bigint      not null,
    updated_at        timestamptz not null,
    version           bigint      not null
);
create index top_ups_of_user on top_ups (user_id, at desc, top_up_id desc);
create index top_ups_updated on top_ups (user_id, updated_at);

create table refunds
(
    refund_id        text primary key,
    wallet_id        text        not null,
    user_id          text        not null,
    operator_id      text        not null,
    customer_id      text        not null,
    amount_minor     bigint      not null,
    currency         text        not null,
    refund_reference text,
    at               timestamptz not null,
    wallet_version   bigint      not null,
    updated_at       timestamptz not null,
    version          bigint      not null
);
create index refunds_of_user on refunds (user_id, at desc, refund_id desc);
create index refunds_updated on refunds (user_id, updated_at);
