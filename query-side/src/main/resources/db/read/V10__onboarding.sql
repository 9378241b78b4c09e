-- API keys, which a customer has more and more of, in a table of their own; never a secret.
create table api_keys
(
    key_id            text primary key,
    customer_id       text        not null,
    operator_id       text        not null,
    scopes            jsonb       not null,
    allowed_addresses jsonb       not null,
    issued_at         timestamptz not null,
    expires_at        timestamptz,
    revoked_at        timestamptz,
    replaced_by       text,
    updated_at        timestamptz not null,
    -- The latest event of the customer's stream that tells of this key.
    version           bigint      not null
);
create index api_keys_of_customer on api_keys (customer_id, issued_at, key_id);

insert into api_keys
select key ->> 'keyId', customer_id, operator_id, key -> 'scopes', '[]',
       (key ->> 'issuedAt')::timestamptz, (key ->> 'expiresAt')::timestamptz, (key ->> 'revokedAt')::timestamptz, null,
       coalesce((key ->> 'revokedAt')::timestamptz, (key ->> 'issuedAt')::timestamptz), version
from customers, jsonb_array_elements(keys) key;

alter table customers
    drop column keys,
    add column updated_at timestamptz;
update customers set updated_at = registered_at;
alter table customers alter column updated_at set not null;
-- In the order of the list: of one operator, and of all of them.
create index customers_of_operator on customers (operator_id, registered_at, customer_id);
create index customers_listed on customers (registered_at, customer_id);
-- For those who ask again and again what changed: few rows, sorted afterwards.
create index customers_updated on customers (updated_at);

alter table operators add column updated_at timestamptz;
update operators set updated_at = registered_at;
alter table operators alter column updated_at set not null;
create index operators_listed on operators (registered_at, operator_id);
create index operators_updated on operators (updated_at);

-- Personal: name and email, which erasing an administrator clears.
create table administrators
(
    administrator_id text primary key,
    operator_id      text        not null,
    name             text,
    email            text,
    registered_at    timestamptz not null,
    deactivated_at   timestamptz,
    erased_at        timestamptz,
    updated_at       timestamptz not null,
    version          bigint      not null
);
create index administrators_of_operator on administrators (operator_id, registered_at, administrator_id);
create index administrators_updated on administrators (operator_id, updated_at);
