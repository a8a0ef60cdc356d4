-- Reading the audit trail: sensitive tables, who looked, walking a chain in steps, and the indexes of the audit pages.

-- Tables whose entries in the trail are seen only by who holds one of the permissions named for them. A room adds its own
-- in its migration.
create table platform.sensitive_table (
  table_name text not null,
  permission text not null,
  primary key (table_name, permission)
);
insert into platform.sensitive_table (table_name, permission) values
  ('people.account', 'people.administer'),
  ('people.account', 'audit.read'),
  ('people.account_role', 'people.administer'),
  ('people.account_role', 'audit.read');
grant select on platform.sensitive_table to amberley_app;

-- The sensitive tables that whoever acts in this transaction may not see.
create function platform.hidden_tables() returns text[]
language sql stable
as $$
  select coalesce(array_agg(hidden.table_name), '{}')
    from (select s.table_name from platform.sensitive_table s
           group by s.table_name having not bool_or(platform.may(s.permission))) hidden
$$;

-- Both sub-selects run once for a statement, not once for a row.
drop policy own_or_shared on platform.audit_entry;
create policy own_or_shared on platform.audit_entry for select to amberley_app
  using (chain in ('shared', (select platform.current_authority()::text))
         and table_name <> all ((select platform.hidden_tables())::text[]));

create index audit_entry_time on platform.audit_entry (chain, at, seq);
create index audit_entry_table on platform.audit_entry (chain, table_name, at, seq);
create index audit_entry_actor on platform.audit_entry (chain, actor, at, seq);
-- Of all but the two common actions, which a walk along the time finds soon enough.
create index audit_entry_action on platform.audit_entry (chain, action, at, seq) where action not in ('insert', 'update');
-- Every page asks how the last check of the trail ended.
create index job_audit_check on platform.job (authority_id, created_at) where kind = 'audit.verify';

-- Notes that somebody looked at a record; the same person at the same record within ten minutes is noted once. Answers
-- whether it was noted now.
create function platform.audit_look(p_table text, p_row_id text, p_details jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, platform
as $$
declare
  v_chain text := coalesce(platform.current_authority()::text, 'shared');
  v_actor text := platform.current_actor();
begin
  -- Two looks at once wait for each other here, so that the second sees the first.
  perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'look', v_chain, v_actor, p_table, p_row_id), 0));
  if exists (select from platform.audit_entry e
              where e.table_name = p_table and e.row_id = p_row_id and e.chain = v_chain and e.actor = v_actor
                and e.action = 'look' and e.at > clock_timestamp() - interval '10 minutes') then
    return false;
  end if;
  perform platform.append_audit(v_chain, 'look', p_table, p_row_id, null, p_details);
  return true;
end
$$;
revoke all on function platform.audit_look(text, text, jsonb) from public;
grant execute on function platform.audit_look(text, text, jsonb) to amberley_app;

-- The tables and actions that entries of this council's chain and the shared one name, by steps along the indexes. Runs
-- with its owner's rights so that each step is one probe; hidden tables are left out.
create function platform.audit_choices() returns table (kind text, value text)
language sql stable security definer set search_path = pg_catalog, platform
as $$
  with recursive chains as (
    select c.chain from unnest(array['shared', platform.current_authority()::text]) as c (chain) where c.chain is not null
  ), tables as (
    select c.chain, (select min(e.table_name) from platform.audit_entry e where e.chain = c.chain) as value from chains c
    union all
    select t.chain, (select min(e.table_name) from platform.audit_entry e where e.chain = t.chain and e.table_name > t.value)
      from tables t where t.value is not null
  ), actions as (
    select c.chain, (select min(e.action) from platform.audit_entry e
                      where e.chain = c.chain and e.action not in ('insert', 'update')) as value
      from chains c
    union all
    select a.chain, (select min(e.action) from platform.audit_entry e
                      where e.chain = a.chain and e.action not in ('insert', 'update') and e.action > a.value)
      from actions a where a.value is not null
  )
  select distinct 'table', t.value from tables t where t.value is not null and t.value <> all (platform.hidden_tables())
  union all
  select distinct 'action', a.value from actions a where a.value is not null
$$;
revoke all on function platform.audit_choices() from public;
grant execute on function platform.audit_choices() to amberley_app;

-- Who acted in this council's chain or the shared one and has these words in their name: at most p_most, by steps along the
-- index.
create function platform.audit_actors(p_words text, p_most int) returns setof text
language sql stable security definer set search_path = pg_catalog, platform
as $$
  with recursive actors as (
    select c.chain, (select min(e.actor) from platform.audit_entry e where e.chain = c.chain) as actor
      from unnest(array['shared', platform.current_authority()::text]) as c (chain)
     where c.chain is not null
    union all
    select a.chain, (select min(e.actor) from platform.audit_entry e where e.chain = a.chain and e.actor > a.actor)
      from actors a where a.actor is not null
  )
  select distinct a.actor from actors a
   where a.actor is not null and strpos(lower(a.actor), lower(p_words)) > 0 order by 1 limit p_most
$$;
revoke all on function platform.audit_actors(text, int) from public;
grant execute on function platform.audit_actors(text, int) to amberley_app;

-- Walks at most p_limit entries of a chain along its key, after the entry p_after (null: from the start), whose hash is
-- p_hash. Answers how many it walked, where it stands, and the entries that do not fit. For the owner only: it sees all.
create function platform.audit_walk(p_chain text, p_after bigint, p_hash bytea, p_limit int)
returns table (walked int, last_seq text, last_hash bytea, faults jsonb)
language sql stable
as $$
  with step as (
    select e.seq, e.hash, e.previous_hash,
           greatest(lag(e.seq, 1, coalesce(p_after, 0)) over w, 0) + 1 as expected_seq,
           lag(e.hash, 1, p_hash) over w as hash_before,
           platform.audit_hash(
             e.previous_hash, e.chain, e.seq, e.at, e.actor, e.action, e.table_name, e.row_id, e.old_row, e.new_row) as own_hash
      from (select * from platform.audit_entry a
             where a.chain = p_chain and a.seq >= coalesce(p_after, -9223372036854775808) and a.seq is distinct from p_after
             order by a.seq limit p_limit) e
    window w as (order by e.seq)
  )
  select count(*)::int, max(s.seq)::text, (array_agg(s.hash order by s.seq desc))[1],
         coalesce(jsonb_agg(jsonb_build_object(
             'seq', s.seq::text, 'expected', s.expected_seq::text, 'outOfOrder', s.seq < s.expected_seq,
             'missing', s.seq > s.expected_seq, 'unlinked', s.previous_hash is distinct from s.hash_before,
             'changed', s.hash is distinct from s.own_hash) order by s.seq)
           filter (where s.seq <> s.expected_seq or s.previous_hash is distinct from s.hash_before
                      or s.hash is distinct from s.own_hash), '[]')
    from step s
$$;
revoke all on function platform.audit_walk(text, bigint, bytea, int) from public;

-- Every council there is: what a table that the trail keys on authority_id alone holds. A council without a chain had its
-- whole chain removed. For the owner only.
create function platform.audit_owners() returns setof text
language plpgsql stable
as $$
declare
  v_table regclass;
begin
  for v_table in
    select t.tgrelid from pg_trigger t where t.tgname = 'audit' and t.tgnargs = 1 and encode(t.tgargs, 'escape') = 'authority_id\000'
  loop
    return query execute format('select distinct authority_id::text from %s', v_table);
  end loop;
end
$$;
revoke all on function platform.audit_owners() from public;
