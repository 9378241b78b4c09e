-- Keys that are made here and read back: each is encrypted with the key-encryption key.
CREATE TABLE sealed_key (
    purpose    text        NOT NULL,
    generation integer     NOT NULL CHECK (generation >= 1),
    sealed     bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (purpose, generation)
);

-- API keys. The secret is not here: only its keyed hash, with the generation of the hashing key before it.
-- A key is PENDING between the moment it is stored and the moment its event is stored too; only then is its secret
-- shown, and only then does it open anything.
CREATE TABLE api_key (
    key_id      text        PRIMARY KEY,
    actor_kind  text        NOT NULL CHECK (actor_kind IN ('platform', 'customer')),
    operator_id text,
    customer_id text,
    scopes      text[]      NOT NULL,
    state       text        NOT NULL CHECK (state IN ('PENDING', 'ACTIVE', 'REVOKED')),
    verifier    text        NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz,
    revoked_at  timestamptz,
    CHECK ((actor_kind = 'customer') = (operator_id IS NOT NULL AND customer_id IS NOT NULL))
);

-- The passwords of piles, as keyed hashes.
CREATE TABLE device_password (
    device_id  text        PRIMARY KEY,
    state      text        NOT NULL CHECK (state IN ('PENDING', 'ACTIVE')),
    verifier   text        NOT NULL,
    created_at timestamptz NOT NULL
);
