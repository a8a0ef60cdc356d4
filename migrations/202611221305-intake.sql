-- How things come into the intelligence log beside its form: mail that is forwarded to a mailbox, the API, and files of what
-- was heard before.

-- The mailbox of a council, and how what comes there is recorded.
create table intelligence.mailbox (
  mailbox_id uuid primary key,
  authority_id uuid not null unique references people.authority,
  host text not null check (length(host) between 1 and 253),
  port int not null check (port between 1 and 65535),
  -- False only for a mail server on this very machine.
  tls boolean not null default true,
  user_name text not null check (length(user_name) between 1 and 200),
  -- Name of the environment variable that holds the password. No two councils share one: else an administrator of one could
  -- have the password of the other sent to a host of their own.
  secret_setting text not null unique check (secret_setting ~ '^MAILBOX_SECRET(_[A-Z0-9]+)*$'),
  folder text not null default 'INBOX' check (length(folder) between 1 and 200),
  -- Where recorded mail is moved; it is only marked as read where this is empty.
  done_folder text not null default '' check (length(done_folder) <= 200 and done_folder <> folder),
  -- Whose mail is taken in: what stands behind the @.
  sender_domains text[] not null check (cardinality(sender_domains) between 1 and 50),
  -- What nobody has read yet is seen by few.
  confidentiality text not null default 'restricted' check (confidentiality in ('open', 'restricted', 'whistleblower')),
  enabled boolean not null default false,
  -- Mail that had been read before this day is left alone.
  begun_on date not null,
  version int not null default 1,
  unique (mailbox_id, authority_id)
);

-- Where fetching has got to, and what went wrong last. Changes with every look at the mailbox, so it is apart from the settings.
create table intelligence.mailbox_state (
  mailbox_id uuid primary key,
  authority_id uuid not null references people.authority,
  -- The folder's own number: where it changes, its messages are numbered anew.
  uid_validity bigint,
  last_uid bigint not null default 0,
  tried_at timestamptz,
  succeeded_at timestamptz,
  failures int not null default 0,
  next_try_at timestamptz,
  -- What is wrong, by its kind: never the server's words.
  trouble text check (trouble in ('password missing', 'password', 'away', 'certificate', 'time-out', 'folder', 'host', 'protocol')),
  foreign key (mailbox_id, authority_id) references intelligence.mailbox (mailbox_id, authority_id)
);

-- Each message that was met, once. Neither its subject nor its words nor the whole address of its sender: whoever looks after the
-- mailbox need not be somebody who may read what it holds.
create table intelligence.mail (
  mail_id uuid primary key,
  authority_id uuid not null references people.authority,
  mailbox_id uuid not null,
  uid_validity bigint not null,
  uid bigint not null,
  -- Its Message-ID, or a digest of the message where it has none.
  message_key text not null check (length(message_key) between 1 and 300),
  received_at timestamptz not null,
  sender_domain text not null default '' check (length(sender_domain) <= 253),
  bytes bigint not null,
  -- 'again' waits for somebody's "try again" to be fetched once more; 'noted' is an answer by a machine; 'given up' one that
  -- somebody looked at in the mailbox itself.
  outcome text not null check (outcome in ('recorded', 'duplicate', 'noted', 'refused', 'again', 'given up')),
  why text check (why in ('too large', 'broken', 'sender', 'automatic', 'bounce', 'loop', 'gone', 'fault')),
  event_id uuid references intelligence.event on delete set null,
  taken_at timestamptz not null,
  -- When the mailbox was told: marked as read, or moved.
  settled_at timestamptz,
  version int not null default 1,
  unique (mailbox_id, uid_validity, uid),
  foreign key (mailbox_id, authority_id) references intelligence.mailbox (mailbox_id, authority_id),
  check (outcome <> 'refused' or why is not null)
);
create unique index mail_recorded on intelligence.mail (authority_id, message_key) where outcome = 'recorded';
create index mail_open on intelligence.mail (mailbox_id, outcome, taken_at desc);

-- A file of what was heard before, looked at and perhaps imported.
create table intelligence.history_import (
  import_id uuid primary key,
  authority_id uuid not null references people.authority,
  file_name text not null check (length(file_name) between 1 and 200),
  sha256 text not null,
  -- The file itself; it goes as soon as it is imported.
  path text,
  state text not null check (state in ('looking', 'looked at', 'importing', 'imported', 'stopped')),
  -- Counts, notes and the first rejected values: rules/history-result.
  result jsonb,
  rejected_path text,
  uploaded_by text not null default platform.current_actor(),
  uploaded_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1
);
create index history_import_newest on intelligence.history_import (authority_id, uploaded_at desc);

-- What has been imported, by the key of its row, so that the same row is recorded once. The key is a digest: it tells nobody
-- anything, and stays when the event has gone, so that what was deleted does not come back with the next file.
create table intelligence.history_row (
  authority_id uuid not null references people.authority,
  row_key text not null check (length(row_key) = 43),
  -- Of the row's content: where it differs, the file says something else of the same entry.
  content_key text not null check (length(content_key) = 43),
  event_id uuid references intelligence.event on delete set null,
  primary key (authority_id, row_key)
);

alter table intelligence.mailbox enable row level security;
alter table intelligence.mailbox_state enable row level security;
alter table intelligence.mail enable row level security;
alter table intelligence.history_import enable row level security;
alter table intelligence.history_row enable row level security;
create policy own on intelligence.mailbox to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on intelligence.mailbox_state to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on intelligence.mail to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on intelligence.history_import to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
create policy own on intelligence.history_row to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());

call platform.attach_audit('intelligence.mailbox', 'mailbox_id');
call platform.attach_audit('intelligence.mail', 'mail_id');
call platform.attach_audit('intelligence.history_import', 'import_id');
-- The first rejected values of a file stand in its result.
insert into platform.sensitive_table (table_name, permission) values
  ('intelligence.history_import', 'intelligence.administer');

grant select, insert, update on intelligence.mailbox, intelligence.mailbox_state, intelligence.history_row to amberley_app;
grant select, insert, update, delete on intelligence.mail, intelligence.history_import to amberley_app;

-- Answers of the API to requests that write, by the key that their sender gave them, so that the same request sent again does
-- nothing and is answered the same.
create table platform.api_answer (
  authority_id uuid not null,
  client_id uuid not null,
  idempotency_key text not null check (length(idempotency_key) between 1 and 255),
  operation_id text not null,
  -- SHA-256 of the body.
  body_hash text not null,
  -- Null while the request is under way. Not jsonb: the same again is the same to the letter.
  answer json,
  created_at timestamptz not null,
  primary key (client_id, idempotency_key)
);
create index api_answer_age on platform.api_answer (client_id, created_at);
alter table platform.api_answer enable row level security;
create policy own on platform.api_answer to amberley_app
  using (authority_id = platform.current_authority()) with check (authority_id = platform.current_authority());
grant select, insert, update, delete on platform.api_answer to amberley_app;
