-- A device that is out of service keeps its row, so that nothing gives it a password again.
ALTER TABLE device_password
    DROP CONSTRAINT device_password_state_check,
    ADD CONSTRAINT device_password_state_check CHECK (state IN ('PENDING', 'ACTIVE', 'REVOKED')),
    -- The password before the present one, and how long it is good too.
    ADD COLUMN former_verifier text,
    ADD COLUMN former_until timestamptz;

-- Each request for another password, for ever: a repeat of it gets no further one. It is PENDING until its password is
-- the device's and may be shown.
CREATE TABLE device_password_rotation (
    rotation_id    text        PRIMARY KEY,
    device_id      text        NOT NULL,
    fingerprint    text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('PENDING', 'DONE')),
    verifier       text        NOT NULL,
    former_until   timestamptz,
    device_version bigint,
    created_at     timestamptz NOT NULL
);
