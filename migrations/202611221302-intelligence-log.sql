-- Room intelligence: the log itself. Terms to choose from, corrections, attachments, outcomes, and which way an incident went.

-- What to think of under each kind, for whoever records.
alter table reference.intelligence_kind add column hint text not null default '';
update reference.intelligence_kind k set hint = h.hint
  from (values
    ('whistleblowing', 'Somebody who works or worked there tells of wrong, in confidence'),
    ('safeguarding', 'Abuse, neglect or serious harm: also raise it with the safeguarding team'),
    ('complaint', 'Somebody is dissatisfied and wants it put right'),
    ('feedback-adverse', 'A worry in passing, from family, a professional or the public'),
    ('feedback', 'Something said of the service that is neither praise nor worry'),
    ('compliment', 'Somebody praises the service'),
    ('visit-concern', 'Seen on a visit, and not as it should be'),
    ('visit', 'Seen on a visit'),
    ('notifiable-incident', 'A low-level incident that the service must tell of: a fall without injury, a missed dose without harm'),
    ('outbreak', 'An infection that spreads in the service'),
    ('cqc-notification', 'CQC tells the council of something'),
    ('media', 'In the press or on the internet'),
    ('performance-form', 'What the provider reports every month'),
    ('finance', 'Unpaid bills, late accounts, requests for help')
  ) as h (kind, hint)
 where h.kind = k.kind;

-- What an event is about: the themes of inspection reports, so that the log and the reports can be laid side by side.
create table reference.intelligence_theme (
  theme text primary key,
  name text not null,
  place int not null
);
insert into reference.intelligence_theme (theme, name, place) values
  ('medication', 'Medication', 1),
  ('health-and-safety', 'Health and safety', 2),
  ('nutrition', 'Nutrition', 3),
  ('person-centred', 'Inclusion and person-centred care', 4),
  ('infection', 'Infection prevention', 5),
  ('leadership', 'Leadership', 6),
  ('training', 'Staff training', 7),
  ('care-planning', 'Assessment and care planning', 8),
  ('safeguarding', 'Safeguarding and incidents', 9),
  ('mental-capacity', 'Mental capacity', 10),
  ('staffing', 'Staffing levels', 11),
  ('moving-and-handling', 'Moving and handling', 12),
  ('recruitment', 'Recruitment', 13),
  ('fire-safety', 'Fire safety', 14),
  ('covid', 'Covid', 15),
  ('pressure-care', 'Pressure area care', 16),
  ('dignity', 'Personal care and dignity', 17),
  ('diabetes', 'Diabetes', 18),
  ('end-of-life', 'End of life', 19);

-- Who may have told; offered while one types, and anything else may be typed.
create table reference.intelligence_source (
  source text primary key,
  place int not null
);
insert into reference.intelligence_source (source, place) values
  ('Person who uses the service', 1), ('Family or friend', 2), ('Staff of the service', 3), ('Former staff', 4),
  ('The provider itself', 5), ('Social worker', 6), ('Safeguarding team', 7), ('GP or nurse', 8), ('Hospital', 9),
  ('Ambulance service', 10), ('Police', 11), ('Fire service', 12), ('CQC', 13), ('Another council', 14), ('Healthwatch', 15),
  ('Advocate', 16), ('Councillor', 17), ('Press', 18), ('Our own visit', 19), ('Member of the public', 20);

-- Whether an incident is safeguarding: questions in force from a day. A yes, or not knowing, leads to safeguarding; no to all of
-- them to a notifiable incident, which is counted and not logged as safeguarding. Source: Care Act 2014, section 42.
create table reference.incident_question (
  valid_from date not null,
  question text not null,
  place int not null,
  words text not null,
  -- What a yes says, in the reason for the proposal.
  because text not null,
  primary key (valid_from, question)
);
insert into reference.incident_question (valid_from, question, place, words, because) values
  ('2015-04-01', 'harm', 1, 'Was anybody harmed, beyond what needs a plaster or a few hours to pass?', 'somebody was harmed'),
  ('2015-04-01', 'abuse', 2, 'Does anything point to abuse or neglect, by whomever?', 'something points to abuse or neglect'),
  ('2015-04-01', 'care-plan', 3, 'Was the care plan, or the advice of a professional, not followed?', 'the care plan or advice was not followed'),
  ('2015-04-01', 'again', 4, 'Has the same happened before, to this person or to others there?', 'it has happened before'),
  ('2015-04-01', 'still', 5, 'Is anybody still at risk from the same cause?', 'somebody is still at risk'),
  ('2015-04-01', 'wish', 6, 'Does the person, or whoever speaks for them, want it treated as safeguarding?', 'the person wants it treated as safeguarding');

-- The confidentialities that whoever acts in this transaction may see: asked once for a statement, and not once for a row.
create function intelligence.visible() returns text[]
language sql stable
as $$
  select array_remove(array[
    case when platform.may('intelligence.read') then 'open' end,
    case when platform.may('intelligence.restricted') then 'restricted' end,
    case when platform.may('intelligence.whistleblowing') then 'whistleblower' end,
    -- No event has it: what an event said before it was protected may name who told.
    case when platform.may('intelligence.identity') then 'identity' end], null)
$$;

drop policy own_seen on intelligence.event;
drop policy own_changed on intelligence.event;
drop policy own_removed on intelligence.event;
create policy own_seen on intelligence.event for select to amberley_app
  using (authority_id = platform.current_authority() and confidentiality = any ((select intelligence.visible())::text[]));
create policy own_changed on intelligence.event for update to amberley_app
  using (authority_id = platform.current_authority() and confidentiality = any ((select intelligence.visible())::text[]))
  with check (authority_id = platform.current_authority());
create policy own_removed on intelligence.event for delete to amberley_app
  using (authority_id = platform.current_authority() and confidentiality = any ((select intelligence.visible())::text[]));

create index event_newest on intelligence.event (authority_id, received_on desc, event_id desc);
create index event_merged_into on intelligence.event (merged_into) where merged_into is not null;
create index event_split_from on intelligence.event (split_from) where split_from is not null;

-- What an event said before each change: nothing is lost. Never holds who a whistleblower is.
create table intelligence.correction (
  correction_id uuid primary key,
  authority_id uuid not null references people.authority,
  event_id uuid not null references intelligence.event on delete cascade,
  -- The version that it replaced.
  version int not null,
  act text not null check (act in ('correct', 'accept', 'close', 'reopen', 'merge', 'split', 'withdraw', 'undo', 'outcome', 'attach')),
  why text not null default '' check (length(why) <= 2000),
  before jsonb not null,
  -- Of the event before the change: old words may say more than what the event was lowered to. 'identity' where the change
  -- protected a whistleblower whom the old words may name.
  confidentiality text not null check (confidentiality in ('open', 'restricted', 'whistleblower', 'identity')),
  changed_at timestamptz not null,
  changed_by text not null default platform.current_actor()
);
create index correction_event on intelligence.correction (event_id, version);

-- A file that came with an event. One that was refused (a virus, too large) is told of and has no path.
create table intelligence.attachment (
  attachment_id uuid primary key,
  authority_id uuid not null references people.authority,
  event_id uuid not null references intelligence.event on delete cascade,
  file_name text not null check (length(file_name) between 1 and 255),
  content_type text not null default '' check (length(content_type) <= 200),
  bytes int not null default 0 check (bytes >= 0),
  sha256 text not null default '',
  path text,
  refused text check (length(refused) <= 500),
  added_at timestamptz not null default now(),
  added_by text not null default platform.current_actor(),
  check ((path is null) = (refused is not null))
);
create index attachment_event on intelligence.attachment (event_id);

-- What came of an event, and what whoever told was told back.
create table intelligence.outcome (
  event_id uuid primary key references intelligence.event on delete cascade,
  authority_id uuid not null references people.authority,
  finding text not null check (finding in ('substantiated', 'partly', 'not', 'unable')),
  done text not null check (length(done) between 1 and 5000),
  decided_on date not null,
  decided_by text not null default platform.current_actor(),
  feedback text not null check (feedback in ('due', 'given', 'not wanted', 'not possible')),
  feedback_on date,
  feedback_words text not null default '' check (length(feedback_words) <= 2000),
  feedback_by text not null default '',
  version int not null default 1,
  check ((feedback = 'given') = (feedback_on is not null))
);

-- How somebody answered whether an incident is safeguarding, by which questions, and what they then chose.
create table intelligence.pathway (
  pathway_id uuid primary key,
  authority_id uuid not null references people.authority,
  event_id uuid not null references intelligence.event on delete cascade,
  questions_from date not null,
  -- question -> 'yes', 'no' or 'unknown'
  answers jsonb not null,
  proposed text not null references reference.intelligence_kind,
  chosen text not null references reference.intelligence_kind,
  why text not null default '' check (length(why) <= 2000),
  answered_at timestamptz not null,
  answered_by text not null default platform.current_actor()
);
create index pathway_event on intelligence.pathway (event_id);

-- All of them are seen as their event is: the sub-select obeys the event's own policy.
do $$
declare
  t text;
begin
  foreach t in array array['correction', 'attachment', 'outcome', 'pathway'] loop
    execute format('alter table intelligence.%I enable row level security', t);
    execute format('create policy own_recorded on intelligence.%I for insert to amberley_app
      with check (authority_id = platform.current_authority())', t);
    execute format('create policy own_seen on intelligence.%1$I for select to amberley_app
      using (authority_id = platform.current_authority()
             and exists (select from intelligence.event e where e.event_id = %1$I.event_id)%2$s)', t,
      case t when 'correction' then ' and confidentiality = any ((select intelligence.visible())::text[])' else '' end);
  end loop;
end
$$;
create policy own_changed on intelligence.outcome for update to amberley_app
  using (authority_id = platform.current_authority() and exists (select from intelligence.event e where e.event_id = outcome.event_id))
  with check (authority_id = platform.current_authority());

call platform.attach_audit('intelligence.correction', 'correction_id');
call platform.attach_audit('intelligence.attachment', 'attachment_id');
call platform.attach_audit('intelligence.outcome', 'event_id');
call platform.attach_audit('intelligence.pathway', 'pathway_id');
-- The trail keeps what stood in an event before a whistleblower was protected, so it asks for more than the event itself.
update platform.sensitive_table set permission = 'intelligence.identity'
 where table_name in ('intelligence.event', 'intelligence.narrative');
insert into platform.sensitive_table (table_name, permission) values
  ('intelligence.correction', 'intelligence.identity'),
  ('intelligence.attachment', 'intelligence.whistleblowing'),
  ('intelligence.outcome', 'intelligence.whistleblowing'),
  ('intelligence.pathway', 'intelligence.whistleblowing');

-- Makes an event more confidential than whoever finds out may see: an officer who reads that a letter is a whistleblower's takes
-- it out of sight, their own too, which no policy lets an update do. Only upwards, and only for what they may see and sort.
-- Answers whether it was done.
create function intelligence.raise_confidentiality(p_event uuid, p_version int, p_kind text, p_confidentiality text) returns boolean
language plpgsql security definer set search_path = pg_catalog, intelligence, platform
as $$
begin
  if not platform.may('intelligence.triage') then
    return false;
  end if;
  update intelligence.event e
     set confidentiality = p_confidentiality, kind = p_kind
   where e.event_id = p_event and e.version = p_version and e.authority_id = platform.current_authority()
     and e.confidentiality = any (intelligence.visible())
     and array_position(array['open', 'restricted', 'whistleblower'], p_confidentiality)
         > array_position(array['open', 'restricted', 'whistleblower'], e.confidentiality);
  return found;
end
$$;
revoke all on function intelligence.raise_confidentiality(uuid, int, text, text) from public;
grant execute on function intelligence.raise_confidentiality(uuid, int, text, text) to amberley_app;

grant select, insert on intelligence.correction, intelligence.attachment, intelligence.pathway to amberley_app;
grant select, insert, update on intelligence.outcome to amberley_app;
grant select on reference.intelligence_theme, reference.intelligence_source, reference.incident_question to amberley_app;
