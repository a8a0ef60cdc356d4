-- How long each kind of record is kept: what a council has decided itself, and what it holds back from going.

-- A council's own period for a kind of record, within the bounds of its rule. The newest decision holds; none is ever changed.
create table platform.retention_period (
  period_id uuid primary key,
  authority_id uuid not null,
  record_type text not null check (record_type ~ '^[a-z]+\.[a-z][a-z-]{0,60}$'),
  months int not null check (months between 1 and 1200),
  why text not null check (length(why) between 1 and 1000),
  decided_by text not null default platform.current_actor(),
  decided_at timestamptz not null
);
create index retention_period_newest on platform.retention_period (authority_id, record_type, decided_at desc);

-- Nothing of a kind of record goes while it is held, say for a claim or an inquiry.
create table platform.retention_hold (
  hold_id uuid primary key,
  authority_id uuid not null,
  record_type text not null check (record_type ~ '^[a-z]+\.[a-z][a-z-]{0,60}$'),
  why text not null check (length(why) between 1 and 1000),
  held_by text not null default platform.current_actor(),
  held_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  lifted_why text check (length(lifted_why) between 1 and 1000),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_why is null))
);
create unique index retention_hold_open on platform.retention_hold (authority_id, record_type) where lifted_at is null;

alter table platform.retention_period enable row level security;
alter table platform.retention_hold enable row level security;
create policy own on platform.retention_period to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on platform.retention_hold to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());

call platform.attach_audit('platform.retention_period', 'period_id');
call platform.attach_audit('platform.retention_hold', 'hold_id');

grant select, insert on platform.retention_period, platform.retention_hold to amberley_app;
grant update (lifted_by, lifted_at, lifted_why) on platform.retention_hold to amberley_app;

-- A person who left long ago: name and address are taken out of the account, and what they did stays.
alter table people.account add column anonymised_at timestamptz;
alter table people.account add constraint account_anonymised_left check (anonymised_at is null or state = 'left');
