-- Which users begin no charges, whatever cards they have. Only those who ever were deactivated have a row. Made of events
-- alone, and can be made anew of them.
create table user_standing (
    user_id     text    primary key,
    deactivated boolean not null,
    version     bigint  not null
);
