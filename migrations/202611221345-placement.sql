-- Room placement: whether people may be placed at a service: open, restricted, or stopped (embargo), and who was told.

create schema placement;

-- One decision about placements at a service. Never changed: the next one follows it. A service without one is open.
create table placement.decision (
  decision_id uuid primary key,
  authority_id uuid not null references people.authority,
  location_id text not null check (length(location_id) between 1 and 60),
  state text not null check (state in ('open', 'restricted', 'embargo')),
  from_day date not null,
  -- What it covers, in words that whoever places people reads: "Nursing placements", "No more than two a month".
  scope text not null default '' check (length(scope) <= 300),
  review_on date,
  decided_at timestamptz not null,
  -- In the order of deciding: two of one moment are told apart.
  number bigint generated always as identity,
  decided_by text not null default platform.current_actor(),
  account_id uuid,
  -- Of the escalation that it answers.
  escalation_id uuid,
  -- The decision that this one replaces; two cannot replace the same.
  follows uuid references placement.decision,
  check (state = 'open' or (length(scope) > 0 and review_on is not null)),
  check (review_on is null or review_on >= from_day),
  unique nulls not distinct (authority_id, location_id, follows)
);
create index decision_newest on placement.decision (authority_id, location_id, number desc);

-- Why, and by which test it is lifted: for those who oversee services.
create table placement.reason (
  decision_id uuid primary key references placement.decision on delete cascade,
  authority_id uuid not null references people.authority,
  reason text not null check (length(reason) between 1 and 4000),
  lift_test text not null default '' check (length(lift_test) <= 2000)
);

-- Who was told of a decision: a placing council, brokers, the provider, CQC ...
create table placement.told (
  told_id uuid primary key,
  authority_id uuid not null references people.authority,
  decision_id uuid not null references placement.decision on delete cascade,
  whom text not null check (whom in ('placing council', 'brokers and locality workers', 'provider', 'CQC', 'ICB', 'other')),
  name text not null default '' check (length(name) <= 200),
  how text not null default '' check (length(how) <= 200),
  told_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default platform.current_actor()
);
create index told_decision on placement.told (decision_id);

-- Whom to ring before placing somebody.
create table placement.contact (
  authority_id uuid primary key references people.authority,
  name text not null check (length(name) between 1 and 200),
  phone text not null check (length(phone) between 3 and 60),
  email text not null default '' check (length(email) <= 254),
  hours text not null default '' check (length(hours) <= 200),
  version int not null default 1
);

do $$
declare
  t text;
begin
  foreach t in array array['decision', 'told', 'contact'] loop
    execute format('alter table placement.%I enable row level security', t);
    execute format('create policy own on placement.%I to amberley_app using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority())', t);
  end loop;
end
$$;
alter table placement.reason enable row level security;
create policy own on placement.reason to amberley_app
  using (authority_id = platform.current_authority() and platform.may('placement.reasons'))
  with check (authority_id = platform.current_authority());

call platform.attach_audit('placement.decision', 'decision_id');
call platform.attach_audit('placement.reason', 'decision_id');
call platform.attach_audit('placement.told', 'told_id');
call platform.attach_audit('placement.contact', 'authority_id');
insert into platform.sensitive_table (table_name, permission) values ('placement.reason', 'placement.reasons');

-- What holds of each service now, without reasons. A decision on a former registration holds until the new one has its own.
create view placement.published_status with (security_invoker = true) as
  select distinct on (line.authority_id, line.location_id)
         line.authority_id, line.location_id, d.decision_id, d.state, d.from_day, d.scope, d.review_on, d.decided_at, d.decided_by
    from (select d.authority_id, d.location_id, d.location_id as decided_for, 0 as depth from placement.decision d
          union
          select d.authority_id, g.location_id, g.ancestor_id, g.depth
            from placement.decision d join cqc.published_lineage g on g.ancestor_id = d.location_id) line
    join placement.decision d on d.authority_id = line.authority_id and d.location_id = line.decided_for
   order by line.authority_id, line.location_id, line.depth, d.number desc;

create view placement.published_decision with (security_invoker = true) as
  select authority_id, decision_id, location_id, state, from_day, scope, review_on, decided_at, decided_by, escalation_id from placement.decision;

create view placement.published_contact with (security_invoker = true) as
  select authority_id, name, phone, email, hours from placement.contact;

-- Status, to other councils: whether it places there, by any agreement in force. Neither scope nor reason.
create view placement.shared_status with (security_barrier = true) as
  select w.giver_id, s.location_id, s.state, s.from_day, s.review_on
    from people.shared_with_us w
    join lateral (
      select distinct on (d.location_id) d.location_id, d.state, d.from_day, d.review_on
        from placement.decision d where d.authority_id = w.giver_id
       order by d.location_id, d.number desc) s on true
   where s.state <> 'open';

grant usage on schema placement to amberley_app;
grant select, insert on placement.decision, placement.reason, placement.told to amberley_app;
grant select, insert, update on placement.contact to amberley_app;
grant select on placement.published_status, placement.published_decision, placement.published_contact, placement.shared_status to amberley_app;
