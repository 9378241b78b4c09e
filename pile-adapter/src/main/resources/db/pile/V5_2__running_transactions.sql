-- Which charge a connector's state is about: the few that have no end, without all that ran there before.
create index transaction_running on pile_transaction (device_id, connector_id) where stopped_at is null;
