-- Room risk: the status of each service. The model proposes, an officer decides, and what holds is worked out from both
-- (src/modules/risk/rules/status.ts says how).

-- One decision of an officer about the status of a service. Never changed: the next one follows it.
create table risk.decision (
  decision_id uuid primary key,
  authority_id uuid not null references people.authority,
  location_id text not null,
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
  check (expires_on is null or expires_on >= decided_on)
);
create index decision_newest on risk.decision (authority_id, location_id, decided_at desc);

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
  decision_id uuid references risk.decision,
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
  select authority_id, decision_id, location_id, decided_on, decided_at, decided_by, account_id, proposed_rag, proposed_score,
         model_id, model_version, rag, reason, owner_account_id, expires_on, next_action
    from risk.decision;
create view risk.published_status with (security_invoker = true) as
  select s.authority_id, s.location_id, s.rag, s.since, s.proposed_rag, s.proposed_score, s.undecided, s.decision_id,
         s.overridden, s.expires_on, d.decided_on, d.decided_by
    from risk.status s
    left join risk.decision d on d.decision_id = s.decision_id;

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

grant select, insert on risk.decision to amberley_app;
grant select, insert, update, delete on risk.status, risk.status_history to amberley_app;
grant select on risk.published_decision, risk.published_status to amberley_app;
