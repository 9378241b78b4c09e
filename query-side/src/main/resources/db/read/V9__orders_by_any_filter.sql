-- One index for each question that people ask of orders, in the order of the list; what is rarer is partial, so that the
-- many changes of a running order do not touch it.
create index orders_of_site on orders (site_id, requested_at desc, order_id desc);
create index orders_of_card on orders (card_id, requested_at desc, order_id desc) where card_id is not null;
create index orders_by_card on orders (operator_id, requested_at desc, order_id desc) where card_id is not null;
create index orders_of_payment_mode on orders (operator_id, payment_mode, requested_at desc, order_id desc);
-- For the accounts of a day or a month: few rows, sorted afterwards.
create index orders_ended on orders (operator_id, ended_at) where ended_at is not null;
create index orders_settled on orders (operator_id, settled_at) where settled_at is not null;
