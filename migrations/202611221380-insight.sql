-- Room insight: the daily extract, in which case systems find whether somebody can be placed at a service.

create schema insight;

-- One version of one day. Never changed: made again, it is the next version of its day.
create table insight.extract (
  extract_id uuid primary key,
  authority_id uuid not null references people.authority,
  day date not null,
  version int not null check (version >= 1),
  -- The CSV, within the data folder.
  path text not null,
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  services int not null check (services >= 0),
  -- json and not jsonb: the signature is of these very bytes.
  manifest json not null,
  signature text not null check (length(signature) = 88),
  key_id text not null check (key_id ~ '^[0-9a-f]{16}$'),
  -- What it was signed with, as PEM: it can be checked here also when the installation has another key.
  public_key text not null,
  made_at timestamptz not null,
  made_by text not null default platform.current_actor(),
  unique (authority_id, day, version)
);

alter table insight.extract enable row level security;
create policy own on insight.extract to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
call platform.attach_audit('insight.extract', 'extract_id');

grant usage on schema insight to amberley_app;
grant select, insert on insight.extract to amberley_app;
