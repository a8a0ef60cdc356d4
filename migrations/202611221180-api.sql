-- The JSON API: the systems that may use it, their tokens, and the order of its feed.

-- Another computer system that reads from this council's Amberley.
create table people.api_client (
  client_id uuid primary key,
  authority_id uuid not null references people.authority,
  name text not null check (length(name) between 1 and 100),
  -- What it is for, in words that an auditor understands.
  purpose text not null check (length(purpose) between 1 and 500),
  -- Whom to ask about it.
  contact text not null check (length(contact) between 1 and 254),
  active boolean not null default true,
  created_by text not null,
  created_at timestamptz not null,
  unique (client_id, authority_id)
);
create unique index api_client_name on people.api_client (authority_id, lower(name));

-- A token of a client: 'amb_<token_id>_<secret>', shown once. Neither secrets nor each use are in the audit trail: making
-- and revoking are events there.
create table people.api_token (
  token_id uuid primary key,
  client_id uuid not null,
  authority_id uuid not null references people.authority,
  -- SHA-256 of the whole token; the token itself is nowhere.
  token_hash bytea not null unique,
  label text not null check (length(label) between 1 and 100),
  scopes text[] not null check (cardinality(scopes) between 1 and 50),
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_used_address text,
  revoked_at timestamptz,
  foreign key (client_id, authority_id) references people.api_client (client_id, authority_id),
  check (expires_at > created_at and expires_at - created_at <= interval '366 days')
);
create index api_token_client on people.api_token (client_id);

-- Signs the places in lists that a client keeps (its cursors), so that a new token finds its way on. Apart from the client,
-- whose rows the trail copies.
create table people.api_cursor_key (
  client_id uuid primary key,
  authority_id uuid not null references people.authority,
  secret bytea not null check (length(secret) = 32),
  foreign key (client_id, authority_id) references people.api_client (client_id, authority_id)
);

alter table people.api_client enable row level security;
alter table people.api_token enable row level security;
alter table people.api_cursor_key enable row level security;
create policy own on people.api_client to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.api_token to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.api_cursor_key to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());

call platform.attach_audit('people.api_client', 'client_id');

grant select, insert, update on people.api_client, people.api_token to amberley_app;
grant insert on people.api_cursor_key to amberley_app;

-- The feed of what moved is read in the order in which it was recorded.
create index movement_recorded on cqc.movement (recorded_at, movement_id);
