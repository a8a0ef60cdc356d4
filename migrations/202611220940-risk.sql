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

create table risk.assessment (
  authority_id uuid not null references people.authority,
  location_id text not null,
  as_at date not null,
  model_id text not null,
  model_version int not null,
  score numeric not null,
  rag text not null check (rag in ('Red', 'Amber', 'Green')),
  why text not null,                    -- the reason in one sentence
  contributions jsonb not null,         -- [{indicator, points, words}]
  unknown jsonb not null,               -- [{indicator, words}]
  floors jsonb not null default '[]'::jsonb,
  computed_at timestamptz not null default now(),
  primary key (authority_id, location_id),
  foreign key (model_id, model_version) references risk.model
);
create index assessment_score on risk.assessment (authority_id, score desc);

-- Each day on which a location's colour changed, so that a list can be asked as at a day.
create table risk.assessment_history (
  authority_id uuid not null references people.authority,
  location_id text not null,
  as_at date not null,
  model_id text not null,
  model_version int not null,
  score numeric not null,
  rag text not null,
  why text not null,
  primary key (authority_id, location_id, as_at)
);

alter table risk.assessment enable row level security;
alter table risk.assessment_history enable row level security;
create policy own on risk.assessment to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on risk.assessment_history to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create trigger audit after insert or update or delete on risk.assessment_history
  for each row execute function platform.audit_row('location_id', 'as_at');
create trigger audit after insert or update or delete on risk.model
  for each row execute function platform.audit_row('model_id', 'version');

create view risk.published_assessment with (security_invoker = true) as select * from risk.assessment;
create view risk.published_assessment_history with (security_invoker = true) as select * from risk.assessment_history;

grant usage on schema risk to amberley_app;
grant select, insert, update, delete on all tables in schema risk to amberley_app;
revoke insert, update, delete on risk.model from amberley_app;
