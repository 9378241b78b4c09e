-- From where a key may be used, as ranges of addresses; none of them means from everywhere.
ALTER TABLE api_key ADD COLUMN allowed_addresses text[] NOT NULL DEFAULT '{}';
