-- Room escalation: who must know at once when risk grows, and what they decided.

create schema escalation;

-- What every council begins with: rules and ladder as src/modules/escalation/rules/schemes/shipped-1.json has them (a test
-- compares them). A newer one follows by a migration; no row is changed.
create table escalation.shipped_scheme (
  version int primary key,
  valid_from date not null,
  definition jsonb not null
);

-- A council's own rules and ladder, whole, from a day. The newest of a day holds; none is ever changed.
create table escalation.scheme (
  scheme_id uuid primary key,
  authority_id uuid not null references people.authority,
  -- In the order in which they were made, from 1.
  number int not null check (number >= 1),
  valid_from date not null,
  definition jsonb not null,
  -- What was changed and why, in a sentence of whoever changed it.
  note text not null check (length(note) between 1 and 1000),
  recorded_at timestamptz not null,
  recorded_by text not null default platform.current_actor(),
  unique (authority_id, number)
);
create index scheme_newest on escalation.scheme (authority_id, valid_from desc, number desc);

-- One escalation: a service and a rule that fired, with the rule and the ladder as they were then. It has one clock.
create table escalation.escalation (
  escalation_id uuid primary key,
  authority_id uuid not null references people.authority,
  location_id text not null,
  rule_key text not null check (length(rule_key) between 1 and 60),
  rule_name text not null check (length(rule_name) between 1 and 200),
  -- What kind of rule, for who may see its name: a rule that listens to the log is named to few.
  trigger text not null,
  -- The strictest of its causes.
  confidentiality text not null check (confidentiality in ('open', 'restricted', 'whistleblower')),
  rule jsonb not null,
  ladder jsonb not null,
  hours jsonb not null,
  state text not null check (state in ('raised', 'acknowledged', 'decided')),
  level int not null check (level >= 1),
  causes int not null default 1 check (causes >= 1),
  raised_at timestamptz not null,
  -- The first moment to acknowledge by and the first answer, for the figure of what was answered in time.
  first_due_at timestamptz not null,
  first_acknowledged_at timestamptz,
  -- The clock now: of the rung that it stands on. Null once decided.
  acknowledge_by timestamptz,
  decide_by timestamptz,
  next_due_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid references people.account,
  decided_at timestamptz,
  version int not null default 1,
  check ((state = 'decided') = (next_due_at is null))
);
create unique index escalation_open on escalation.escalation (authority_id, location_id, rule_key) where state <> 'decided';
create index escalation_due on escalation.escalation (authority_id, next_due_at) where state <> 'decided';
create index escalation_raised on escalation.escalation (authority_id, raised_at desc);
create index escalation_service on escalation.escalation (authority_id, location_id, raised_at desc);

-- Why it was raised, and what came on top: facts without a word of what was said. One cause escalates once, ever.
create table escalation.cause (
  cause_id uuid primary key,
  authority_id uuid not null references people.authority,
  escalation_id uuid not null references escalation.escalation on delete cascade,
  cause_key text not null check (length(cause_key) between 1 and 200),
  confidentiality text not null check (confidentiality in ('open', 'restricted', 'whistleblower')),
  at timestamptz not null,
  facts jsonb not null
);
create index cause_escalation on escalation.cause (escalation_id);

-- That a cause has escalated, without what it was: whoever records may not be allowed to see the cause, and the same cause
-- must still not be told twice.
create table escalation.cause_mark (
  authority_id uuid not null references people.authority,
  location_id text not null,
  rule_key text not null,
  cause_key text not null,
  escalation_id uuid not null references escalation.escalation on delete cascade,
  primary key (authority_id, location_id, rule_key, cause_key)
);
create index cause_mark_escalation on escalation.cause_mark (escalation_id);

-- Everything that happened to it, in order. Never changed. No word of the cause is in it.
create table escalation.step (
  step_id uuid primary key,
  authority_id uuid not null references people.authority,
  escalation_id uuid not null references escalation.escalation on delete cascade,
  seq int not null check (seq >= 1),
  kind text not null check (kind in (
    'raised', 'cause added', 'told', 'passed over', 'nobody left', 'acknowledged', 'moved up', 'reminded', 'decided', 'reopened')),
  level int not null check (level >= 1),
  -- When it was to happen, where the clock did it, and when it did.
  due_at timestamptz,
  at timestamptz not null,
  account_id uuid references people.account,
  words text not null default '' check (length(words) <= 500),
  unique (escalation_id, seq)
);

-- Who was told, once each for the rung that they first stood on.
create table escalation.told (
  escalation_id uuid not null references escalation.escalation on delete cascade,
  account_id uuid not null references people.account,
  authority_id uuid not null references people.authority,
  level int not null check (level >= 1),
  -- Why this person: lead of the team, their role, by name, or because nobody else was there.
  because text not null check (because in ('lead', 'role', 'name', 'nobody else')),
  -- For whom they stand in, if they cover for somebody who is away.
  covers_for uuid references people.account,
  told_at timestamptz not null,
  primary key (escalation_id, account_id)
);
create index told_account on escalation.told (account_id);

-- What was decided. Never changed: a correction is another decision.
create table escalation.decision (
  decision_id uuid primary key,
  authority_id uuid not null references people.authority,
  escalation_id uuid not null references escalation.escalation on delete cascade,
  -- In the order in which they were taken, from 1.
  number int not null check (number >= 1),
  outcome text not null check (length(outcome) between 1 and 60),
  reason text not null check (length(reason) between 1 and 4000),
  -- Whoever leads what follows, where somebody does.
  lead_account_id uuid references people.account,
  panel_on date,
  attendees text[] not null default '{}',
  attendees_more text not null default '' check (length(attendees_more) <= 500),
  -- Whether the councils that have placed people there were told: yes, not yet, none has.
  told_councils text not null check (told_councils in ('told', 'to be told', 'none')),
  told_council_names text not null default '' check (length(told_council_names) <= 1000),
  intervention_id uuid,
  account_id uuid references people.account,
  decided_by text not null default platform.current_actor(),
  decided_at timestamptz not null,
  unique (escalation_id, number)
);

-- The lowest and the highest score of a service on each day on which it moved, so that a climb in steps is seen.
create table escalation.score_mark (
  authority_id uuid not null references people.authority,
  location_id text not null,
  on_day date not null,
  lowest numeric not null,
  primary key (authority_id, location_id, on_day)
);

-- May whoever acts in this transaction see a cause of this confidentiality? The words are those of the log (intelligence.may_see),
-- but an open cause is for everybody who sees escalations.
create function escalation.may_see(confidentiality text) returns boolean
language sql stable
as $$
  select case confidentiality
    when 'open' then platform.may('escalation.read')
    when 'restricted' then platform.may('intelligence.restricted')
    else platform.may('intelligence.whistleblowing')
  end
$$;

do $$
declare
  t text;
begin
  foreach t in array array['scheme', 'escalation', 'cause_mark', 'step', 'told', 'decision', 'score_mark'] loop
    execute format('alter table escalation.%I enable row level security', t);
    execute format('create policy own on escalation.%I to amberley_app using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority())', t);
  end loop;
end
$$;
alter table escalation.cause enable row level security;
create policy own_seen on escalation.cause for select to amberley_app
  using (authority_id = platform.current_authority() and escalation.may_see(confidentiality));
create policy own_added on escalation.cause for insert to amberley_app
  with check (authority_id = platform.current_authority());

call platform.attach_audit('escalation.scheme', 'scheme_id');
call platform.attach_audit('escalation.escalation', 'escalation_id');
call platform.attach_audit('escalation.cause', 'cause_id');
call platform.attach_audit('escalation.cause_mark', 'authority_id', 'location_id', 'rule_key', 'cause_key');
call platform.attach_audit('escalation.step', 'step_id');
call platform.attach_audit('escalation.told', 'escalation_id', 'account_id');
call platform.attach_audit('escalation.decision', 'decision_id');
-- Which rule fired, and what somebody wrote of it, may name what only few may know.
insert into platform.sensitive_table (table_name, permission) values
  ('escalation.escalation', 'intelligence.whistleblowing'),
  ('escalation.cause', 'intelligence.whistleblowing'),
  ('escalation.cause_mark', 'intelligence.whistleblowing'),
  ('escalation.step', 'intelligence.whistleblowing'),
  ('escalation.decision', 'intelligence.whistleblowing');

-- What an escalation is called to whoever reads: by its rule where that tells no more than they may know. Every rule that
-- listens to the log is called alike to whoever may not know of whistleblowing, so that the name gives nothing away.
create function escalation.rule_seen(trigger text, rule_name text) returns text
language sql stable
as $$
  select case when trigger in ('whistleblowing', 'cluster', 'severe') and not platform.may('intelligence.whistleblowing')
              then 'Something heard of the service' else rule_name end
$$;

create view escalation.published_escalation with (security_invoker = true) as
  select e.authority_id, e.location_id, e.escalation_id, escalation.rule_seen(e.trigger, e.rule_name) as rule, e.level, e.state,
         e.raised_at, e.acknowledge_by, e.decide_by,
         (select coalesce(jsonb_agg(jsonb_build_object('accountId', t.account_id, 'level', t.level, 'at', t.told_at) order by t.told_at, t.account_id), '[]')
            from escalation.told t where t.escalation_id = e.escalation_id) as told
    from escalation.escalation e
   where platform.may('escalation.read');

grant usage on schema escalation to amberley_app;
grant select on escalation.shipped_scheme, escalation.published_escalation to amberley_app;
grant select, insert on escalation.scheme, escalation.cause, escalation.cause_mark, escalation.step, escalation.told,
  escalation.decision to amberley_app;
grant select, insert, update on escalation.escalation to amberley_app;
grant select, insert, update, delete on escalation.score_mark to amberley_app;

-- The shipped rules and ladder, as src/modules/escalation/rules/schemes/shipped-1.json has them. In force from the day from which the
-- first risk model is, so that past days can be looked at.
insert into escalation.shipped_scheme (version, valid_from, definition) values (1, '2014-10-01', $scheme$
{
  "hours": { "from": 9, "to": 17 },
  "ladder": [
    { "name": "Team lead", "lead": true, "roles": [], "accounts": [] },
    { "name": "Quality manager", "lead": false, "roles": ["quality-manager"], "accounts": [] },
    { "name": "Senior manager", "lead": false, "roles": ["senior-manager"], "accounts": [] },
    { "name": "Director", "lead": false, "roles": [], "accounts": [] }
  ],
  "rules": [
    {
      "key": "whistleblowing",
      "name": "Whistleblowing concern",
      "when": { "trigger": "whistleblowing", "severity": 4, "days": 31 },
      "level": 2,
      "acknowledge": 60,
      "decide": 480,
      "clock": "always",
      "urgent": true,
      "source": "Councils escalate serious whistleblowing at once, by itself and not only through a score."
    },
    {
      "key": "critical-entry",
      "name": "Critical entry in the log",
      "when": { "trigger": "severe", "severity": 5, "days": 31 },
      "level": 2,
      "acknowledge": 60,
      "decide": 480,
      "clock": "always",
      "urgent": true,
      "source": "Safeguarding alerts are graded 1 to 5 in councils' practice; the highest means people unsafe today."
    },
    {
      "key": "cluster",
      "name": "Cluster of concerns",
      "when": { "trigger": "cluster", "kinds": [], "severity": 3, "events": 3, "days": 28 },
      "level": 2,
      "acknowledge": 240,
      "decide": 960,
      "clock": "working",
      "urgent": true,
      "source": "A series or cluster of concerns is a top-tier trigger in councils' escalation practice."
    },
    {
      "key": "became-red",
      "name": "Became Red",
      "when": { "trigger": "colour", "of": "proposed", "from": ["Green", "Amber"], "to": "Red" },
      "level": 2,
      "acknowledge": 120,
      "decide": 480,
      "clock": "working",
      "urgent": true,
      "source": "S1 of the domain guide: senior managers are told as soon as risk grows."
    },
    {
      "key": "floor",
      "name": "Held at Red by a floor",
      "when": { "trigger": "floor", "atLeast": "Red" },
      "level": 2,
      "acknowledge": 120,
      "decide": 480,
      "clock": "working",
      "urgent": true,
      "source": "Inadequate overall or for Safe, a warning notice and special measures are top-tier triggers in councils' escalation practice."
    },
    {
      "key": "jump",
      "name": "Score jumped",
      "when": { "trigger": "jump", "points": 30, "days": 28 },
      "level": 1,
      "acknowledge": 240,
      "decide": 960,
      "clock": "working",
      "urgent": false,
      "source": "S1 of the domain guide: risk that grows is escalated between the monthly reviews, also where the colour stays."
    },
    {
      "key": "overdue",
      "name": "Overdue at Red",
      "when": { "trigger": "overdue", "days": 5 },
      "level": 2,
      "acknowledge": 480,
      "decide": 2400,
      "clock": "working",
      "urgent": false,
      "source": "Visits overdue and improvement plans that stand still are indicators of risk in councils' practice."
    },
    {
      "key": "override-floor",
      "name": "Override against a floor",
      "when": { "trigger": "override-floor" },
      "level": 3,
      "acknowledge": 480,
      "decide": 2400,
      "clock": "working",
      "urgent": false,
      "source": "A better colour than a floor allows needs a second pair of eyes, above whoever gave it."
    },
    {
      "key": "override-ended",
      "name": "Override ended",
      "when": { "trigger": "override-ended" },
      "level": 1,
      "acknowledge": 480,
      "decide": 2400,
      "clock": "working",
      "urgent": false,
      "source": "A person's judgement holds for a time: once it is over, somebody decides anew."
    }
  ]
}
$scheme$::jsonb);
