-- Councils that share one market: an agreement says what one council shows another, and views show that and no more.

-- The giver (authority_id) shows its services to another council. What an agreement says is never changed: another one
-- replaces it. The receiver accepts; either side may end it at once.
create table people.sharing_agreement (
  agreement_id uuid primary key,
  authority_id uuid not null references people.authority,
  with_authority_id uuid not null references people.authority,
  level text not null check (level in ('status', 'summary', 'full')),
  purpose text not null check (length(purpose) between 1 and 2000),
  lawful_basis text not null check (length(lawful_basis) between 1 and 2000),
  -- Whom the receiver asks: a team, with its e-mail or telephone.
  contact text not null check (length(contact) between 1 and 300),
  from_day date not null,
  -- The last day on which it holds.
  until_day date not null,
  -- src/modules/people/rules/agreement-states.ts has the transitions.
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'refused', 'withdrawn', 'revoked', 'replaced')),
  replaces uuid references people.sharing_agreement,
  proposed_at timestamptz not null,
  proposed_by text not null default platform.current_actor(),
  accepted_at timestamptz,
  accepted_by text,
  -- How it ended before its last day: refused, withdrawn, revoked or replaced.
  revoked_at timestamptz,
  revoked_by text,
  revoked_why text check (length(revoked_why) between 1 and 1000),
  version int not null default 1,
  check (authority_id <> with_authority_id),
  check (until_day >= from_day),
  check (accepted_at is null or state in ('accepted', 'revoked', 'replaced')),
  check (accepted_at is not null or state in ('proposed', 'refused', 'withdrawn')),
  check ((revoked_at is null) = (state in ('proposed', 'accepted')))
);
create unique index sharing_agreement_one_proposed on people.sharing_agreement (authority_id, with_authority_id) where state = 'proposed';
create unique index sharing_agreement_one_accepted on people.sharing_agreement (authority_id, with_authority_id) where state = 'accepted';
create index sharing_agreement_with on people.sharing_agreement (with_authority_id);

alter table people.sharing_agreement enable row level security;
create policy both_sides on people.sharing_agreement for select to amberley_app
  using (platform.current_authority() in (authority_id, with_authority_id));
create policy giver_proposes on people.sharing_agreement for insert to amberley_app
  with check (authority_id = platform.current_authority() and state = 'proposed');
create policy both_sides_move on people.sharing_agreement for update to amberley_app
  using (platform.current_authority() in (authority_id, with_authority_id))
  with check (platform.current_authority() in (authority_id, with_authority_id));

-- The chains of both councils, in one order, so that two councils that write into each other's never wait in a circle.
create function platform.lock_chains(p_chains text[]) returns void
language plpgsql set search_path = pg_catalog, platform
as $$
begin
  insert into platform.audit_chain (chain) select c from unnest(p_chains) as c order by c on conflict do nothing;
  perform from platform.audit_chain where chain = any (p_chains) order by chain for update;
end
$$;
revoke all on function platform.lock_chains(text[]) from public;

-- Which side may take an agreement from which state to which. The owner of the tables, who acts for no council, may do all.
create function people.guard_sharing_agreement() returns trigger
language plpgsql security definer set search_path = pg_catalog, people, platform
as $$
declare
  v_here uuid := platform.current_authority();
begin
  perform platform.lock_chains(array[new.authority_id::text, new.with_authority_id::text]);
  if tg_op = 'INSERT' or v_here is null then
    return new;
  end if;
  if not (case new.state
       when 'accepted' then old.state = 'proposed' and v_here = old.with_authority_id
       when 'refused' then old.state = 'proposed' and v_here = old.with_authority_id
       when 'withdrawn' then old.state = 'proposed' and v_here = old.authority_id
       when 'revoked' then old.state = 'accepted'
       when 'replaced' then old.state = 'accepted' and v_here = old.with_authority_id
                            and exists (select from people.sharing_agreement n where n.replaces = old.agreement_id and n.state = 'proposed')
       else false
     end) then
    raise exception 'this council cannot make an agreement that is % one that is %', old.state, new.state
      using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'accepted' then
    new.accepted_by := platform.current_actor();
  else
    new.revoked_by := platform.current_actor();
  end if;
  return new;
end
$$;
create trigger before_move before insert or update on people.sharing_agreement
  for each row execute function people.guard_sharing_agreement();

-- In the giver's chain as any row; and in the receiver's, whose agreement it is as much.
call platform.attach_audit('people.sharing_agreement', 'agreement_id');
create function people.audit_sharing_agreement() returns trigger
language plpgsql security definer set search_path = pg_catalog, people, platform
as $$
declare
  v_row people.sharing_agreement;
begin
  for v_row in select * from touched order by agreement_id loop
    perform platform.append_audit(
      v_row.with_authority_id::text, 'agreement ' || v_row.state, 'people.sharing_agreement', v_row.agreement_id::text, null, to_jsonb(v_row));
  end loop;
  return null;
end
$$;
create trigger audit_with after insert on people.sharing_agreement
  referencing new table as touched for each statement execute function people.audit_sharing_agreement();
create trigger audit_with_update after update on people.sharing_agreement
  referencing new table as touched for each statement execute function people.audit_sharing_agreement();

grant select, insert on people.sharing_agreement to amberley_app;
grant update (state, accepted_at, revoked_at, revoked_why, version) on people.sharing_agreement to amberley_app;

-- The shared_* views are the door through which another council's rows are read. They run with their owner's rights, past
-- row-level security, and are therefore each a list of columns and one condition: an agreement in force, with the council of
-- the transaction, at a level that covers them, asked by somebody who may read across.

-- What holds for us today, in people's own time zone.
create view people.shared_with_us with (security_barrier = true) as
  select a.agreement_id, a.authority_id as giver_id, g.name as giver_name, a.level,
         case a.level when 'status' then 1 when 'summary' then 2 else 3 end as depth, a.contact, a.from_day, a.until_day
    from people.sharing_agreement a
    join people.authority g on g.authority_id = a.authority_id
   where a.with_authority_id = platform.current_authority()
     and a.state = 'accepted'
     and (now() at time zone 'Europe/London')::date between a.from_day and a.until_day
     and platform.may('insight.read-across');

-- The names of the councils of this installation, for whoever makes agreements with them.
create view people.shared_council with (security_barrier = true) as
  select a.authority_id, a.name from people.authority a where platform.may('people.share');

-- Status: the colour, the day from which it is that, and the day on which it was last worked out.
create view risk.shared_status with (security_barrier = true) as
  select w.giver_id, w.giver_name, w.level, a.location_id, a.rag,
         (select min(h.as_at) from risk.assessment_history h
           where h.authority_id = a.authority_id and h.location_id = a.location_id and h.rag = a.rag
             and h.as_at > coalesce((select max(d.as_at) from risk.assessment_history d
                                      where d.authority_id = a.authority_id and d.location_id = a.location_id
                                        and d.rag is distinct from a.rag), '-infinity')) as since,
         (select max(r.as_at) from risk.rating_run r where r.authority_id = a.authority_id) as rated_on
    from people.shared_with_us w
    join risk.assessment a on a.authority_id = w.giver_id;

-- Summary: why, in words without points, and whom to ask.
create view risk.shared_summary with (security_barrier = true) as
  select w.giver_id, a.location_id, a.why, w.contact,
         (select coalesce(jsonb_agg(jsonb_build_object('indicator', c ->> 'indicator', 'words', c ->> 'words')), '[]')
            from jsonb_array_elements(a.contributions) c where (c ->> 'points')::numeric > 0) as reasons,
         (select coalesce(jsonb_agg(jsonb_build_object('atLeast', f ->> 'atLeast', 'words', f ->> 'words')), '[]')
            from jsonb_array_elements(a.floors) f) as floors
    from people.shared_with_us w
    join risk.assessment a on a.authority_id = w.giver_id
   where w.depth >= 2;

-- Full: the colours of the past, enforcement, and local facts. Notes and other free text stay with the giver, since they may
-- name people; so do officers' names.
create view risk.shared_history with (security_barrier = true) as
  select w.giver_id, h.location_id, h.as_at, h.rag
    from people.shared_with_us w
    join risk.assessment_history h on h.authority_id = w.giver_id
   where w.depth = 3;
create view market.shared_past_rag with (security_barrier = true) as
  select w.giver_id, p.location_id, p.month, p.rag
    from people.shared_with_us w
    join market.past_rag p on p.authority_id = w.giver_id
   where w.depth = 3;
create view market.shared_enforcement with (security_barrier = true) as
  select w.giver_id, e.location_id, e.kind, k.severe, e.imposed_on, e.lifted_on
    from people.shared_with_us w
    join market.enforcement e on e.authority_id = w.giver_id
    join reference.enforcement_kind k on k.kind = e.kind
   where w.depth = 3;
create view market.shared_local_fact with (security_barrier = true) as
  select distinct on (f.authority_id, f.location_id)
         w.giver_id, f.location_id, f.valid_from, f.operational, f.contracted, f.locality, f.council_beds
    from people.shared_with_us w
    join market.local_fact f on f.authority_id = w.giver_id
   where w.depth = 3 and f.valid_from <= (now() at time zone 'Europe/London')::date
   order by f.authority_id, f.location_id, f.valid_from desc, f.recorded_at desc, f.fact_id desc;

grant select on people.shared_with_us, people.shared_council, risk.shared_status, risk.shared_summary, risk.shared_history,
  market.shared_past_rag, market.shared_enforcement, market.shared_local_fact to amberley_app;

-- Notes that this person looked at services of other councils (a pair of giver and location each), on a page, in the chain of
-- their own council and in the giver's. The same person at the same record within ten minutes is noted once. Only what an
-- agreement in force lets them see is noted. Answers how many records were noted now.
-- To be asked before anything else is written in the transaction: it takes the chains of all concerned in one order.
create function people.shared_note_read(p_givers uuid[], p_locations text[], p_page text) returns int
language plpgsql security definer set search_path = pg_catalog, people, platform
as $$
declare
  v_reader text := platform.current_authority()::text;
  v_actor text := platform.current_actor();
  v_council text := (select name from people.authority where authority_id = platform.current_authority());
  v_read record;
  v_chains text[];
  v_details jsonb;
  v_row text;
  v_noted int := 0;
begin
  select array_agg(distinct w.giver_id::text) into v_chains from people.shared_with_us w where w.giver_id = any (p_givers);
  if v_chains is null then
    return 0;
  end if;
  perform platform.lock_chains(array_append(v_chains, v_reader));
  for v_read in
    with lately as (
      select e.new_row ->> 'giver' as giver, location
        from platform.audit_entry e cross join lateral jsonb_array_elements_text(e.new_row -> 'locations') as location
       where e.chain = v_reader and e.actor = v_actor and e.action = 'read across' and e.at > clock_timestamp() - interval '10 minutes'
    )
    select w.giver_id::text as giver, w.giver_name, w.level, jsonb_agg(distinct asked.location) as locations,
           count(distinct asked.location)::int as n, min(asked.location) as first
      from unnest(p_givers, p_locations) as asked (giver, location)
      join people.shared_with_us w on w.giver_id = asked.giver
     where not exists (select from lately l where l.giver = w.giver_id::text and l.location = asked.location)
     group by 1, 2, 3
     order by 1
  loop
    v_noted := v_noted + v_read.n;
    v_row := case when v_read.n = 1 then v_read.first else left(p_page, 100) end;
    v_details := jsonb_build_object('page', left(p_page, 100), 'level', v_read.level, 'locations', v_read.locations);
    perform platform.append_audit(v_reader, 'read across', 'risk.assessment', v_row, null,
      v_details || jsonb_build_object('giver', v_read.giver, 'giverName', v_read.giver_name));
    perform set_config('amberley.actor', v_actor || ', ' || v_council, true);
    perform platform.append_audit(v_read.giver, 'read across', 'risk.assessment', v_row, null,
      v_details || jsonb_build_object('reader', v_reader, 'readerName', v_council));
    perform set_config('amberley.actor', v_actor, true);
  end loop;
  return v_noted;
end
$$;
revoke all on function people.shared_note_read(uuid[], text[], text) from public;
grant execute on function people.shared_note_read(uuid[], text[], text) to amberley_app;
