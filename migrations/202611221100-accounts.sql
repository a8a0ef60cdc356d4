-- Accounts, their roles, credentials and sessions; and the means by which permissions and events reach SQL.

-- The permissions of whoever acts in this transaction, as ' a b c ', or 'all' for the machine itself. Row-level security of
-- sensitive rows asks this beside the council.
create function platform.may(p_permission text) returns boolean
language sql stable
as $$
  select coalesce(current_setting('amberley.permissions', true), '') = 'all'
      or position(' ' || p_permission || ' ' in coalesce(current_setting('amberley.permissions', true), '')) > 0
$$;

-- An entry of the trail that is not a change of a row: a sign-in, a look at a sensitive record, an export. Only in the
-- chain of the council of this transaction, or the shared one where there is none.
create function platform.audit_event(p_action text, p_table text, p_row_id text, p_details jsonb) returns void
language sql security definer set search_path = pg_catalog, platform
as $$
  select platform.append_audit(
    coalesce(platform.current_authority()::text, 'shared'), p_action, p_table, p_row_id, null, p_details)
$$;
revoke all on function platform.audit_event(text, text, text, jsonb) from public;
grant execute on function platform.audit_event(text, text, text, jsonb) to amberley_app;

-- A person who can sign in. One account belongs to one council; its e-mail address is unique in the installation.
create table people.account (
  account_id uuid primary key,
  authority_id uuid not null references people.authority,
  email text not null check (length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 200),
  state text not null default 'invited' check (state in ('invited', 'active', 'left')),
  -- The officer whose caseload is this person's own.
  officer_id uuid references people.officer,
  -- The CQC provider that a provider user speaks for.
  provider_id text,
  -- The subject that the council's identity provider knows this person by.
  sign_on_subject text,
  left_on date,
  version int not null default 1,
  created_at timestamptz not null default now(),
  unique (authority_id, sign_on_subject)
);
create unique index account_email on people.account (lower(email));
create unique index account_officer on people.account (officer_id) where officer_id is not null and state <> 'left';

create table people.account_role (
  account_id uuid not null references people.account,
  authority_id uuid not null references people.authority,
  role text not null check (role ~ '^[a-z][a-z-]{1,60}$'),
  -- Whether the identity provider's claims gave it; those are replaced at each sign-in.
  from_claim boolean not null default false,
  primary key (account_id, role)
);

-- What a person proves themselves with. No secret is in the audit trail: changes are events there, without their content.
create table people.credential (
  credential_id uuid primary key,
  authority_id uuid not null references people.authority,
  account_id uuid not null references people.account,
  kind text not null check (kind in ('password', 'totp', 'passkey', 'recovery-code')),
  -- password: argon2id in PHC form; totp: sealed with the installation's key; recovery-code: its hash; passkey: its id.
  secret text not null,
  -- passkey: {"publicKey": base64url, "counter": n, "transports": [...]}; totp: {"lastStep": n}
  details jsonb not null default '{}'::jsonb,
  label text not null default '',
  confirmed boolean not null default true,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index credential_account on people.credential (account_id, kind);
create unique index credential_passkey on people.credential (secret) where kind = 'passkey';

create table people.session (
  session_id uuid primary key,
  -- SHA-256 of the token in the browser's cookie; the token itself is nowhere.
  token_hash bytea not null unique,
  authority_id uuid not null references people.authority,
  account_id uuid not null references people.account,
  -- Goes into every form of this session and must come back with it.
  csrf text not null,
  -- 'password' waits for its second factor and opens nothing yet.
  stage text not null check (stage in ('password', 'complete')),
  -- How the person proved themselves: 'password+totp', 'passkey', 'single sign-on', 'demonstration' ...
  means text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  authenticated_at timestamptz not null,
  address text not null default '',
  agent text not null default '',
  ended_at timestamptz
);
create index session_account on people.session (account_id) where ended_at is null;

-- Links that work once: an invitation, a new password, the first set-up (which has no council yet).
create table people.one_time_link (
  link_id uuid primary key,
  token_hash bytea not null unique,
  purpose text not null check (purpose in ('set-up', 'invitation', 'reset')),
  authority_id uuid references people.authority,
  account_id uuid references people.account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'set-up') = (account_id is null))
);

alter table people.account enable row level security;
alter table people.account_role enable row level security;
alter table people.credential enable row level security;
alter table people.session enable row level security;
alter table people.one_time_link enable row level security;
create policy own on people.account to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.account_role to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.credential to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.session to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.one_time_link to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());

call platform.attach_audit('people.account', 'account_id');
call platform.attach_audit('people.account_role', 'account_id', 'role');

create view people.published_account with (security_invoker = true) as
  select authority_id, account_id, name, email, state, officer_id, provider_id, left_on from people.account;
create view people.published_account_role with (security_invoker = true) as
  select authority_id, account_id, role from people.account_role;

grant select, insert, update on people.account to amberley_app;
grant select, insert, update, delete on people.account_role, people.credential to amberley_app;
grant select, insert, update on people.session, people.one_time_link to amberley_app;
grant select on people.published_account, people.published_account_role to amberley_app;
