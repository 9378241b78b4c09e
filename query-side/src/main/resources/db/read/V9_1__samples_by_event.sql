-- Who follows an order, or comes back to it, asks for the samples of the events after the last one that was told.
create index order_samples_by_event on order_samples (order_id, event_sequence, position);
