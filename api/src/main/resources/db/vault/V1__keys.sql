-- What the key-encryption key of this database seals to; a start with another key finds that out before it does harm.
CREATE TABLE key_check (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    sealed   bytea   NOT NULL
);

-- The key of each person, encrypted. A destroyed key leaves its row without the key, and is never made again.
CREATE TABLE subject_key (
    subject_id   text        PRIMARY KEY,
    sealed       bytea,
    created_at   timestamptz NOT NULL,
    destroyed_at timestamptz,
    CHECK ((sealed IS NULL) = (destroyed_at IS NOT NULL))
);

-- The keys of lookup values and fingerprints, encrypted. They are never retired: what was made with them lasts.
CREATE TABLE mac_key (
    purpose    text        NOT NULL,
    generation integer     NOT NULL CHECK (generation >= 1),
    sealed     bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (purpose, generation)
);
