-- Room risk: models that weigh what the council itself knows, and who may see the reasons that rest on it.

-- What was heard of each location by a day, an event as two characters: its kind as the caller's code for it, and severity
-- and age in days as one (4000 x severity + age). A rating of the whole market reads a million events; as rows, and through
-- intelligence.published_signal, they took five times longer than this way: 1.1 s against 0.2 s. Runs with its owner's rights
-- for the same reason as that view: a score must be the same whoever's act made it. It says no more than that view does.
create index event_signal on intelligence.event (authority_id, location_id, received_on, kind, severity)
  where location_id is not null and state not in ('merged', 'split', 'withdrawn');
create function intelligence.published_heard(p_day date, p_days int, p_codes jsonb)
returns table (location_id text, heard text)
language sql stable security definer rows 50000 set search_path = pg_catalog, intelligence, platform
as $$
  select e.location_id, string_agg((p_codes ->> e.kind) || chr(4000 * e.severity + (p_day - e.received_on)), '')
    from intelligence.event e
   where e.authority_id = platform.current_authority() and e.location_id is not null
     and e.state not in ('merged', 'split', 'withdrawn')
     and e.received_on <= p_day and e.received_on > p_day - least(p_days, 3660)
   group by e.location_id
$$;
revoke all on function intelligence.published_heard(date, int, jsonb) from public;
grant execute on function intelligence.published_heard(date, int, jsonb) to amberley_app;

-- The same sentence and score for those who may know only what is published.
alter table risk.assessment add column why_open text, add column score_open numeric;
alter table risk.assessment_history add column why_open text, add column score_open numeric;

-- All reasons until now rest on what is published.
create function risk.marked_open(reasons jsonb) returns jsonb
language sql immutable
as $$
  select coalesce(jsonb_agg(r || '{"audience": "everyone"}' order by place), '[]')
    from jsonb_array_elements(reasons) with ordinality as all_of (r, place)
$$;
update risk.assessment
   set why_open = why, score_open = score, contributions = risk.marked_open(contributions), unknown = risk.marked_open(unknown),
       floors = risk.marked_open(floors);
alter table risk.assessment_history disable trigger audit_update;
update risk.assessment_history set why_open = why, score_open = score;
alter table risk.assessment_history enable trigger audit_update;
drop function risk.marked_open;

alter table risk.assessment alter column why_open set not null, alter column score_open set not null;
alter table risk.assessment_history alter column why_open set not null, alter column score_open set not null;

-- Of some reasons, those that everybody may know.
create function risk.open_reasons(reasons jsonb) returns jsonb
language sql immutable
as $$
  select coalesce(jsonb_agg(r order by place), '[]')
    from jsonb_array_elements(reasons) with ordinality as all_of (r, place)
   where r ->> 'audience' = 'everyone'
$$;

-- Everything that is shown of an assessment goes through these: whoever lacks risk.reasons sees what is published, and that
-- the council knows more where that made the colour. The permission is asked once a statement.
create or replace view risk.published_assessment with (security_invoker = true) as
  select authority_id, location_id, as_at, model_id, model_version,
         case when (select platform.may('risk.reasons')) then score else score_open end as score, rag,
         case when (select platform.may('risk.reasons')) then why else why_open end as why,
         case when (select platform.may('risk.reasons')) then contributions else risk.open_reasons(contributions) end as contributions,
         case when (select platform.may('risk.reasons')) then unknown else risk.open_reasons(unknown) end as unknown,
         case when (select platform.may('risk.reasons')) then floors else risk.open_reasons(floors) end as floors,
         computed_at, why_open, score_open
    from risk.assessment;
create or replace view risk.published_assessment_history with (security_invoker = true) as
  select authority_id, location_id, as_at, model_id, model_version,
         case when (select platform.may('risk.reasons')) then score else score_open end as score, rag,
         case when (select platform.may('risk.reasons')) then why else why_open end as why
    from risk.assessment_history;

-- The newest entry of each location by a day, with all its reasons: for this room's own work.
create function risk.assessment_as_at(day date) returns setof risk.assessment_history
language sql stable
as $$
  select last.*
    from (
      select distinct on (h.authority_id, h.location_id) h.*
        from risk.assessment_history h
       where h.as_at <= day
       order by h.authority_id, h.location_id, h.as_at desc
    ) last
   where last.rag is not null
$$;
create or replace function risk.published_assessment_as_at(day date)
returns table (authority_id uuid, location_id text, as_at date, model_id text, model_version int, score numeric, rag text, why text)
language sql stable
as $$
  select last.authority_id, last.location_id, last.as_at, last.model_id, last.model_version,
         case when (select platform.may('risk.reasons')) then last.score else last.score_open end, last.rag,
         case when (select platform.may('risk.reasons')) then last.why else last.why_open end
    from (
      select distinct on (h.authority_id, h.location_id) h.*
        from risk.assessment_history h
       where h.as_at <= day
       order by h.authority_id, h.location_id, h.as_at desc
    ) last
   where last.rag is not null
$$;

-- Another council sees no reason that rests on what this one heard.
create or replace view risk.shared_summary with (security_barrier = true) as
  select w.giver_id, a.location_id, a.why_open as why, w.contact,
         (select coalesce(jsonb_agg(jsonb_build_object('indicator', c ->> 'indicator', 'words', c ->> 'words')), '[]')
            from jsonb_array_elements(a.contributions) c
           where (c ->> 'points')::numeric > 0 and c ->> 'audience' = 'everyone') as reasons,
         (select coalesce(jsonb_agg(jsonb_build_object('atLeast', f ->> 'atLeast', 'words', f ->> 'words')), '[]')
            from jsonb_array_elements(a.floors) f where f ->> 'audience' = 'everyone') as floors
    from people.shared_with_us w
    join risk.assessment a on a.authority_id = w.giver_id
   where w.depth >= 2;
