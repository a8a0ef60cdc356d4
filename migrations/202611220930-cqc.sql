-- Room cqc: the regulator's register and ratings, national and shared by every authority. No authority_id here.

create schema cqc;

-- The four-step scale, best first. Anything else that CQC writes in a rating's place is "not rated", with its words kept.
create table cqc.rating_step (
  rating text primary key,
  step int not null unique
);
insert into cqc.rating_step (rating, step) values
  ('Outstanding', 4), ('Good', 3), ('Requires improvement', 2), ('Inadequate', 1);

-- CQC's service types under both spellings, the kind of service that councils count, and the service group that the
-- assessment framework rates. Care homes rank first where one location has several kinds.
create table cqc.service_type (
  service_type text primary key,      -- the description in API records and download headers
  short_name text not null,           -- the name in API records and the directory
  category text not null,             -- what councils count
  service_group text not null,        -- what assessments rate
  rank int not null                   -- the leading category of a location is the one of lowest rank
);
insert into cqc.service_type (service_type, short_name, category, service_group, rank) values
  ('Care home service with nursing', 'Nursing homes', 'Nursing home', 'Care Homes', 1),
  ('Care home service without nursing', 'Residential homes', 'Residential home', 'Care Homes', 2),
  ('Extra Care housing services', 'Supported housing', 'Extra care', 'Homecare', 4),
  ('Supported living service', 'Supported living', 'Supported living', 'Homecare', 5),
  ('Shared Lives', 'Shared lives', 'Shared Lives', 'Shared Lives', 6),
  ('Domiciliary care service', 'Homecare agencies', 'Home care', 'Homecare', 3),
  ('Specialist college service', 'Specialist college', 'Other', 'Other', 8);

create table cqc.provider (
  provider_id text primary key,
  name text,
  sector text,
  ownership_type text,
  registration_status text,
  registration_date date,
  deregistration_date date,
  brand_id text,
  brand_name text,
  companies_house_number text,
  charity_number text,
  phone text,
  website text,
  address text,
  town text,
  county text,
  postcode text,
  local_authority text,
  region text,
  latitude double precision,
  longitude double precision,
  import_id uuid,
  recorded_at timestamptz not null default now()
);

create table cqc.location (
  location_id text primary key,
  provider_id text,
  name text not null,
  also_known_as text,
  sector text not null,                 -- CQC's "type": always 'Social Care Org' for what we keep
  care_home boolean,
  dormant boolean,
  dormant_from date,
  dormant_to date,
  manager_registered boolean,
  manager_absent_from date,
  beds int,
  brand_id text,
  brand_name text,
  phone text,
  website text,
  address text,
  town text,
  county text,
  postcode text,
  local_authority text,
  region text,
  latitude double precision,
  longitude double precision,
  uprn text,
  inspection_directorate text,
  inspection_category text,
  last_inspected_on date,
  registration_status text not null check (registration_status in ('Registered', 'Deregistered')),
  registration_date date,
  deregistration_date date,
  leading_category text not null default 'Other',
  service_types text[] not null default '{}',       -- cqc.service_type.service_type, or CQC's own words where unknown
  specialisms text[] not null default '{}',
  regulated_activities text[] not null default '{}',
  import_id uuid,
  recorded_at timestamptz not null default now()
);
create index location_local_authority on cqc.location (local_authority, registration_status);
create index location_provider on cqc.location (provider_id);
create index location_name on cqc.location (lower(name), location_id);

-- CQC's own links between registrations of one real home: related_id comes before (predecessor) location_id.
create table cqc.relationship (
  location_id text not null,
  predecessor_id text not null,
  reason text not null,
  predecessor_name text,
  successor_name text,
  primary key (location_id, predecessor_id)
);
create index relationship_predecessor on cqc.relationship (predecessor_id);

-- Every registration and all that came before it (depth 0 is itself): the closure of relationship.
create table cqc.lineage (
  location_id text not null,
  ancestor_id text not null,
  depth int not null,
  primary key (location_id, ancestor_id)
);
create index lineage_ancestor on cqc.lineage (ancestor_id);

-- One published judgement: a location, a service group ('Overall' for the whole location), a key question
-- ('Overall' for the whole group), and the day of its publication, from which it holds.
create table cqc.rating_event (
  location_id text not null,
  service_group text not null,
  key_question text not null check (key_question in ('Overall', 'Safe', 'Effective', 'Caring', 'Responsive', 'Well-led')),
  report_date date not null,
  rating text references cqc.rating_step,
  not_rated_reason text,
  assessed boolean not null default true,   -- false: carried over into an assessment that did not look at it
  inspected_on date,
  report_link text,
  regime text not null check (regime in ('inspection', 'assessment')),
  inherited_from text,                       -- the registration it was first given to, where CQC says so
  source text not null,
  import_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (location_id, service_group, key_question, report_date),
  check ((rating is null) <> (not_rated_reason is null))
);

-- The rating that stands today for each location and key question, kept by imports; the same answer as
-- cqc.standing_as_at(today) gives, there ready to sort and filter by.
create table cqc.standing (
  location_id text primary key,
  rating text,                 -- worst of its services; null is not rated
  rating_best text,            -- the best of its services, for the range
  rated_on date,
  not_rated_reason text,
  report_link text,
  regime text,
  previous_rating text,
  previous_rated_on date,
  safe text, safe_on date, safe_carried boolean,
  effective text, effective_on date, effective_carried boolean,
  caring text, caring_on date, caring_carried boolean,
  responsive text, responsive_on date, responsive_carried boolean,
  well_led text, well_led_on date, well_led_carried boolean,
  last_visited_on date         -- newest inspection, assessment or unrated visit that we know of
);
create index standing_rating on cqc.standing (rating, rated_on);

-- What the search box looks through.
create table cqc.search (
  location_id text primary key,
  words text not null          -- lower case: name, other names, former names, provider, brand, postcode with and without space, ids
);
create index search_words on cqc.search using gin (words gin_trgm_ops);

-- What an import saw move; the service's timeline shows these beside the rating events.
create table cqc.movement (
  movement_id uuid primary key,
  location_id text not null,
  kind text not null,          -- registered, deregistered, rating up, rating down, first rating, manager left, manager registered, dormant, active again, beds changed, renamed, new provider
  happened_on date not null,
  detail jsonb not null,       -- {"from": ..., "to": ...}
  import_id uuid not null,
  recorded_at timestamptz not null default now()
);
create index movement_location on cqc.movement (location_id, happened_on desc);

create table cqc.import (
  import_id uuid primary key,
  source text not null check (source in ('cqc-api', 'cqc-active', 'cqc-ratings', 'cqc-deactivated', 'cqc-directory', 'sync')),
  file_name text,
  file_sha256 text,
  state text not null check (state in ('staged', 'done', 'failed', 'discarded')),
  dry_run boolean not null default false,
  actor text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  result jsonb
);

-- Staging: rows of an import before it is merged, in small transactions; the merge is one transaction.
-- Unlogged: a crash may empty these, and the import then starts again from its file.
create unlogged table cqc.staged_provider (import_id uuid not null, row_number bigint not null, record jsonb not null);
create unlogged table cqc.staged_location (import_id uuid not null, row_number bigint not null, record jsonb not null);
create unlogged table cqc.staged_rating_event (import_id uuid not null, row_number bigint not null, record jsonb not null);
create index on cqc.staged_provider (import_id);
create index on cqc.staged_location (import_id);
create index on cqc.staged_rating_event (import_id);

-- Where the API sync has got to. One row a run, made when its listing is complete; records already fetched are kept
-- until they are merged, so that a killed run resumes. An area is CQC's names of local authorities, in order; empty is
-- the whole of England. Runs of one area follow each other, whichever council asked.
create table cqc.sync_run (
  sync_id uuid primary key,
  mode text not null check (mode in ('full', 'changes')),
  area text[] not null,
  window_from timestamptz,              -- null for a full sync
  window_to timestamptz not null,       -- the data is complete up to this moment
  state text not null check (state in ('fetching', 'merging', 'done', 'failed')),
  started_at timestamptz not null,
  finished_at timestamptz,
  note text not null default ''         -- what went wrong last
);
create index sync_run_area on cqc.sync_run (area, started_at desc);
-- wanted -> fetched, missing (CQC answers 404) or failed (given up after every attempt; the next run asks again).
create table cqc.sync_record (
  sync_id uuid not null references cqc.sync_run on delete cascade,
  kind text not null check (kind in ('location', 'provider')),
  id text not null,
  state text not null default 'wanted' check (state in ('wanted', 'fetched', 'missing', 'failed')),
  body jsonb,
  note text not null default '',
  primary key (sync_id, kind, id)
);

grant usage on schema cqc to amberley_app;
grant select, insert, update, delete on all tables in schema cqc to amberley_app;
grant truncate on cqc.staged_provider, cqc.staged_location, cqc.staged_rating_event to amberley_app;
