-- How a charge began and ended, and what was derived where no meter told.
alter table orders
    add column began_by          text    not null default 'REQUEST',
    add column card_id           text,
    add column derived_energy_wh bigint,
    add column end_inferred      boolean not null default false;

-- The event in the order's stream that made the bill: an order may have several, and this is their order.
alter table order_bills
    add column event_sequence bigint not null default 0;
drop index order_bills_of_order;
create index order_bills_of_order on order_bills (order_id, event_sequence);
