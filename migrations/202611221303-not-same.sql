-- Room intelligence: pairs of events that somebody looked at and found to tell of different things. They are not suggested to be the
-- same again; merging them by hand stays possible.
create table intelligence.not_same (
  -- The two, smaller id first.
  event_id uuid not null references intelligence.event on delete cascade,
  other_id uuid not null references intelligence.event on delete cascade,
  authority_id uuid not null references people.authority,
  said_at timestamptz not null,
  said_by text not null default platform.current_actor(),
  primary key (event_id, other_id),
  check (event_id < other_id)
);
create index not_same_other on intelligence.not_same (other_id);

-- Said of events that whoever says it sees, and seen with both of them.
alter table intelligence.not_same enable row level security;
create policy own_recorded on intelligence.not_same for insert to amberley_app
  with check (authority_id = platform.current_authority() and platform.may('intelligence.triage')
              and exists (select from intelligence.event e where e.event_id = not_same.event_id)
              and exists (select from intelligence.event e where e.event_id = not_same.other_id));
create policy own_seen on intelligence.not_same for select to amberley_app
  using (authority_id = platform.current_authority()
         and exists (select from intelligence.event e where e.event_id = not_same.event_id)
         and exists (select from intelligence.event e where e.event_id = not_same.other_id));

call platform.attach_audit('intelligence.not_same', 'event_id', 'other_id');
insert into platform.sensitive_table (table_name, permission) values ('intelligence.not_same', 'intelligence.whistleblowing');

grant select, insert on intelligence.not_same to amberley_app;
