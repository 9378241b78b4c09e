-- What each plan said over time, and when it was retired. What was projected before is made anew by a replay of read.price.
alter table price_plans
    add column retired_at timestamptz,
    add column updated_at timestamptz;
update price_plans set updated_at = created_at;
alter table price_plans alter column updated_at set not null;
-- For those who ask again and again what changed: few rows, sorted afterwards.
create index price_plans_updated on price_plans (operator_id, updated_at);

create table price_plan_versions
(
    plan_id            text        not null,
    plan_version       integer     not null,
    operator_id        text        not null,
    currency           text        not null,
    components         jsonb       not null,
    default_hold_minor bigint      not null,
    published_at       timestamptz not null,
    -- When the next version was published.
    superseded_at      timestamptz,
    primary key (plan_id, plan_version)
);

-- Which plan each target has; a row for each target that ever had one, found by the id of its stream.
drop table price_assignments;
create table price_assignments
(
    assignment_id text primary key,
    operator_id   text        not null,
    target_kind   text        not null,
    -- Of a connector, its device and its number.
    target_id     text        not null,
    connector_id  integer,
    -- Null when the plan was taken away.
    plan_id       text,
    assigned_at   timestamptz not null,
    updated_at    timestamptz not null,
    version       bigint      not null
);
create index price_assignments_of_plan on price_assignments (plan_id, assigned_at, assignment_id);

alter table price_connectors add column connector_id integer;
update price_connectors set connector_id = substring(connector_key from '[0-9]+$')::integer;
alter table price_connectors alter column connector_id set not null;
