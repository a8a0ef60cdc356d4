-- Single sign-on by OpenID Connect: the identity provider of each council, which of its claims give which roles, and
-- sign-ins that are under way.

create table people.sign_on (
  sign_on_id uuid primary key,
  authority_id uuid not null unique references people.authority,
  -- What stands on the button: "Sign in with Microsoft".
  name text not null check (length(name) between 1 and 60),
  issuer text not null check (length(issuer) between 8 and 500),
  client_id text not null check (length(client_id) between 1 and 200),
  -- Name of the environment variable that holds the client's secret. No two councils share one: else an administrator of one
  -- could have the secret of the other sent to an address of their own.
  secret_setting text not null unique check (secret_setting ~ '^SIGN_ON_SECRET(_[A-Z0-9]+)*$'),
  role_claim text not null default 'roles' check (length(role_claim) between 1 and 100),
  -- Ways of proving oneself that the provider must name ("mfa"); none is asked for where it is empty.
  require_amr text[] not null default '{}',
  -- Whether its e-mail addresses are believed where it does not say that it verified them.
  trust_email boolean not null default false,
  make_accounts boolean not null default false,
  enabled boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now(),
  unique (sign_on_id, authority_id)
);

create table people.sign_on_role (
  sign_on_id uuid not null,
  authority_id uuid not null references people.authority,
  claim_value text not null check (length(claim_value) between 1 and 200),
  role text not null check (role ~ '^[a-z][a-z-]{1,60}$'),
  primary key (sign_on_id, claim_value, role),
  foreign key (sign_on_id, authority_id) references people.sign_on (sign_on_id, authority_id)
);

-- A browser that was sent to the provider and is not back yet. Its row is taken away when it comes back, so that no answer
-- of the provider is taken twice.
create table people.sign_on_attempt (
  -- SHA-256 of the state that the provider sends back, and of the cookie that only this browser has.
  state_hash bytea primary key,
  browser_hash bytea not null,
  authority_id uuid not null references people.authority,
  sign_on_id uuid not null,
  purpose text not null check (purpose in ('sign-in', 'again', 'try')),
  -- Who proves themselves again or tries the settings.
  account_id uuid references people.account,
  nonce text not null,
  code_verifier text not null,
  next text not null default '/',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (sign_on_id, authority_id) references people.sign_on (sign_on_id, authority_id),
  check ((purpose = 'sign-in') = (account_id is null))
);
create index sign_on_attempt_expiry on people.sign_on_attempt (expires_at);

-- A subject is one person only together with the issuer that names it.
alter table people.account drop constraint account_authority_id_sign_on_subject_key;
alter table people.account add column sign_on_issuer text;
alter table people.account add constraint account_sign_on unique (authority_id, sign_on_issuer, sign_on_subject);
alter table people.account add constraint account_sign_on_whole check ((sign_on_issuer is null) = (sign_on_subject is null));

-- The provider that a session was begun by, and its own name for the session, by which it ends it.
alter table people.session add column sign_on_id uuid references people.sign_on;
alter table people.session add column provider_session text;

alter table people.sign_on enable row level security;
alter table people.sign_on_role enable row level security;
alter table people.sign_on_attempt enable row level security;
create policy own on people.sign_on to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.sign_on_role to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on people.sign_on_attempt to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());

call platform.attach_audit('people.sign_on', 'sign_on_id');
call platform.attach_audit('people.sign_on_role', 'sign_on_id', 'claim_value', 'role');

grant select, insert, update on people.sign_on to amberley_app;
grant select, insert, delete on people.sign_on_role, people.sign_on_attempt to amberley_app;
