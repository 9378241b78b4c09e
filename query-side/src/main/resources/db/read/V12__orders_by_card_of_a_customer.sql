-- A customer asks for the orders that began by card as an operator does. Without this one PostgreSQL looks through all of
-- the operator's.
create index orders_by_card_of_customer on orders (customer_id, requested_at desc, order_id desc) where card_id is not null;
