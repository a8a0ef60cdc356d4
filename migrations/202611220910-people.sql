-- Room people: councils (authorities), the area each covers, and the officers who hold caseloads.

create schema people;

create table people.authority (
  authority_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  is_demonstration boolean not null default false,
  -- {"wordmark": text, "primary": "#rrggbb", "accent": "#rrggbb"}
  brand jsonb not null default '{}'::jsonb,
  version int not null default 1,
  created_at timestamptz not null default now()
);

-- The local authorities, spelled as CQC spells them, that make up the council's area.
create table people.authority_area (
  authority_id uuid not null references people.authority,
  local_authority text not null check (length(local_authority) between 1 and 200),
  primary key (authority_id, local_authority)
);

create table people.officer (
  officer_id uuid primary key,
  authority_id uuid not null references people.authority,
  name text not null check (length(name) between 1 and 200),
  email text,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  unique (authority_id, name)
);

alter table people.authority enable row level security;
alter table people.authority_area enable row level security;
alter table people.officer enable row level security;
create policy own on people.authority to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.authority_area to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.officer to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());

call platform.attach_audit('people.authority', 'authority_id');
call platform.attach_audit('people.authority_area', 'authority_id', 'local_authority');
call platform.attach_audit('people.officer', 'officer_id');

-- security_invoker, so that a reader's row-level security holds through the view (PostgreSQL 15 and later).
create view people.published_authority with (security_invoker = true) as
  select authority_id, name, is_demonstration, brand from people.authority;
create view people.published_authority_area with (security_invoker = true) as
  select authority_id, local_authority from people.authority_area;
create view people.published_officer with (security_invoker = true) as
  select authority_id, officer_id, name, email, active from people.officer;

grant usage on schema people to amberley_app;
grant select, insert, update, delete on all tables in schema people to amberley_app;
