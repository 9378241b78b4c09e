-- Where each event processor of this side stands. It lies in the same schema as the rows that the processor writes, so
-- that both commit together; every side that has processors gets one. This runs at each start, hence the condition.
DO
$$
BEGIN
    IF to_regclass('token_entry') IS NULL THEN
        CREATE TABLE token_entry (
            processor_name varchar(255) NOT NULL,
            segment        integer      NOT NULL,
            token          bytea,
            token_type     varchar(255),
            timestamp      varchar(255),
            owner          varchar(255),
            PRIMARY KEY (processor_name, segment)
        );
    END IF;
END
$$;
