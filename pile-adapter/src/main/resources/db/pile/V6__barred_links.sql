-- The devices whose links have to end: those out of service for good, and those whose former password ended at an instant.
-- Each node ends the links it holds.
create table barred_link (
    device_id  text        primary key,
    retired    boolean     not null default false,
    links_from timestamptz
);
