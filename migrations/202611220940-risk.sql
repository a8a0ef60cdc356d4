-- Room risk: dated models (data, not code) and what they say of each location.

create schema risk;

-- A model is never changed, only followed by another that holds from a later day.
create table risk.model (
  model_id text not null,
  version int not null,
  name text not null,
  valid_from date not null,
  definition jsonb not null,       -- src/modules/risk/rules/model.ts says its shape
  source text not null,
  recorded_at timestamptz not null default now(),
  primary key (model_id, version)
);

-- What the model in force says of each location now. Everything here can be computed again from the facts, so single rows
-- are not audited; changes of colour are, in assessment_history.
create table risk.assessment (
  authority_id uuid not null references people.authority,
  location_id text not null,
  as_at date not null,                  -- the day from which it says what it says here
  model_id text not null,
  model_version int not null,
  score numeric not null,
  rag text not null check (rag in ('Red', 'Amber', 'Green')),
  why text not null,                    -- the reason in one sentence
  contributions jsonb not null,         -- [{indicator, points, words}], most points first, adding up to score
  unknown jsonb not null,               -- [{indicator, words}]
  floors jsonb not null default '[]'::jsonb, -- [{atLeast, words}]
  said text not null,                   -- a digest of all that it says, to see at once whether it changed
  computed_at timestamptz not null default now(),
  primary key (authority_id, location_id),
  foreign key (model_id, model_version) references risk.model
);
create index assessment_score on risk.assessment (authority_id, score desc);

-- Each day on which a location's colour or model changed, so that a list can be asked as at a day. An entry without a
-- colour ends it: the location closed or left the council's market.
create table risk.assessment_history (
  authority_id uuid not null references people.authority,
  location_id text not null,
  as_at date not null,
  model_id text not null,
  model_version int not null,
  score numeric not null,
  rag text check (rag in ('Red', 'Amber', 'Green')),
  why text not null,
  primary key (authority_id, location_id, as_at)
);

-- Each rating of a council's whole market: how fresh the assessments are, and how many changed.
create table risk.rating_run (
  run_id uuid primary key,
  authority_id uuid not null references people.authority,
  as_at date not null,
  rated int not null,
  changed int not null,
  moved int not null,                   -- changed colour or model, or are new
  computed_at timestamptz not null default now()
);
create index rating_run_day on risk.rating_run (authority_id, as_at desc, computed_at desc);

do $$
declare
  t text;
begin
  foreach t in array array['assessment', 'assessment_history', 'rating_run'] loop
    execute format('alter table risk.%I enable row level security', t);
    execute format('create policy own on risk.%I to amberley_app using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority())', t);
  end loop;
end
$$;

call platform.attach_audit('risk.model', 'model_id', 'version');
call platform.attach_audit('risk.rating_run', 'run_id');

-- A rating of the market writes thousands of rows at once: one audit entry a statement, with their number and a digest,
-- where a row trigger would take the chain's lock for each.
create function risk.audit_statement() returns trigger
language plpgsql security definer set search_path = pg_catalog, platform
as $$
declare
  batch record;
begin
  for batch in
    select authority_id::text as chain, min(as_at)::text || '/' || max(as_at)::text as days,
           jsonb_build_object('rows', count(*), 'operation', lower(tg_op), 'sha256',
             encode(sha256(convert_to(string_agg(touched::text, e'\n' order by location_id, as_at), 'UTF8')), 'hex')) as summary
      from touched group by authority_id
  loop
    perform platform.append_audit(batch.chain, 'batch', tg_table_schema || '.' || tg_table_name, batch.days, null, batch.summary);
  end loop;
  return null;
end
$$;
create trigger audit after insert on risk.assessment_history
  referencing new table as touched for each statement execute function risk.audit_statement();
create trigger audit_update after update on risk.assessment_history
  referencing new table as touched for each statement execute function risk.audit_statement();
create trigger audit_delete after delete on risk.assessment_history
  referencing old table as touched for each statement execute function risk.audit_statement();

create view risk.published_assessment with (security_invoker = true) as
  select authority_id, location_id, as_at, model_id, model_version, score, rag, why, contributions, unknown, floors, computed_at
    from risk.assessment;
create view risk.published_assessment_history with (security_invoker = true) as
  select authority_id, location_id, as_at, model_id, model_version, score, rag, why from risk.assessment_history;
create view risk.published_rating_run with (security_invoker = true) as
  select authority_id, run_id, as_at, rated, changed, moved, computed_at from risk.rating_run;

-- The colour of each location on a day, as it was rated then: one row a location that had been rated by that day.
create function risk.published_assessment_as_at(day date)
returns table (authority_id uuid, location_id text, as_at date, model_id text, model_version int, score numeric, rag text, why text)
language sql stable
as $$
  select last.*
    from (
      select distinct on (h.authority_id, h.location_id)
             h.authority_id, h.location_id, h.as_at, h.model_id, h.model_version, h.score, h.rag, h.why
        from risk.assessment_history h
       where h.as_at <= day
       order by h.authority_id, h.location_id, h.as_at desc
    ) last
   where last.rag is not null
$$;

grant usage on schema risk to amberley_app;
grant select, insert, update, delete on all tables in schema risk to amberley_app;
revoke insert, update, delete on risk.model from amberley_app;

-- The first model, as src/modules/risk/rules/models/cqc-only-1.json has it (a test compares them).
insert into risk.model (model_id, version, name, valid_from, source, definition)
select definition ->> 'id', (definition ->> 'version')::int, definition ->> 'name', (definition ->> 'validFrom')::date,
       definition ->> 'source', definition
  from (select $model$
{
  "id": "cqc-only",
  "version": 1,
  "name": "CQC facts only, first model",
  "validFrom": "2014-10-01",
  "appliesTo": null,
  "source": "Built from what councils commonly take from the regulator when they rate risk: ratings, their direction and age, the registered manager, dormancy and enforcement. Starts on the day from which CQC has given ratings on the four-step scale, so that past days can be assessed. A starting point to be simulated and back-tested, not a finding.",
  "thresholds": { "amber": 20, "red": 60 },
  "indicators": [
    {
      "key": "overall-rating",
      "label": "Overall rating",
      "source": "CQC's overall rating on its four-step scale. Below Good is the first thing that councils' risk tools look at; Inadequate is a top-tier trigger on its own.",
      "reads": { "fact": "rating", "of": "overall" },
      "bands": [
        { "equals": "Outstanding", "points": 0, "words": "Rated {rating} {ago}" },
        { "equals": "Good", "points": 0, "words": "Rated {rating} {ago}" },
        {
          "equals": "Requires improvement",
          "points": 25,
          "words": "Rated {rating} {ago}",
          "because": "CQC rated it {rating} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 60,
          "words": "Rated {rating} {ago}",
          "because": "CQC rated it {rating} on {date}"
        }
      ],
      "unknown": {
        "points": 10,
        "words": "No overall rating ({reason})",
        "because": "it has no overall rating from CQC ({reason})"
      }
    },
    {
      "key": "safe-rating",
      "label": "Rating for Safe",
      "source": "CQC's rating for the key question Safe. Inadequate for Safe triggers escalation in councils' practice, whatever the overall rating.",
      "reads": { "fact": "rating", "of": "safe" },
      "bands": [
        { "equals": "Outstanding", "points": 0, "words": "Rated {rating} for {question} {ago}" },
        { "equals": "Good", "points": 0, "words": "Rated {rating} for {question} {ago}" },
        {
          "equals": "Requires improvement",
          "points": 12,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 30,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        }
      ],
      "unknown": {
        "points": 3,
        "words": "No rating for {question} ({reason})",
        "because": "it has no rating for {question}"
      }
    },
    {
      "key": "well-led-rating",
      "label": "Rating for Well-led",
      "source": "CQC's rating for the key question Well-led, which councils check beside Safe when they choose providers: weak leadership comes before weak care.",
      "reads": { "fact": "rating", "of": "well-led" },
      "bands": [
        { "equals": "Outstanding", "points": 0, "words": "Rated {rating} for {question} {ago}" },
        { "equals": "Good", "points": 0, "words": "Rated {rating} for {question} {ago}" },
        {
          "equals": "Requires improvement",
          "points": 10,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        },
        {
          "equals": "Inadequate",
          "points": 25,
          "words": "Rated {rating} for {question} {ago}",
          "because": "CQC rated it {rating} for {question} on {date}"
        }
      ],
      "unknown": {
        "points": 3,
        "words": "No rating for {question} ({reason})",
        "because": "it has no rating for {question}"
      }
    },
    {
      "key": "rating-age",
      "label": "Age of a good rating",
      "source": "Ratings are now several years old on average. A rating of Good or better reassures less as it ages; a rating below Good does not get better or worse by waiting, so its age gives nothing.",
      "reads": { "fact": "rating-age", "of": "overall", "when": ["Outstanding", "Good"] },
      "bands": [
        { "from": 0, "to": 24, "points": 0, "words": "Its rating of {rating} is from {date}" },
        {
          "from": 24,
          "to": 36,
          "points": 4,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        },
        {
          "from": 36,
          "to": 60,
          "points": 8,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        },
        {
          "from": 60,
          "to": null,
          "points": 14,
          "words": "Its rating of {rating} is {age} old",
          "because": "its rating of {rating} is {age} old"
        }
      ],
      "unknown": { "points": 0, "words": "No rating whose age could be told" }
    },
    {
      "key": "rating-change",
      "label": "Direction of the last change",
      "source": "The overall rating against the one before it. A fall, or a second inspection that still finds a service below Good, is a warning beyond the rating itself.",
      "reads": { "fact": "rating-change" },
      "bands": [
        { "equals": "improved", "points": 0, "words": "Rose from {previous} to {rating} on {date}" },
        { "equals": "unchanged", "points": 0, "words": "Stayed {rating} when rated on {date}" },
        { "equals": "first rating", "points": 0, "words": "First rated on {date}" },
        {
          "equals": "still below Good",
          "points": 10,
          "words": "Still {rating} when rated again on {date}",
          "because": "it was still {rating} when rated again on {date}"
        },
        {
          "equals": "fell one step",
          "points": 6,
          "words": "Fell from {previous} to {rating} on {date}",
          "because": "its rating fell from {previous} on {date}"
        },
        {
          "equals": "fell two steps or more",
          "points": 10,
          "words": "Fell from {previous} to {rating} on {date}",
          "because": "its rating fell from {previous} on {date}"
        }
      ],
      "unknown": { "points": 0, "words": "No rating whose direction could be told" }
    },
    {
      "key": "waiting",
      "label": "Wait for a first rating",
      "source": "The regulator means to look at a new service within about a year. The longer nobody has looked, the less is known.",
      "reads": { "fact": "waiting" },
      "bands": [
        { "from": 0, "to": 12, "points": 0, "words": "Registered {ago} and not yet rated" },
        {
          "from": 12,
          "to": 24,
          "points": 4,
          "words": "Registered {ago} and never rated",
          "because": "it was registered {ago} and has never been rated"
        },
        {
          "from": 24,
          "to": null,
          "points": 8,
          "words": "Registered {ago} and never rated",
          "because": "it was registered {ago} and has never been rated"
        }
      ],
      "unknown": {
        "points": 4,
        "words": "Never rated, and its registration day is not known",
        "because": "it has never been rated"
      }
    },
    {
      "key": "manager",
      "label": "Registered manager",
      "source": "A registered manager is a condition of registration for most services (Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, regulation 7, and CQC (Registration) Regulations 2009, regulation 5); a vacancy that lasts is an early sign of decline.",
      "reads": { "fact": "manager" },
      "bands": [
        { "equals": "in post", "points": 0, "words": "A registered manager is in post" },
        {
          "equals": "none registered",
          "points": 8,
          "words": "No registered manager",
          "because": "it has no registered manager"
        },
        {
          "from": 0,
          "to": 3,
          "points": 4,
          "words": "Without a registered manager since {date}",
          "because": "the registered manager left on {date}"
        },
        {
          "from": 3,
          "to": 6,
          "points": 8,
          "words": "Without a registered manager since {date}: {age}",
          "because": "the registered manager left {ago}"
        },
        {
          "from": 6,
          "to": null,
          "points": 12,
          "words": "Without a registered manager since {date}: {age}",
          "because": "the registered manager left {ago}"
        }
      ],
      "unknown": { "points": 0, "words": "Whether there is a registered manager is not known for this day" }
    },
    {
      "key": "dormancy",
      "label": "Dormancy",
      "source": "A dormant service is registered and gives no care, so its rating speaks of the past and what restarts is untried.",
      "reads": { "fact": "dormancy" },
      "bands": [
        { "equals": "active", "points": 0, "words": "Active" },
        {
          "equals": "dormant",
          "points": 6,
          "words": "Dormant: registered, but giving no care",
          "because": "it is dormant"
        }
      ],
      "unknown": { "points": 0, "words": "Whether it is dormant is not known for this day" }
    },
    {
      "key": "enforcement",
      "label": "Enforcement in force",
      "source": "Warning notices, conditions, suspensions and prosecutions that the council has recorded. CQC's data files do not carry them reliably, so none recorded does not prove that there are none.",
      "reads": { "fact": "enforcement" },
      "bands": [
        { "equals": "none recorded", "points": 0, "words": "No enforcement recorded" },
        {
          "equals": "in force",
          "points": 15,
          "words": "{kind} in force since {date}{more}",
          "because": "enforcement ({kind}) has been in force since {date}"
        },
        {
          "equals": "severe in force",
          "points": 40,
          "words": "{kind} in force since {date}{more}",
          "because": "enforcement ({kind}) has been in force since {date}"
        }
      ],
      "unknown": { "points": 0, "words": "Whether enforcement is in force is not known" }
    }
  ],
  "floors": [
    {
      "when": { "fact": "rating", "of": "overall", "in": ["Inadequate"] },
      "atLeast": "Red",
      "words": "Rated Inadequate overall: at least Red until CQC rates it better",
      "because": "CQC rated it {rating} on {date}",
      "source": "Inadequate overall is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": { "fact": "rating", "of": "safe", "in": ["Inadequate"] },
      "atLeast": "Red",
      "words": "Rated Inadequate for Safe: at least Red until CQC rates it better",
      "because": "CQC rated it {rating} for {question} on {date}",
      "source": "Inadequate for Safe is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": { "fact": "enforcement", "severe": true },
      "atLeast": "Red",
      "words": "{kind} in force since {date}: at least Red while it stands",
      "because": "enforcement ({kind}) has been in force since {date}",
      "source": "A warning notice or special measures is a top-tier trigger in councils' escalation practice."
    },
    {
      "when": { "fact": "enforcement", "severe": false },
      "atLeast": "Amber",
      "words": "{kind} in force since {date}: at least Amber while it stands",
      "because": "enforcement ({kind}) has been in force since {date}",
      "source": "Any action of the regulator against a service is a concern until it is lifted."
    },
    {
      "when": { "fact": "not-rated" },
      "atLeast": "Amber",
      "words": "Not rated ({reason}): unknown is never green",
      "because": "CQC has not rated it ({reason}) and unknown is never green",
      "source": "About a fifth of registered services have no rating. Not knowing is not a reason for comfort."
    },
    {
      "when": { "fact": "not-regulated" },
      "atLeast": "Amber",
      "words": "CQC does not register this service, so its ratings say nothing of it: unknown is never green",
      "because": "CQC does not register it, so nothing here tells of its quality, and unknown is never green",
      "source": "This model knows only what the regulator publishes."
    },
    {
      "when": { "fact": "rating-age", "of": "overall", "months": 84 },
      "atLeast": "Amber",
      "words": "Rated {ago}: a rating older than seven years counts as unknown, and unknown is never green",
      "because": "its rating of {rating} is {age} old",
      "source": "After seven years owners, managers and most staff have usually changed."
    },
    {
      "when": { "fact": "dormancy" },
      "atLeast": "Amber",
      "words": "Dormant: nobody can see care being given",
      "because": "it is dormant",
      "source": "What gives no care cannot be seen to be good."
    }
  ]
}
$model$::jsonb as definition) shipped;
