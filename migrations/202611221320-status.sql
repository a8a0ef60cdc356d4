-- Room risk: the status of each service. The model proposes, an officer decides, and what holds is worked out from both
-- (src/modules/risk/rules/status.ts says how).

-- One decision of an officer about the status of a service. Never changed: the next one follows it.
create table risk.decision (
  decision_id uuid primary key,
  authority_id uuid not null references people.authority,
  location_id text not null,
  -- 1 for the first decision on the service. Two people who decide at once would give theirs the same number.
  number int not null check (number > 0),
  decided_on date not null,
  decided_at timestamptz not null,
  decided_by text not null default platform.current_actor(),
  account_id uuid,
  -- What the model said when it was decided, word for word, with the model that said it.
  proposed_rag text not null check (proposed_rag in ('Red', 'Amber', 'Green')),
  proposed_score numeric not null,
  model_id text not null,
  model_version int not null,
  assessment jsonb not null,
  -- What was decided: the proposal accepted, or another colour with a reason, an owner and a last day.
  rag text not null check (rag in ('Red', 'Amber', 'Green')),
  reason text not null default '' check (length(reason) <= 4000),
  owner_account_id uuid,
  expires_on date,
  next_action text not null default '' check (length(next_action) <= 1000),
  foreign key (model_id, model_version) references risk.model,
  check (rag = proposed_rag or (length(reason) > 0 and owner_account_id is not null and expires_on is not null)),
  check (expires_on is null or expires_on >= decided_on),
  unique (authority_id, location_id, number)
);
create index decision_day on risk.decision (authority_id, decided_on desc);

-- How long an override may last: dated rules, the newest that is not after the day holds.
create table risk.override_rule (
  valid_from date primary key,
  default_days int not null check (default_days > 0),
  longest_days int not null,
  source text not null,
  check (longest_days >= default_days)
);
insert into risk.override_rule (valid_from, default_days, longest_days, source) values
  ('2014-10-01', 28, 92,
   'All that is known of a service is looked at each month, so an override lasts until the next look; three months at most, so that no exception outlives a quarter.');

-- What holds of each service now: the decided colour, or the proposed one until somebody decides. A row for each assessment.
create table risk.status (
  authority_id uuid not null references people.authority,
  location_id text not null,
  rag text not null check (rag in ('Red', 'Amber', 'Green')),
  -- The day from which it has this colour.
  since date not null,
  proposed_rag text not null check (proposed_rag in ('Red', 'Amber', 'Green')),
  proposed_score numeric not null,
  -- True where what the model proposes now has not been decided yet.
  undecided boolean not null,
  -- The newest decision on it and its number, 0 before the first: a rating that has not seen it yet writes nothing over it.
  decision_id uuid references risk.decision,
  decision_number int not null default 0,
  -- True where an override holds, with its last day.
  overridden boolean not null default false,
  expires_on date,
  primary key (authority_id, location_id)
);

-- The days on which a status changed; without a colour where the service closed or left the market.
create table risk.status_history (
  authority_id uuid not null references people.authority,
  location_id text not null,
  as_at date not null,
  rag text check (rag in ('Red', 'Amber', 'Green')),
  undecided boolean not null,
  decision_id uuid references risk.decision,
  primary key (authority_id, location_id, as_at)
);

-- What was rated before there were decisions: the colours were proposals that nobody had decided.
insert into risk.status_history (authority_id, location_id, as_at, rag, undecided)
  select h.authority_id, h.location_id, h.as_at, h.rag, h.rag is not null from risk.assessment_history h;
insert into risk.status (authority_id, location_id, rag, since, proposed_rag, proposed_score, undecided)
  select a.authority_id, a.location_id, a.rag,
         coalesce((select min(h.as_at) from risk.assessment_history h
                    where h.authority_id = a.authority_id and h.location_id = a.location_id and h.rag = a.rag
                      and h.as_at > coalesce((select max(d.as_at) from risk.assessment_history d
                                               where d.authority_id = a.authority_id and d.location_id = a.location_id
                                                 and d.rag is distinct from a.rag), '-infinity')), a.as_at),
         a.rag, a.score, true
    from risk.assessment a;

do $$
declare
  t text;
begin
  foreach t in array array['decision', 'status', 'status_history'] loop
    execute format('alter table risk.%I enable row level security', t);
    execute format('create policy own on risk.%I to amberley_app using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority())', t);
  end loop;
end
$$;
call platform.attach_audit('risk.decision', 'decision_id');
create trigger audit after insert on risk.status_history
  referencing new table as touched for each statement execute function risk.audit_statement();
create trigger audit_update after update on risk.status_history
  referencing new table as touched for each statement execute function risk.audit_statement();
create trigger audit_delete after delete on risk.status_history
  referencing old table as touched for each statement execute function risk.audit_statement();

create view risk.published_decision with (security_invoker = true) as
  select authority_id, decision_id, location_id, number, decided_on, decided_at,
         regexp_replace(decided_by, ' \([^()]*@[^()]*\)$', '') as decided_by, account_id, proposed_rag, proposed_score,
         model_id, model_version, rag, reason, owner_account_id, expires_on, next_action
    from risk.decision;
create view risk.published_status with (security_invoker = true) as
  select s.authority_id, s.location_id, s.rag, s.since, s.proposed_rag, s.proposed_score, s.undecided, s.decision_id,
         s.overridden, s.expires_on, d.decided_on,
         regexp_replace(d.decided_by, ' \([^()]*@[^()]*\)$', '') as decided_by, s.decision_number
    from risk.status s
    left join risk.decision d on d.decision_id = s.decision_id;

create view risk.published_status_history with (security_invoker = true) as
  select authority_id, location_id, as_at, rag, undecided, decision_id from risk.status_history;

-- The status of each service on a day: one row a service that had one by then.
create function risk.published_status_as_at(day date)
returns table (authority_id uuid, location_id text, as_at date, rag text, undecided boolean, decision_id uuid)
language sql stable
as $$
  select last.*
    from (
      select distinct on (h.authority_id, h.location_id)
             h.authority_id, h.location_id, h.as_at, h.rag, h.undecided, h.decision_id
        from risk.status_history h
       where h.as_at <= day
       order by h.authority_id, h.location_id, h.as_at desc
    ) last
   where last.rag is not null
$$;

-- What an agreement shows other councils is the status, not what the model proposes; which columns, stays.
create or replace view risk.shared_status with (security_barrier = true) as
  select w.giver_id, w.giver_name, w.level, s.location_id, s.rag, s.since,
         (select max(r.as_at) from risk.rating_run r where r.authority_id = s.authority_id) as rated_on
    from people.shared_with_us w
    join risk.status s on s.authority_id = w.giver_id;
create or replace view risk.shared_history with (security_barrier = true) as
  select w.giver_id, h.location_id, h.as_at, h.rag
    from people.shared_with_us w
    join risk.status_history h on h.authority_id = w.giver_id
   where w.depth = 3;

grant select, insert on risk.decision to amberley_app;
grant select on risk.override_rule to amberley_app;
grant select, insert, update, delete on risk.status to amberley_app;
grant select, insert, update on risk.status_history to amberley_app;
grant select on risk.published_decision, risk.published_status, risk.published_status_history to amberley_app;
