-- Room market: what the council knows of its market beside the regulator's register. Location ids are CQC ids, or
-- the id of an own_location.

create schema market;

-- Services that CQC does not register (day services and the like), entered by hand.
create table market.own_location (
  location_id uuid primary key,
  authority_id uuid not null references people.authority,
  name text not null check (length(name) between 1 and 300),
  service_type text not null check (length(service_type) between 1 and 100),
  provider_name text not null default '',
  address text not null default '',
  postcode text not null default '',
  local_authority text not null default '',
  phone text not null default '',
  latitude double precision,
  longitude double precision,
  capacity int check (capacity is null or capacity >= 0),
  client_groups text[] not null default '{}',
  opened_on date,
  closed_on date,
  version int not null default 1,
  created_at timestamptz not null default now(),
  check (closed_on is null or opened_on is null or closed_on >= opened_on)
);

-- Local facts about a location, whole rows appended: the row in force on a day is the newest valid_from not after it
-- (ties: newest recorded_at). A null is "not known here".
create table market.local_fact (
  fact_id uuid primary key,
  authority_id uuid not null references people.authority,
  location_id text not null,
  valid_from date not null,
  -- the moment of the statement, not of its transaction: of two rows of one transaction the later one holds
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null,
  operational boolean,
  contracted boolean,
  locality text,
  officer_id uuid references people.officer,
  -- {"beds": 30, ...}: what the council holds against what CQC says; a clash is shown, never resolved silently
  council_beds int check (council_beds is null or council_beds >= 0),
  council_phone text,
  note text not null default ''
);
create index local_fact_location on market.local_fact (authority_id, location_id, valid_from desc, recorded_at desc);

-- People whom this council has placed in a location outside its area, as a count (never names).
create table market.out_of_area_placement (
  placement_id uuid primary key,
  authority_id uuid not null references people.authority,
  location_id text not null,
  people int not null check (people >= 0),
  as_of date not null,
  recorded_at timestamptz not null default now(),
  unique (authority_id, location_id, as_of)
);

-- Enforcement, warning notices and conditions, entered by hand: CQC data does not carry them reliably.
create table market.enforcement (
  enforcement_id uuid primary key,
  authority_id uuid not null references people.authority,
  location_id text not null,
  kind text not null,
  imposed_on date not null,
  lifted_on date,
  summary text not null default '',
  source text not null default '',
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  check (lifted_on is null or lifted_on >= imposed_on)
);
create index enforcement_location on market.enforcement (authority_id, location_id);

-- The kinds of enforcement. A kind marked severe holds a location at Red while it is in force.
create table reference.enforcement_kind (
  kind text primary key,
  severe boolean not null,
  place int not null
);
insert into reference.enforcement_kind (kind, severe, place) values
  ('Warning notice', true, 1),
  ('Condition on registration', false, 2),
  ('Urgent condition on registration', true, 3),
  ('Notice of proposal to cancel', true, 4),
  ('Suspension of registration', true, 5),
  ('Fixed penalty notice', false, 6),
  ('Prosecution', true, 7),
  ('Requirement notice', false, 8),
  ('Other', false, 9);
alter table market.enforcement add foreign key (kind) references reference.enforcement_kind;

-- Colours that the council gave before it used this system, one a month.
create table market.past_rag (
  authority_id uuid not null references people.authority,
  location_id text not null,
  month date not null check (extract(day from month) = 1),
  rag text not null check (rag in ('Red', 'Amber', 'Green')),
  primary key (authority_id, location_id, month)
);

-- The council's own boundaries and zones, GeoJSON as loaded.
create table market.boundary (
  boundary_id uuid primary key,
  authority_id uuid not null references people.authority,
  kind text not null check (kind in ('boundary', 'zone')),
  name text not null,
  geometry jsonb not null,
  loaded_at timestamptz not null default now(),
  unique (authority_id, kind, name)
);

-- How the columns of a spreadsheet were matched last time, by the exact headers it had.
create table market.spreadsheet_mapping (
  authority_id uuid not null references people.authority,
  headers_digest text not null,
  mapping jsonb not null,
  used_at timestamptz not null default now(),
  primary key (authority_id, headers_digest)
);

-- A spreadsheet of the council's own: uploaded, then mapped, then imported once. The file stays under the data folder.
create table market.spreadsheet (
  spreadsheet_id uuid primary key,
  authority_id uuid not null references people.authority,
  file_name text not null,
  path text not null,
  sha256 text not null,
  uploaded_at timestamptz not null,
  mapping jsonb,
  holds_from date,
  result jsonb,
  imported_at timestamptz
);
create index spreadsheet_newest on market.spreadsheet (authority_id, uploaded_at desc);

do $$
declare
  t text;
  keys text;
begin
  foreach t in array array['own_location', 'local_fact', 'out_of_area_placement', 'enforcement', 'past_rag', 'boundary', 'spreadsheet_mapping', 'spreadsheet'] loop
    execute format('alter table market.%I enable row level security', t);
    execute format('create policy own on market.%I to amberley_app using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority())', t);
    select string_agg(quote_literal(a.attname), ', ' order by k.place) into keys
      from pg_index i
      cross join lateral unnest(i.indkey) with ordinality as k (attnum, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
     where i.indrelid = format('market.%I', t)::regclass and i.indisprimary;
    execute format('call platform.attach_audit(%L, %s)', 'market.' || t, keys);
  end loop;
end
$$;

create view market.published_own_location with (security_invoker = true) as select * from market.own_location;
create view market.published_enforcement with (security_invoker = true) as
  select e.*, k.severe from market.enforcement e join reference.enforcement_kind k using (kind);
create view market.published_placement with (security_invoker = true) as
  select distinct on (authority_id, location_id) authority_id, location_id, people, as_of
    from market.out_of_area_placement order by authority_id, location_id, as_of desc;
create view market.published_past_rag with (security_invoker = true) as select * from market.past_rag;
create view market.published_boundary with (security_invoker = true) as select * from market.boundary;

-- The local facts in force on a day, one row a location.
create function market.published_local_fact(day date)
returns table (
  authority_id uuid, location_id text, fact_id uuid, valid_from date, recorded_at timestamptz, recorded_by text, operational boolean,
  contracted boolean, locality text, officer_id uuid, council_beds int, council_phone text, note text
)
language sql stable
as $$
  select distinct on (f.authority_id, f.location_id)
         f.authority_id, f.location_id, f.fact_id, f.valid_from, f.recorded_at, f.recorded_by, f.operational, f.contracted, f.locality,
         f.officer_id, f.council_beds, f.council_phone, f.note
    from market.local_fact f
   where f.valid_from <= day
   order by f.authority_id, f.location_id, f.valid_from desc, f.recorded_at desc, f.fact_id desc
$$;

grant usage on schema market to amberley_app;
grant select, insert, update, delete on all tables in schema market to amberley_app;
grant select on all tables in schema reference to amberley_app;
