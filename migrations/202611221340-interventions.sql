-- Room interventions: what is done about a service, by its colour and what happened, step by step, and random checks.

create schema interventions;

-- What can be done; a higher level is more.
create table reference.intervention_kind (
  kind text primary key,
  name text not null,
  level int not null check (level between 1 and 9),
  place int not null
);
insert into reference.intervention_kind (kind, name, level, place) values
  ('desktop-review', 'Desktop review', 1, 1),
  ('visit-announced', 'Announced visit', 2, 2),
  ('visit-unannounced', 'Unannounced visit', 2, 3),
  ('quality-support', 'Formal quality support', 3, 4),
  ('improvement-panel', 'Multi-agency improvement panel', 4, 5),
  ('director-decision', 'Director''s decision', 5, 6),
  ('organisational-safeguarding', 'Organisational safeguarding enquiry', 6, 7);

-- Which colour and event asks for which intervention, in which steps: the house's own, until a council has set another.
-- src/modules/interventions/rules/protocol.ts says the shape of a definition. Never changed, only followed by another.
create table interventions.national_protocol (
  version int primary key,
  valid_from date not null,
  source text not null,
  definition jsonb not null,
  recorded_at timestamptz not null default now()
);

-- A council's own. The newest version among those with the latest day that has come holds.
create table interventions.protocol (
  authority_id uuid not null references people.authority,
  version int not null check (version > 0),
  valid_from date not null,
  definition jsonb not null,
  reason text not null check (length(reason) between 1 and 2000),
  recorded_at timestamptz not null,
  recorded_by text not null default platform.current_actor(),
  primary key (authority_id, version)
);

-- One intervention at a service. src/modules/interventions/rules/states.ts says how its state may change.
create table interventions.intervention (
  intervention_id uuid primary key,
  authority_id uuid not null references people.authority,
  location_id text not null check (length(location_id) between 1 and 60),
  kind text not null references reference.intervention_kind,
  state text not null check (state in ('proposed', 'open', 'ended', 'declined', 'cancelled')),
  -- The day it was proposed or started; the day it was started.
  raised_on date not null,
  started_on date,
  ended_on date,
  -- Whose it is as a whole: gets what no step names.
  owner_account_id uuid,
  -- What came of it, and why it was declined or cancelled.
  outcome text check (outcome in ('improved', 'not-improved', 'escalated', 'fine', 'concerns')),
  outcome_reason text not null default '' check (length(outcome_reason) <= 4000),
  -- By which protocol its steps were set: a version of the council's, or of the national one.
  protocol text not null check (length(protocol) <= 60),
  draw_id uuid,
  -- What was recorded in the intelligence log as its result.
  event_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default platform.current_actor(),
  version int not null default 1,
  check ((state = 'ended') = (outcome is not null)),
  check ((state in ('ended', 'declined', 'cancelled')) = (ended_on is not null)),
  check (state not in ('open', 'ended') or started_on is not null)
);
-- Never two of a kind at a service at once, whoever starts them.
create unique index intervention_running on interventions.intervention (authority_id, location_id, kind)
  where state in ('proposed', 'open');
create index intervention_location on interventions.intervention (authority_id, location_id, raised_on desc);
create index intervention_draw on interventions.intervention (draw_id) where draw_id is not null;

-- Why there is an intervention. The same cause is heard once only; another one for what is running already joins it.
create table interventions.cause (
  authority_id uuid not null references people.authority,
  cause_key text not null check (length(cause_key) between 1 and 300),
  intervention_id uuid not null references interventions.intervention deferrable initially deferred,
  trigger text not null,
  colour text check (colour in ('Red', 'Amber', 'Green')),
  -- In words that everybody who may see interventions may read: nothing of what was told in confidence.
  words text not null check (length(words) between 1 and 500),
  heard_on date not null,
  primary key (authority_id, cause_key)
);
create index cause_intervention on interventions.cause (intervention_id);

create table interventions.step (
  step_id uuid primary key,
  authority_id uuid not null references people.authority,
  intervention_id uuid not null references interventions.intervention on delete cascade,
  place int not null,
  name text not null check (length(name) between 1 and 200),
  owner_account_id uuid,
  attends text[] not null default '{}',
  -- As the protocol set it, and as it stands after what was extended.
  first_due_on date not null,
  due_on date not null,
  state text not null default 'to-do' check (state in ('to-do', 'done', 'not-needed')),
  done_on date,
  -- When its owner was told that it is overdue, so that they are told once.
  overdue_told_on date,
  version int not null default 1,
  unique (intervention_id, place),
  check ((state = 'done') = (done_on is not null))
);
create index step_due on interventions.step (authority_id, due_on) where state = 'to-do';
create index step_owner on interventions.step (owner_account_id, due_on) where state = 'to-do';

-- What happened to an intervention and its steps, in the words of whoever did it. Never changed.
create table interventions.entry (
  entry_id uuid primary key,
  authority_id uuid not null references people.authority,
  intervention_id uuid not null references interventions.intervention on delete cascade,
  step_id uuid references interventions.step on delete cascade,
  happened text not null check (happened in ('proposed', 'started', 'joined', 'declined', 'note', 'step-done', 'step-not-needed',
    'reassigned', 'extended', 'ended', 'cancelled')),
  words text not null default '' check (length(words) <= 4000),
  -- Of what was extended: the day before and the day after.
  due_before date,
  due_after date,
  on_day date not null,
  recorded_at timestamptz not null,
  recorded_by text not null default platform.current_actor()
);
create index entry_intervention on interventions.entry (intervention_id, recorded_at);

-- How many services are checked at random each month, of each colour: a number or a share of them. For a team, or where
-- team_id is null for every team without its own. The newest whose day has come holds.
create table interventions.quota (
  quota_id uuid primary key,
  authority_id uuid not null references people.authority,
  team_id uuid,
  valid_from date not null,
  green_number int check (green_number between 0 and 1000),
  green_percent numeric check (green_percent between 0 and 100),
  amber_number int check (amber_number between 0 and 1000),
  amber_percent numeric check (amber_percent between 0 and 100),
  -- Nobody is checked again within so many months.
  rest_months int not null check (rest_months between 0 and 60),
  reason text not null check (length(reason) between 1 and 2000),
  recorded_at timestamptz not null,
  recorded_by text not null default platform.current_actor(),
  check (num_nonnulls(green_number, green_percent) = 1 and num_nonnulls(amber_number, amber_percent) = 1)
);
create index quota_day on interventions.quota (authority_id, valid_from desc, recorded_at desc);

-- One month's draw for a team, with all that it takes to draw again. Never changed.
create table interventions.draw (
  draw_id uuid primary key,
  authority_id uuid not null references people.authority,
  month date not null check (extract(day from month) = 1),
  -- Null for services whose officer is in no team.
  team_id uuid,
  team_name text not null check (length(team_name) <= 100),
  algorithm text not null,
  -- SHA-256 of what is in seed_of: nobody chooses it.
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  seed_of jsonb not null,
  quota jsonb not null,
  -- [{locationId, name, colour}], [{locationId, name, colour, why}] and [{locationId, colour}].
  candidates jsonb not null,
  left_out jsonb not null,
  chosen jsonb not null,
  -- Empty where the month's job drew it.
  reason text not null default '' check (length(reason) <= 2000),
  drawn_at timestamptz not null,
  drawn_by text not null default platform.current_actor()
);
create unique index draw_once on interventions.draw (authority_id, month, coalesce(team_id, '00000000-0000-0000-0000-000000000000'));
alter table interventions.intervention add foreign key (draw_id) references interventions.draw;

do $$
declare
  t text;
begin
  foreach t in array array['protocol', 'intervention', 'cause', 'step', 'entry', 'quota', 'draw'] loop
    execute format('alter table interventions.%I enable row level security', t);
    execute format('create policy own on interventions.%I to amberley_app using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority())', t);
  end loop;
end
$$;
call platform.attach_audit('interventions.national_protocol', 'version');
call platform.attach_audit('interventions.protocol', 'authority_id', 'version');
call platform.attach_audit('interventions.intervention', 'intervention_id');
call platform.attach_audit('interventions.cause', 'authority_id', 'cause_key');
call platform.attach_audit('interventions.step', 'step_id');
call platform.attach_audit('interventions.entry', 'entry_id');
call platform.attach_audit('interventions.quota', 'quota_id');
call platform.attach_audit('interventions.draw', 'draw_id');

-- What runs at each service, with the step that is next and whether it is late on a day. Without notes.
create function interventions.published_action(day date)
returns table (
  authority_id uuid, location_id text, intervention_id uuid, kind text, kind_name text, level int, state text, next_step text,
  owner_account_id uuid, due_on date, overdue boolean, started_on date, raised_on date
)
language sql stable
as $$
  select i.authority_id, i.location_id, i.intervention_id, i.kind, k.name, k.level, i.state, s.name,
         coalesce(s.owner_account_id, i.owner_account_id), s.due_on, coalesce(s.due_on < day, false) and i.state = 'open',
         i.started_on, i.raised_on
    from interventions.intervention i
    join reference.intervention_kind k on k.kind = i.kind
    left join lateral (
      select s.name, s.owner_account_id, s.due_on from interventions.step s
       where s.intervention_id = i.intervention_id and s.state = 'to-do'
       order by s.due_on, s.place limit 1) s on true
   where i.state in ('proposed', 'open')
$$;

-- The highest level that is open at each service.
create view interventions.published_level with (security_invoker = true) as
  select distinct on (i.authority_id, i.location_id)
         i.authority_id, i.location_id, k.level, i.kind, k.name as kind_name, i.intervention_id, i.started_on, s.name as next_step, s.due_on
    from interventions.intervention i
    join reference.intervention_kind k on k.kind = i.kind
    left join lateral (
      select s.name, s.due_on from interventions.step s
       where s.intervention_id = i.intervention_id and s.state = 'to-do'
       order by s.due_on, s.place limit 1) s on true
   where i.state = 'open'
   order by i.authority_id, i.location_id, k.level desc, i.started_on, i.intervention_id;

-- Every intervention, also past ones, without notes: for timelines and reports.
create view interventions.published_intervention with (security_invoker = true) as
  select i.authority_id, i.intervention_id, i.location_id, i.kind, k.name as kind_name, k.level, i.state, i.raised_on, i.started_on,
         i.ended_on, i.outcome, i.owner_account_id, i.draw_id
    from interventions.intervention i join reference.intervention_kind k on k.kind = i.kind;

grant usage on schema interventions to amberley_app;
grant select on interventions.national_protocol, interventions.published_level, interventions.published_intervention to amberley_app;
grant select, insert on interventions.protocol, interventions.entry, interventions.quota, interventions.draw, interventions.cause to amberley_app;
grant select, insert, update, delete on interventions.intervention, interventions.step to amberley_app;
grant select on reference.intervention_kind to amberley_app;

-- The first national protocol, as src/modules/interventions/rules/protocols/national-1.json has it (a test compares them).
insert into interventions.national_protocol (version, valid_from, source, definition)
select 1, (definition ->> 'validFrom')::date, definition ->> 'source', definition
  from (select $protocol$
{
  "name": "National default, first version",
  "validFrom": "2014-10-01",
  "source": "Own words, after what councils publish of their practice: the level of intervention follows the colour, with random checks on green and amber services so that support comes before a service turns red (domain guide S1); the ladder of formal quality support, multi-agency improvement panel, Director's decision with a lead officer appointed at once, and organisational safeguarding enquiry in three steps (anchors, risk and escalation practice). A starting point: each council sets its own.",
  "lines": [
    { "trigger": "status", "colour": "Red", "kind": "quality-support", "start": "automatic" },
    { "trigger": "status", "colour": "Amber", "kind": "desktop-review", "start": "automatic" },
    { "trigger": "override", "colour": null, "kind": "desktop-review", "start": "proposed" },
    { "trigger": "floor", "colour": "Red", "kind": "quality-support", "start": "automatic" },
    { "trigger": "enforcement", "colour": null, "kind": "improvement-panel", "start": "proposed" },
    { "trigger": "cluster", "colour": null, "kind": "visit-unannounced", "start": "automatic" },
    { "trigger": "allegations", "colour": null, "kind": "organisational-safeguarding", "start": "proposed" },
    { "trigger": "check-concerns", "colour": null, "kind": "quality-support", "start": "proposed" },
    { "trigger": "panel-decision", "colour": null, "kind": "director-decision", "start": "automatic" },
    { "trigger": "random-check", "colour": "Amber", "kind": "visit-announced", "start": "automatic" },
    { "trigger": "random-check", "colour": "Green", "kind": "desktop-review", "start": "automatic" }
  ],
  "steps": {
    "desktop-review": [
      {
        "name": "Read what is known and ask the service for what is missing",
        "days": 5,
        "owner": "officer",
        "attends": []
      },
      {
        "name": "Write down what was found and whether a visit is needed",
        "days": 10,
        "owner": "officer",
        "attends": []
      }
    ],
    "visit-announced": [
      {
        "name": "Agree a day with the service and say what will be looked at",
        "days": 5,
        "owner": "officer",
        "attends": []
      },
      { "name": "Visit", "days": 15, "owner": "officer", "attends": ["Registered manager"] },
      { "name": "Send the findings to the provider", "days": 25, "owner": "officer", "attends": [] }
    ],
    "visit-unannounced": [
      {
        "name": "Visit without notice",
        "days": 3,
        "owner": "officer",
        "attends": ["Safeguarding, where harm is suspected"]
      },
      { "name": "Send the findings to the provider", "days": 10, "owner": "officer", "attends": [] }
    ],
    "quality-support": [
      {
        "name": "Meet the provider and agree what must improve, by when",
        "days": 5,
        "owner": "officer",
        "attends": ["Registered manager", "Provider's nominated individual"]
      },
      { "name": "Visit", "days": 10, "owner": "officer", "attends": ["Registered manager"] },
      {
        "name": "Review progress with the provider",
        "days": 30,
        "owner": "officer",
        "attends": ["Registered manager", "Contracts"]
      },
      {
        "name": "Decide whether it has improved",
        "days": 60,
        "owner": "team-lead",
        "attends": ["Contracts", "Safeguarding"]
      }
    ],
    "improvement-panel": [
      { "name": "Call the panel and send its papers", "days": 5, "owner": "quality-manager", "attends": [] },
      {
        "name": "Hold the panel",
        "days": 10,
        "owner": "quality-manager",
        "attends": ["Chair", "Safeguarding", "Commissioners", "CQC", "Contracts", "Health", "Other funders"]
      },
      {
        "name": "Review the improvement plan with the panel",
        "days": 30,
        "owner": "quality-manager",
        "attends": ["Chair", "Safeguarding", "Commissioners", "CQC", "Contracts", "Health", "Other funders"]
      },
      {
        "name": "Panel decides: enough, more time, or further",
        "days": 60,
        "owner": "quality-manager",
        "attends": ["Chair", "Safeguarding", "Commissioners", "Contracts"]
      }
    ],
    "director-decision": [
      { "name": "Appoint the lead officer", "days": 1, "owner": "senior-manager", "attends": [] },
      {
        "name": "Director decides, with reasons",
        "days": 3,
        "owner": "senior-manager",
        "attends": ["Director", "Lead officer", "Legal", "Safeguarding", "Contracts"]
      },
      {
        "name": "Tell the provider, CQC and the other funders",
        "days": 5,
        "owner": "senior-manager",
        "attends": []
      }
    ],
    "organisational-safeguarding": [
      {
        "name": "Stage 1: decide whether to hold an enquiry",
        "days": 2,
        "owner": "quality-manager",
        "attends": ["Safeguarding", "Contracts"]
      },
      {
        "name": "Initial meeting",
        "days": 7,
        "owner": "quality-manager",
        "attends": [
          "Chair",
          "Safeguarding",
          "Commissioners",
          "CQC",
          "Contracts",
          "Health",
          "Other funders",
          "Police",
          "Legal"
        ]
      },
      {
        "name": "Findings meeting",
        "days": 40,
        "owner": "quality-manager",
        "attends": [
          "Chair",
          "Safeguarding",
          "Commissioners",
          "CQC",
          "Contracts",
          "Health",
          "Other funders",
          "Police",
          "Legal"
        ]
      }
    ]
  }
}
$protocol$::jsonb as definition) shipped;
