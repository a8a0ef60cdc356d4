-- Room risk: models of a council's own. They are written as drafts, tried on today's services and on history, and put in force
-- from a day on. docs/adr/0031 says why they stand in one table with the shipped ones.

-- Null for a shipped model, which every council sees; else the council whose own it is, and nobody else sees it. Without a foreign
-- key, which its publication has: emptying the councils by cascade must not reach the shipped models.
alter table risk.model add column authority_id uuid,
  add constraint own_model check ((authority_id is not null) = (model_id like 'own-%'));
alter table risk.model enable row level security;
create policy shipped on risk.model for select to amberley_app using (authority_id is null);
create policy own on risk.model for select to amberley_app using (authority_id = platform.current_authority());
create policy publish on risk.model for insert to amberley_app
  with check (authority_id = platform.current_authority() and platform.may('risk.edit-model'));
-- Never changed, only followed.
grant insert on risk.model to amberley_app;

-- Who put a model of the council's own in force, when, why, and on what grounds.
create table risk.model_publication (
  authority_id uuid not null references people.authority,
  model_id text not null,
  version int not null,
  valid_from date not null,
  -- The model that it was made from.
  based_on_id text not null,
  based_on_version int not null,
  reason text not null check (length(reason) between 1 and 4000),
  -- Of what it says; both trials were of exactly this.
  digest text not null,
  -- Numbers of the trials, without words about services.
  simulation jsonb not null,
  back_test jsonb,
  -- Why there was no back-test, where there was none.
  without_back_test text not null default '' check (length(without_back_test) <= 4000),
  published_on date not null,
  published_at timestamptz not null,
  published_by text not null default platform.current_actor(),
  account_id uuid,
  -- Taken back before its first day.
  withdrawn_on date,
  withdrawn_by text,
  withdrawn_why text not null default '' check (length(withdrawn_why) <= 4000),
  primary key (model_id, version),
  foreign key (model_id, version) references risk.model,
  foreign key (based_on_id, based_on_version) references risk.model,
  -- Days before its publication were rated by the rules of their day, and stay so.
  check (valid_from >= published_on),
  check ((back_test is null) = (without_back_test <> '')),
  check ((withdrawn_on is null) = (withdrawn_why = '')),
  check (withdrawn_on < valid_from)
);
create index model_publication_council on risk.model_publication (authority_id, published_at desc);

-- A model that is being written. Nothing is rated by it.
create table risk.model_draft (
  draft_id uuid primary key,
  authority_id uuid not null references people.authority,
  based_on_id text not null,
  based_on_version int not null,
  -- As a model is stored, with what is switched off beside it: src/modules/risk/rules/draft.ts.
  definition jsonb not null,
  -- Who began it.
  account_id uuid,
  started_by text not null default platform.current_actor(),
  started_at timestamptz not null,
  changed_by text not null default platform.current_actor(),
  changed_at timestamptz not null,
  version int not null default 1,
  foreign key (based_on_id, based_on_version) references risk.model
);
create index model_draft_council on risk.model_draft (authority_id, changed_at desc);

-- The newest trial of a draft of each kind. Made of facts and the draft, and can be made again, so it is not audited; what a
-- publication rested on stands in model_publication. A simulation holds reasons that only overseers may see.
create table risk.model_trial (
  draft_id uuid not null references risk.model_draft on delete cascade,
  kind text not null check (kind in ('simulation', 'back-test')),
  authority_id uuid not null references people.authority,
  -- Of what the draft said when it was tried.
  digest text not null,
  as_at date not null,
  result jsonb not null,
  made_at timestamptz not null,
  made_by text not null default platform.current_actor(),
  primary key (draft_id, kind)
);

do $$
declare
  t text;
begin
  foreach t in array array['model_publication', 'model_draft'] loop
    execute format('alter table risk.%I enable row level security', t);
    execute format('create policy own on risk.%I to amberley_app using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority())', t);
  end loop;
end
$$;
alter table risk.model_trial enable row level security;
create policy own on risk.model_trial to amberley_app
  using (authority_id = platform.current_authority() and platform.may('risk.edit-model'))
  with check (authority_id = platform.current_authority() and platform.may('risk.edit-model'));
call platform.attach_audit('risk.model_publication', 'model_id', 'version');
call platform.attach_audit('risk.model_draft', 'draft_id');

-- What a warning is about: against these a back-test holds the colours of past months. Dated rules; of each the newest that is
-- not after the day of the back-test holds.
create table risk.outcome_rule (
  outcome text not null check (outcome in ('rating-fall', 'closure', 'enforcement')),
  valid_from date not null,
  name text not null,
  -- False where it no longer counts.
  counted boolean not null,
  -- How long after a month it still counts as that month's outcome.
  within_months int not null check (within_months between 1 and 36),
  source text not null,
  primary key (outcome, valid_from)
);
insert into risk.outcome_rule (outcome, valid_from, name, counted, within_months, source) values
  ('rating-fall', '2014-10-01', 'CQC rated it lower than before', true, 12,
   'A lower overall rating is what the market itself is judged by; twelve months is about how far ahead early support can still change it.'),
  ('closure', '2014-10-01', 'It closed, and no other registration took its place', true, 12,
   'People must move when a service closes. A new registration of the same service is no closure.'),
  ('enforcement', '2014-10-01', 'Enforcement was recorded, a suspension among it', true, 12,
   'Warning notices, conditions and suspensions are what early support is meant to come before.');

-- What can be added to a draft beside the parts of the models on record: a fact that can be read, with bands to begin with.
create table risk.model_suggestion (
  kind text not null check (kind in ('indicator', 'floor')),
  place int not null,
  definition jsonb not null,
  primary key (kind, place)
);
insert into risk.model_suggestion (kind, place, definition) values
  ('indicator', 1, $j${"key": "visit-age", "label": "Time since anybody from CQC came",
    "source": "The longer nobody from the regulator has been there, the less its rating says.",
    "reads": {"fact": "visit-age"},
    "bands": [
      {"from": 0, "to": 36, "points": 0, "words": "CQC came {ago}"},
      {"from": 36, "to": 60, "points": 3, "words": "CQC came {ago}", "because": "nobody from CQC has come for {age}"},
      {"from": 60, "to": null, "points": 6, "words": "CQC came {ago}", "because": "nobody from CQC has come for {age}"}],
    "unknown": {"points": 3, "words": "When CQC last came is not known", "because": "it is not known when CQC last came"}}$j$),
  ('indicator', 2, $j${"key": "outbreaks", "label": "Outbreaks",
    "source": "Outbreaks strain staff, and tell of infection control.",
    "reads": {"fact": "events", "kinds": ["outbreak"], "called": {"one": "outbreak", "many": "outbreaks"}, "minSeverity": 1, "days": 180, "measure": "count"},
    "bands": [
      {"from": 0, "to": 1, "points": 0, "words": "{count} {kinds} in {days} days"},
      {"from": 1, "to": 2, "points": 2, "words": "{count} {kinds} in {days} days", "because": "there was {count} {kinds} in {days} days"},
      {"from": 2, "to": null, "points": 5, "words": "{count} {kinds} in {days} days", "because": "there were {count} {kinds} in {days} days"}]}$j$),
  ('indicator', 3, $j${"key": "media", "label": "In the news for a worry",
    "source": "What is in the news is often known elsewhere first, and worries families.",
    "reads": {"fact": "events", "kinds": ["media"], "called": {"one": "report in the media", "many": "reports in the media"}, "minSeverity": 2, "days": 90, "measure": "count"},
    "bands": [
      {"from": 0, "to": 1, "points": 0, "words": "{count} {kinds} in {days} days"},
      {"from": 1, "to": null, "points": 4, "words": "{count} {kinds} in {days} days", "because": "there was {count} {kinds} in {days} days"}]}$j$),
  ('indicator', 4, $j${"key": "visit-concerns", "label": "Concerns at the council's own visits",
    "source": "What the council's own people saw.",
    "reads": {"fact": "events", "kinds": ["visit-concern"], "called": {"one": "concern at a visit", "many": "concerns at visits"}, "minSeverity": 1, "days": 180, "measure": "weight", "severityWeights": [1, 2, 4, 8, 16], "halfLife": 60},
    "bands": [
      {"from": 0, "to": 2, "points": 0, "words": "{count} {kinds} in {days} days"},
      {"from": 2, "to": 6, "points": 4, "words": "{count} {kinds} in {days} days, the newest on {newest}", "because": "there were {count} {kinds} in {days} days"},
      {"from": 6, "to": null, "points": 10, "words": "{count} {kinds} in {days} days, the newest on {newest}", "because": "there were {count} {kinds} in {days} days"}]}$j$),
  ('indicator', 5, $j${"key": "training", "label": "Training up to date",
    "source": "Councils ask for it in returns and contracts.",
    "reads": {"fact": "return", "measure": "training_rate", "called": "The share of staff whose training is up to date", "months": 3, "worse": "lower"},
    "bands": [
      {"from": 0, "to": 60, "points": 5, "words": "Training up to date: {value} per cent in the return for {month}", "because": "{value} per cent of its staff had up-to-date training in {month}"},
      {"from": 60, "to": 80, "points": 2, "words": "Training up to date: {value} per cent in the return for {month}", "because": "{value} per cent of its staff had up-to-date training in {month}"},
      {"from": 80, "to": null, "points": 0, "words": "Training up to date: {value} per cent in the return for {month}"}],
    "unknown": {"points": 0, "words": "Training: not known, no return of the last 3 months says it"}}$j$),
  ('indicator', 6, $j${"key": "medication", "label": "Medication errors",
    "source": "A common cause of harm that returns ask for.",
    "reads": {"fact": "return", "measure": "medication_errors", "called": "Medication errors", "months": 3, "worse": "higher"},
    "bands": [
      {"from": 0, "to": 3, "points": 0, "words": "Medication errors: {value} in the return for {month}"},
      {"from": 3, "to": 6, "points": 2, "words": "Medication errors: {value} in the return for {month}", "because": "its return for {month} counts {value} medication errors"},
      {"from": 6, "to": null, "points": 5, "words": "Medication errors: {value} in the return for {month}", "because": "its return for {month} counts {value} medication errors"}],
    "unknown": {"points": 0, "words": "Medication errors: not known, no return of the last 3 months says it"}}$j$),
  ('floor', 1, $j${"when": {"fact": "manager", "months": 6}, "atLeast": "Amber",
    "words": "No registered manager since {date}: at least Amber until there is one",
    "because": "it has had no registered manager for {age}", "source": "A service without anybody who answers for it is not Green."}$j$),
  ('floor', 2, $j${"when": {"fact": "rating", "of": "well-led", "in": ["Inadequate"]}, "atLeast": "Red",
    "words": "Rated Inadequate for Well-led: at least Red until CQC rates it better",
    "because": "CQC rated it {rating} for {question} on {date}", "source": "Failing leadership is where other failures come from."}$j$),
  ('floor', 3, $j${"when": {"fact": "rating", "of": "overall", "in": ["Requires improvement", "Inadequate"]}, "atLeast": "Amber",
    "words": "Rated {rating} overall: at least Amber until CQC rates it Good",
    "because": "CQC rated it {rating} on {date}", "source": "Below Good is a reason to look."}$j$),
  ('floor', 4, $j${"when": {"fact": "return-missed", "months": 3}, "atLeast": "Amber",
    "words": "{count} {months} in a row without a return: at least Amber until one comes",
    "because": "no monthly return came for {count} {months} in a row", "source": "Silence is no comfort."}$j$);

grant select on risk.model_suggestion to amberley_app;
grant select, insert on risk.model_publication to amberley_app;
grant update (withdrawn_on, withdrawn_by, withdrawn_why) on risk.model_publication to amberley_app;
grant select, insert, update, delete on risk.model_draft, risk.model_trial to amberley_app;
grant select on risk.outcome_rule to amberley_app;
