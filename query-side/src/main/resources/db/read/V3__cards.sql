-- Cards of users; their tags are not known here. Of a removed card only what its stream needs to go on is left.
create table cards
(
    card_id       text primary key,
    operator_id   text   not null,
    customer_id   text,
    user_id       text,
    -- Personal, like the names of users.
    label         text,
    blocked_at    timestamptz,
    registered_at timestamptz,
    version       bigint not null
);
create index cards_of_user on cards (user_id, registered_at, card_id);
