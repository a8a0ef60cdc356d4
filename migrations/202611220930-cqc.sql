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
  unrated_reason text,                  -- CQC's words where it says that no rating was ever published
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
  -- As cqc.rating_step has them; a foreign key would look up each of 300,000 rows of a file.
  rating text check (rating in ('Outstanding', 'Good', 'Requires improvement', 'Inadequate')),
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

-- A register that is filled for the first time: the search index is built from its rows afterwards, in a third of the time
-- that adding them one by one takes. Tells whether it was taken away; search_index_again() must follow in the same
-- transaction.
create function cqc.search_index_away() returns boolean
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  if exists (select from cqc.search) then
    return false;
  end if;
  drop index cqc.search_words;
  return true;
end
$$;
create function cqc.search_index_again() returns void
language plpgsql security definer set search_path = pg_catalog, public set maintenance_work_mem = '64MB'
as $$
begin
  create index search_words on cqc.search using gin (words gin_trgm_ops);
end
$$;

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
  -- Where it runs ("host:process") and when it last showed life: tells a running import from one whose process died.
  run_by text not null default '',
  seen_at timestamptz not null default now(),
  rejected_path text,          -- every rejected row, as CSV
  result jsonb,
  error text
);

-- What councils count a location as: its service type of lowest rank.
create function cqc.leading_category(p_service_types text[]) returns text
language sql stable
as $$
  select coalesce(
    (select st.category from cqc.service_type st where st.service_type = any (p_service_types) order by st.rank limit 1), 'Other')
$$;

-- Staging: rows of an import before it is merged, in small transactions; the merge is one transaction.
-- Unlogged: a crash may empty these, and the import then starts again from its file.
create unlogged table cqc.staged_location (
  row_number bigint not null, like cqc.location
);
alter table cqc.staged_location drop column recorded_at, drop column leading_category;
create unlogged table cqc.staged_provider (
  row_number bigint not null, like cqc.provider
);
alter table cqc.staged_provider drop column recorded_at;
create unlogged table cqc.staged_rating_event (
  row_number bigint not null, like cqc.rating_event
);
alter table cqc.staged_rating_event drop column recorded_at, drop column source;
create unlogged table cqc.staged_relationship (
  import_id uuid not null, row_number bigint not null, like cqc.relationship
);
-- What the merge did with each record; unchanged ones are not here.
create unlogged table cqc.staged_outcome (
  import_id uuid not null, kind text not null, id text not null, added boolean not null
);

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

-- Whether a location was registered on a day: from its registration day, and no longer on its deregistration day. A
-- location that only the directory knows has no registration day and counts from any day.
create function cqc.registered_on(p_status text, p_registered date, p_deregistered date, p_day date) returns boolean
language sql immutable
as $$
  select (p_registered is null or p_registered <= p_day)
     and (p_day < p_deregistered or (p_deregistered is null and p_status = 'Registered'))
$$;

-- The names by which a service group may cover a service type, lower case: its group's, its description, its short name.
-- A few may be there twice.
create view cqc.service_group_name as
  select st.service_type, lower(names.name) as name
    from cqc.service_type st
    cross join lateral (values (st.service_group), (st.service_type), (st.short_name)) as names (name);

-- The rating that stands for each location on its own day, one row a key question that has one. The one truth of the
-- house; src/modules/cqc/rules/standing.ts says the same in TypeScript and a test holds the two together.
--   The newest 'Overall' judgement and the newest judgement of each service group are compared: a group counts where it
--   was published later. The location has the worst of the groups that count, and of its overall rating where no group
--   counts or where one of its service types is covered by none of them. (A group whose name we do not know may cover
--   anything, so beside it the overall rating no longer stands; service types we do not know keep nothing alive.)
--   Judgements without a rating never cancel one.
--   A rating that an assessment carried over takes the day of the newest earlier judgement that looked and said the
--   same; `carried` where there is none.
create function cqc.rating_stands(p_locations text[], p_days date[], p_overall_only boolean)
returns table (
  location_id text, key_question text, rating text, rating_best text, rated_on date, carried boolean, report_link text, regime text
)
language sql stable
as $$
  -- Windows and sorts only, all in the order of location and question: a join of these intermediate rows, whose number
  -- no planner can guess, has taken 80 s for the whole of England where this takes 1.5 s. Nearly every question of a
  -- location is judged for one group only, which then stands whatever it is; only the others are compared.
  with newest as (
    select distinct on (e.location_id, e.key_question, e.service_group)
           e.location_id, e.key_question, e.service_group, e.report_date, e.rating, s.step, e.assessed,
           case when e.key_question = 'Overall' then e.report_link end as report_link, e.regime
      from unnest(p_locations, p_days) as asked (location_id, day)
      join cqc.rating_event e on e.location_id = asked.location_id and e.report_date <= asked.day
      join cqc.rating_step s on s.rating = e.rating
     where not p_overall_only or e.key_question = 'Overall'
     order by e.location_id, e.key_question, e.service_group, e.report_date desc
  ), judged as materialized (
    select n.*, count(*) over (partition by n.location_id, n.key_question) as of_groups
      from newest n
  ), dated as (
    select n.*, max(n.report_date) filter (where n.service_group = 'Overall') over question as overall_on
      from judged n
     where n.of_groups > 1
    window question as (partition by n.location_id, n.key_question)
  ), counting as (
    select d.*, d.service_group <> 'Overall' and (d.overall_on is null or d.report_date > d.overall_on) as counts
      from dated d
  ), named as (
    select c.*, array_agg(lower(c.service_group)) filter (where c.counts and c.overall_on is not null) over question as groups
      from counting c
    window question as (partition by c.location_id, c.key_question)
  ), ranked as (
    select n.*,
           row_number() over (partition by n.location_id, n.key_question order by n.step, n.report_date desc, n.service_group) as place,
           max(n.step) over (partition by n.location_id, n.key_question) as best_step
      from named n
     where n.counts
        or n.service_group = 'Overall' and (
             n.groups is null
             or n.groups <@ (select array_agg(g.name) from cqc.service_group_name g)
                and exists (
                  select from cqc.location l
                    join cqc.service_type st on st.service_type = any (l.service_types)
                   where l.location_id = n.location_id
                     and not lower(st.service_group) = any (n.groups)
                     and not lower(st.service_type) = any (n.groups)
                     and not lower(st.short_name) = any (n.groups)))
  ), stands as (
    select j.location_id, j.key_question, j.rating, j.rating as rating_best, j.report_date, j.assessed, j.report_link, j.regime
      from judged j
     where j.of_groups = 1
    union all
    select r.location_id, r.key_question, r.rating,
           (select array_agg(st.rating order by st.step) from cqc.rating_step st)[r.best_step],
           r.report_date, r.assessed, r.report_link, r.regime
      from ranked r
     where r.place = 1
  )
  select l.location_id, l.key_question, l.rating, l.rating_best, coalesce(l.looked_on, l.report_date),
         not l.assessed and l.looked_on is null, l.report_link, l.regime
    from (
      select s.*, case when not s.assessed then (
               select max(e.report_date)
                 from cqc.rating_event e
                where e.location_id = s.location_id and e.key_question = s.key_question and e.rating = s.rating
                  and e.assessed and e.report_date < s.report_date) end as looked_on
        from stands s
      offset 0 -- looked up once and not where each of the two columns above names it
    ) l
$$;

-- The standing of locations (all of them where p_locations is null) on a day. `previous_rating` is what stood on the day
-- before the present rating was published.
create function cqc.standing_as_at(p_day date, p_locations text[] default null)
returns table (
  location_id text, rating text, rating_best text, rated_on date, not_rated_reason text, report_link text, regime text,
  previous_rating text, previous_rated_on date,
  safe text, safe_on date, safe_carried boolean,
  effective text, effective_on date, effective_carried boolean,
  caring text, caring_on date, caring_carried boolean,
  responsive text, responsive_on date, responsive_carried boolean,
  well_led text, well_led_on date, well_led_carried boolean,
  last_visited_on date
)
language sql stable
as $$
  with asked as materialized (
    select l.location_id, l.unrated_reason, l.last_inspected_on
      from cqc.location l
     where p_locations is null or l.location_id in (select unnest(p_locations))  -- hashed, where = any would try each of thousands
  ), present as materialized (
    select r.location_id,
           max(r.rating) filter (where r.key_question = 'Overall') as rating,
           max(r.rating_best) filter (where r.key_question = 'Overall') as rating_best,
           max(r.rated_on) filter (where r.key_question = 'Overall') as rated_on,
           max(r.report_link) filter (where r.key_question = 'Overall') as report_link,
           max(r.regime) filter (where r.key_question = 'Overall') as regime,
           max(r.rating) filter (where r.key_question = 'Safe') as safe,
           max(r.rated_on) filter (where r.key_question = 'Safe') as safe_on,
           bool_or(r.carried) filter (where r.key_question = 'Safe') as safe_carried,
           max(r.rating) filter (where r.key_question = 'Effective') as effective,
           max(r.rated_on) filter (where r.key_question = 'Effective') as effective_on,
           bool_or(r.carried) filter (where r.key_question = 'Effective') as effective_carried,
           max(r.rating) filter (where r.key_question = 'Caring') as caring,
           max(r.rated_on) filter (where r.key_question = 'Caring') as caring_on,
           bool_or(r.carried) filter (where r.key_question = 'Caring') as caring_carried,
           max(r.rating) filter (where r.key_question = 'Responsive') as responsive,
           max(r.rated_on) filter (where r.key_question = 'Responsive') as responsive_on,
           bool_or(r.carried) filter (where r.key_question = 'Responsive') as responsive_carried,
           max(r.rating) filter (where r.key_question = 'Well-led') as well_led,
           max(r.rated_on) filter (where r.key_question = 'Well-led') as well_led_on,
           bool_or(r.carried) filter (where r.key_question = 'Well-led') as well_led_carried
      from (select array_agg(a.location_id) as ids, array_agg(p_day) as days from asked a) as everyone
      cross join lateral cqc.rating_stands(everyone.ids, everyone.days, false) as r
     group by r.location_id
  ), seen as materialized (
    select e.location_id, max(coalesce(e.inspected_on, e.report_date)) as visited_on,
           min(e.report_date) filter (where e.rating is not null and e.key_question = 'Overall') as first_rated_on,
           bool_or(e.rating is null and e.key_question = 'Overall') as has_reason
      from asked a
      join cqc.rating_event e on e.location_id = a.location_id
     where e.report_date <= p_day
     group by e.location_id
  ), rated_before as (
    select b.location_id, max(b.rated_on) as rated_on
      from (select p.location_id, p.rated_on, null::date as first_rated_on from present p
            union all
            select s.location_id, null, s.first_rated_on from seen s) as b
     group by b.location_id
    having min(b.first_rated_on) < max(b.rated_on)
  ), previous as materialized (
    select r.location_id, r.rating, r.rated_on
      from (select array_agg(b.location_id) as ids, array_agg(b.rated_on - 1) as days from rated_before b) as rated
      cross join lateral cqc.rating_stands(rated.ids, rated.days, true) as r
  ), reasons as (
    select distinct on (e.location_id) e.location_id, e.not_rated_reason
      from seen s
      join cqc.rating_event e on e.location_id = s.location_id
     where s.has_reason and e.rating is null and e.key_question = 'Overall' and e.report_date <= p_day
     order by e.location_id, e.report_date desc, e.service_group
  ), parts as (
    -- Put together by grouping rather than by joins, for the reason given in cqc.rating_stands.
    select 'asked' as part, a.location_id, a.unrated_reason as reason,
           case when a.last_inspected_on <= p_day then a.last_inspected_on end as visited_on,
           null as rating, null as rating_best, null::date as rated_on, null as report_link, null as regime,
           null as safe, null::date as safe_on, null::boolean as safe_carried,
           null as effective, null::date as effective_on, null::boolean as effective_carried,
           null as caring, null::date as caring_on, null::boolean as caring_carried,
           null as responsive, null::date as responsive_on, null::boolean as responsive_carried,
           null as well_led, null::date as well_led_on, null::boolean as well_led_carried
      from asked a
    union all
    select 'present', p.location_id, null, null, p.rating, p.rating_best, p.rated_on, p.report_link, p.regime,
           p.safe, p.safe_on, p.safe_carried, p.effective, p.effective_on, p.effective_carried,
           p.caring, p.caring_on, p.caring_carried, p.responsive, p.responsive_on, p.responsive_carried,
           p.well_led, p.well_led_on, p.well_led_carried
      from present p
    union all
    select 'previous', p.location_id, null, null, p.rating, null, p.rated_on, null, null,
           null, null, null, null, null, null, null, null, null, null, null, null, null, null, null
      from previous p
    union all
    select 'seen', v.location_id, null, v.visited_on, null, null, null, null, null,
           null, null, null, null, null, null, null, null, null, null, null, null, null, null, null
      from seen v
    union all
    select 'reasons', r.location_id, r.not_rated_reason, null, null, null, null, null, null,
           null, null, null, null, null, null, null, null, null, null, null, null, null, null, null
      from reasons r
  ), whole as (
    select p.location_id,
           max(p.rating) filter (where p.part = 'present') as rating, max(p.rating_best) as rating_best,
           max(p.rated_on) filter (where p.part = 'present') as rated_on,
           max(p.reason) filter (where p.part = 'reasons') as event_reason,
           max(p.reason) filter (where p.part = 'asked') as unrated_reason,
           max(p.report_link) as report_link, max(p.regime) as regime,
           max(p.rating) filter (where p.part = 'previous') as previous_rating,
           max(p.rated_on) filter (where p.part = 'previous') as previous_rated_on,
           max(p.safe) as safe, max(p.safe_on) as safe_on, bool_or(p.safe_carried) as safe_carried,
           max(p.effective) as effective, max(p.effective_on) as effective_on, bool_or(p.effective_carried) as effective_carried,
           max(p.caring) as caring, max(p.caring_on) as caring_on, bool_or(p.caring_carried) as caring_carried,
           max(p.responsive) as responsive, max(p.responsive_on) as responsive_on, bool_or(p.responsive_carried) as responsive_carried,
           max(p.well_led) as well_led, max(p.well_led_on) as well_led_on, bool_or(p.well_led_carried) as well_led_carried,
           max(p.visited_on) as visited_on
      from parts p
     group by p.location_id
  )
  select w.location_id, w.rating, w.rating_best, w.rated_on,
         case when w.rating is null then coalesce(w.event_reason, w.unrated_reason, 'Not yet inspected') end,
         w.report_link, w.regime, w.previous_rating, w.previous_rated_on,
         w.safe, w.safe_on, w.safe_carried, w.effective, w.effective_on, w.effective_carried,
         w.caring, w.caring_on, w.caring_carried, w.responsive, w.responsive_on, w.responsive_carried,
         w.well_led, w.well_led_on, w.well_led_carried, w.visited_on
    from whole w
$$;

-- The room's door in SQL.
create view cqc.published_location as
  select l.*, p.name as provider_name
    from cqc.location l
    left join cqc.provider p on p.provider_id = l.provider_id;
create view cqc.published_provider as select * from cqc.provider;
create view cqc.published_service_type as select * from cqc.service_type;
create view cqc.published_standing as select * from cqc.standing;
create view cqc.published_rating_event as select * from cqc.rating_event;
create view cqc.published_lineage as select * from cqc.lineage;
create view cqc.published_relationship as select * from cqc.relationship;
create view cqc.published_movement as select * from cqc.movement;
create view cqc.published_search as select * from cqc.search;
create view cqc.published_import as select * from cqc.import;

-- Every location's standing on a day, and whether it was registered then.
create function cqc.published_standing_as_at(p_day date, p_locations text[] default null)
returns table (
  location_id text, registered boolean, rating text, rating_best text, rated_on date, not_rated_reason text, report_link text,
  regime text, previous_rating text, previous_rated_on date,
  safe text, safe_on date, safe_carried boolean,
  effective text, effective_on date, effective_carried boolean,
  caring text, caring_on date, caring_carried boolean,
  responsive text, responsive_on date, responsive_carried boolean,
  well_led text, well_led_on date, well_led_carried boolean,
  last_visited_on date
)
language sql stable
as $$
  select s.location_id, cqc.registered_on(l.registration_status, l.registration_date, l.deregistration_date, p_day),
         s.rating, s.rating_best, s.rated_on, s.not_rated_reason, s.report_link, s.regime, s.previous_rating, s.previous_rated_on,
         s.safe, s.safe_on, s.safe_carried, s.effective, s.effective_on, s.effective_carried,
         s.caring, s.caring_on, s.caring_carried, s.responsive, s.responsive_on, s.responsive_carried,
         s.well_led, s.well_led_on, s.well_led_carried, s.last_visited_on
    from cqc.standing_as_at(p_day, p_locations) s
    join cqc.location l on l.location_id = s.location_id
$$;

grant usage on schema cqc to amberley_app;
grant select, insert, update, delete on all tables in schema cqc to amberley_app;
grant truncate on cqc.staged_provider, cqc.staged_location, cqc.staged_rating_event, cqc.staged_relationship, cqc.staged_outcome
  to amberley_app;
