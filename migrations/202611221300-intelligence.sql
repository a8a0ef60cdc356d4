-- Room intelligence: everything that the council hears about a service, in one log.

create schema intelligence;

-- What can be heard. `adverse` is false for what speaks for a service or says nothing of it; such an event gives no points.
-- `pathway` says where it belongs: a concern is weighed, a notifiable incident is counted and not logged as safeguarding.
create table reference.intelligence_kind (
  kind text primary key,
  name text not null,
  adverse boolean not null,
  pathway text not null check (pathway in ('concern', 'notifiable incident', 'information')),
  place int not null
);
insert into reference.intelligence_kind (kind, name, adverse, pathway, place) values
  ('whistleblowing', 'Whistleblowing concern', true, 'concern', 1),
  ('safeguarding', 'Safeguarding alert', true, 'concern', 2),
  ('complaint', 'Complaint', true, 'concern', 3),
  ('feedback-adverse', 'General feedback: a worry', true, 'concern', 4),
  ('feedback', 'General feedback', false, 'information', 5),
  ('compliment', 'Compliment', false, 'information', 6),
  ('visit-concern', 'Visit note: a concern', true, 'concern', 7),
  ('visit', 'Visit note', false, 'information', 8),
  ('notifiable-incident', 'Notifiable incident', true, 'notifiable incident', 9),
  ('outbreak', 'Outbreak', true, 'concern', 10),
  ('cqc-notification', 'CQC notification', true, 'concern', 11),
  ('media', 'Media', true, 'concern', 12),
  ('performance-form', 'Provider performance monitoring form', false, 'information', 13),
  ('finance', 'Financial worry', true, 'concern', 14);

-- How bad: the meaning of each step, the same for all kinds.
create table reference.intelligence_severity (
  severity int primary key check (severity between 1 and 5),
  name text not null,
  meaning text not null
);
insert into reference.intelligence_severity (severity, name, meaning) values
  (1, 'Minor', 'No harm, and none likely; worth knowing with other things.'),
  (2, 'Low', 'Little or no harm so far; care fell short of what was agreed.'),
  (3, 'Moderate', 'Some harm, or care that will harm if it goes on.'),
  (4, 'Serious', 'Serious harm, or several people harmed or at risk now.'),
  (5, 'Critical', 'Death, lasting harm, abuse or neglect, or people unsafe today.');

-- One thing heard. No words in it that tell a story or name a person: those stand in intelligence.narrative, and who a
-- whistleblower is in intelligence.identity, each with its own permission.
create table intelligence.event (
  event_id uuid primary key,
  authority_id uuid not null references people.authority,
  -- Null where nobody has said yet which service it is about.
  location_id text,
  kind text not null references reference.intelligence_kind,
  -- Who told, in a word: family, staff, GP, CQC, police ...
  source text not null default '' check (length(source) <= 100),
  channel text not null check (channel in ('form', 'email', 'api', 'csv', 'return', 'system')),
  -- When it happened, where that is known; when the council heard of it.
  occurred_on date,
  received_on date not null,
  severity int not null references reference.intelligence_severity,
  confidentiality text not null check (confidentiality in ('open', 'restricted', 'whistleblower')),
  themes text[] not null default '{}',
  -- A count, never names.
  people_affected int check (people_affected >= 0),
  -- Of the safeguarding enquiry or complaint elsewhere.
  reference text not null default '' check (length(reference) <= 100),
  state text not null default 'new' check (state in ('new', 'open', 'closed', 'merged', 'split', 'withdrawn')),
  -- Where it went: merged into another event, or split off one.
  merged_into uuid references intelligence.event,
  split_from uuid references intelligence.event,
  recorded_at timestamptz not null default now(),
  recorded_by text not null default platform.current_actor(),
  version int not null default 1,
  check (occurred_on is null or occurred_on <= received_on),
  check ((merged_into is not null) = (state = 'merged')),
  check (kind <> 'whistleblowing' or confidentiality <> 'open')
);
create index event_location on intelligence.event (authority_id, location_id, received_on desc);
create index event_inbox on intelligence.event (authority_id, received_on desc) where state = 'new';

-- What was said, in words.
create table intelligence.narrative (
  event_id uuid primary key references intelligence.event on delete cascade,
  authority_id uuid not null references people.authority,
  title text not null check (length(title) between 1 and 200),
  account text not null default '' check (length(account) <= 20000),
  version int not null default 1
);

-- Who a whistleblower is, and how they may be reached.
create table intelligence.identity (
  event_id uuid primary key references intelligence.event on delete cascade,
  authority_id uuid not null references people.authority,
  name text not null default '' check (length(name) <= 200),
  contact text not null default '' check (length(contact) <= 500),
  -- What they asked for: not to be named, not to be contacted at work ...
  wishes text not null default '' check (length(wishes) <= 2000),
  recorded_at timestamptz not null default now(),
  version int not null default 1
);

-- May whoever acts in this transaction see an event of this confidentiality?
create function intelligence.may_see(confidentiality text) returns boolean
language sql stable
as $$
  select case confidentiality
    when 'open' then platform.may('intelligence.read')
    when 'restricted' then platform.may('intelligence.restricted')
    else platform.may('intelligence.whistleblowing')
  end
$$;

alter table intelligence.event enable row level security;
create policy own_seen on intelligence.event for select to amberley_app
  using (authority_id = platform.current_authority() and intelligence.may_see(confidentiality));
create policy own_recorded on intelligence.event for insert to amberley_app
  with check (authority_id = platform.current_authority());
create policy own_changed on intelligence.event for update to amberley_app
  using (authority_id = platform.current_authority() and intelligence.may_see(confidentiality))
  with check (authority_id = platform.current_authority());
create policy own_removed on intelligence.event for delete to amberley_app
  using (authority_id = platform.current_authority() and intelligence.may_see(confidentiality));

-- As the event is seen: the sub-select obeys the event's own policy.
alter table intelligence.narrative enable row level security;
create policy own_seen on intelligence.narrative for select to amberley_app
  using (authority_id = platform.current_authority() and exists (select from intelligence.event e where e.event_id = narrative.event_id));
create policy own_recorded on intelligence.narrative for insert to amberley_app
  with check (authority_id = platform.current_authority());
create policy own_changed on intelligence.narrative for update to amberley_app
  using (authority_id = platform.current_authority() and exists (select from intelligence.event e where e.event_id = narrative.event_id))
  with check (authority_id = platform.current_authority());
create policy own_removed on intelligence.narrative for delete to amberley_app
  using (authority_id = platform.current_authority() and exists (select from intelligence.event e where e.event_id = narrative.event_id));

alter table intelligence.identity enable row level security;
create policy own_seen on intelligence.identity for select to amberley_app
  using (authority_id = platform.current_authority() and platform.may('intelligence.identity'));
create policy own_recorded on intelligence.identity for insert to amberley_app
  with check (authority_id = platform.current_authority());
create policy own_changed on intelligence.identity for update to amberley_app
  using (authority_id = platform.current_authority() and platform.may('intelligence.identity'))
  with check (authority_id = platform.current_authority());
create policy own_removed on intelligence.identity for delete to amberley_app
  using (authority_id = platform.current_authority() and platform.may('intelligence.identity'));

call platform.attach_audit('intelligence.event', 'event_id');
call platform.attach_audit('intelligence.narrative', 'event_id');
call platform.attach_audit('intelligence.identity', 'event_id');
-- Nobody who reads the trail of audit sees more there than in the log.
insert into platform.sensitive_table (table_name, permission) values
  ('intelligence.event', 'intelligence.whistleblowing'),
  ('intelligence.narrative', 'intelligence.whistleblowing'),
  ('intelligence.identity', 'intelligence.identity');

-- What the log says of a service without a word of what was said and by whom, for whoever weighs risk: a score must be the
-- same whoever's act made it, so this view runs with its owner's rights and shows every event of the council of the
-- transaction. What a page shows of it is what the reader may see.
create view intelligence.published_signal with (security_barrier = true) as
  select e.authority_id, e.event_id, e.location_id, e.kind, k.adverse, k.pathway, e.severity,
         coalesce(e.occurred_on, e.received_on) as on_day, e.received_on, e.confidentiality, e.people_affected, e.recorded_at
    from intelligence.event e
    join reference.intelligence_kind k on k.kind = e.kind
   where e.authority_id = platform.current_authority() and e.location_id is not null
     and e.state not in ('merged', 'split', 'withdrawn');

-- What a reader may see of the log, with its words, for pages of rooms above.
create view intelligence.published_event with (security_invoker = true) as
  select e.authority_id, e.event_id, e.location_id, e.kind, k.name as kind_name, k.adverse, k.pathway, e.source, e.channel,
         e.occurred_on, e.received_on, e.severity, e.confidentiality, e.themes, e.people_affected, e.reference, e.state,
         n.title, n.account, e.recorded_at, e.recorded_by
    from intelligence.event e
    join reference.intelligence_kind k on k.kind = e.kind
    join intelligence.narrative n on n.event_id = e.event_id
   where e.state not in ('merged', 'split', 'withdrawn');

grant usage on schema intelligence to amberley_app;
grant select, insert, update, delete on all tables in schema intelligence to amberley_app;
revoke insert, update, delete on intelligence.published_signal, intelligence.published_event from amberley_app;
grant select on reference.intelligence_kind, reference.intelligence_severity to amberley_app;
