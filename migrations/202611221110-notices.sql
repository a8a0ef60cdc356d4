-- What people are told: notices inside Amberley, how each person likes to hear of them, and the outbox of mails.

-- Something a person should know of, shown inside Amberley only. What it is about never leaves in a mail.
create table platform.notice (
  notice_id uuid primary key,
  authority_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z-]{0,40}\.[a-z][a-z-]{0,60}$'),
  -- In Amberley only: "Meadow Court".
  about text not null default '' check (length(about) <= 200),
  -- How many things it tells of.
  count int not null default 1 check (count > 0),
  -- A path of our own: one slash first, no second one or backslash after it, so that no other site can be meant.
  href text not null check (length(href) <= 500 and octet_length(href) = length(href) and href ~ '^/([^/\\[:cntrl:][:space:]][^\\[:cntrl:][:space:]]*)?$'),
  created_at timestamptz not null,
  read_at timestamptz
);
-- The inbox: unread first, then the newest.
create index notice_inbox on platform.notice (account_id, (read_at is not null), notice_id desc);
create index notice_unread on platform.notice (account_id) where read_at is null;

-- How a person likes to hear: {"risk.escalated": "daily", ...} and when. No row: as the house thinks best.
create table platform.notice_preference (
  account_id uuid primary key,
  authority_id uuid not null,
  choices jsonb not null default '{}'::jsonb check (jsonb_typeof(choices) = 'object'),
  -- Hours and weekdays (1 Monday to 7 Sunday) of Europe/London.
  digest_hour int not null check (digest_hour between 0 and 23),
  digest_weekday int not null check (digest_weekday between 1 and 7),
  quiet_from int check (quiet_from between 0 and 23),
  quiet_to int check (quiet_to between 0 and 23),
  working_days_only boolean not null,
  check ((quiet_from is null) = (quiet_to is null) and quiet_from is distinct from quiet_to or quiet_from is null and quiet_to is null)
);

-- Mails on their way. A row is written in the transaction of what it tells of; the sender takes it from there. It holds no
-- words but a name: what a mail says is in code.
create table platform.outbox (
  outbox_id uuid primary key,
  authority_id uuid not null,
  -- Either it tells a person of a notice ...
  notice_id uuid references platform.notice on delete cascade,
  account_id uuid,
  -- ... or it goes to an address as it is, with the name of whoever is written to.
  address text check (length(address) between 3 and 254),
  name text check (length(name) <= 200),
  template text check (template ~ '^[a-z][a-z-]{0,40}$'),
  delivery text not null check (delivery in ('at-once', 'daily', 'weekly')),
  urgent boolean not null,
  -- The path of a one-time link; emptied once sent or dead. Only the sender reads it.
  secret text check (secret ~ '^/[^/\\[:cntrl:][:space:]][^\\[:cntrl:][:space:]]*$'),
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'dead')),
  -- Rows of one digest carry the id of its first row.
  batch_id uuid,
  attempts int not null default 0,
  first_tried_at timestamptz,
  next_try_at timestamptz not null,
  claimed_at timestamptz,
  -- Why it did not go, without secrets.
  last_error text check (length(last_error) <= 500),
  created_at timestamptz not null,
  ended_at timestamptz,
  -- A dead one that nobody need look at any more.
  given_up_at timestamptz,
  check ((notice_id is null) = (account_id is null) and (notice_id is null) <> (address is null) and (address is null) = (template is null)),
  check (secret is null or state in ('waiting', 'sending'))
);
create index outbox_due on platform.outbox (next_try_at) where state = 'waiting';
create index outbox_digest on platform.outbox (account_id, outbox_id) where state = 'waiting' and delivery <> 'at-once';
create index outbox_batch on platform.outbox (batch_id) where batch_id is not null;
create index outbox_notice on platform.outbox (notice_id) where notice_id is not null;
create index outbox_claimed on platform.outbox (claimed_at) where state = 'sending';
create index outbox_dead on platform.outbox (authority_id, outbox_id) where state = 'dead' and given_up_at is null;
create index outbox_ended on platform.outbox (ended_at) where ended_at is not null;

alter table platform.notice enable row level security;
alter table platform.notice_preference enable row level security;
alter table platform.outbox enable row level security;
create policy own on platform.notice to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on platform.notice_preference to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on platform.outbox to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());

-- Notices and mails repeat what is in the trail already, and a trail of the outbox would keep its one-time links for ever.
call platform.attach_audit('platform.notice_preference', 'account_id');

grant select, insert on platform.notice to amberley_app;
grant update (read_at) on platform.notice to amberley_app;
grant select, insert, update on platform.notice_preference to amberley_app;
grant insert, delete on platform.outbox to amberley_app;
grant select (
  outbox_id, authority_id, notice_id, account_id, address, name, template, delivery, urgent, state, batch_id, attempts, first_tried_at,
  next_try_at, last_error, created_at, ended_at, given_up_at
) on platform.outbox to amberley_app;
grant update (delivery, state, attempts, first_tried_at, next_try_at, last_error, ended_at, given_up_at, batch_id) on platform.outbox to amberley_app;
