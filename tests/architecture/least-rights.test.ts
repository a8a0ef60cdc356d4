import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../support/databases.ts';

/** Tables without an audit trigger that requests write, each with its reason. */
const WRITTEN_WITHOUT_TRIGGER = new Map([
  ['capacity.measure', 'worked out again from the answers that stand, which are audited'],
  ['platform.job', 'state of the machine; what a job writes is audited'],
  ['escalation.score_mark', 'the lowest score of a day, which follows from ratings'],
  ['people.api_cursor_key', 'secrets are never copied into the trail; made with its client, whose making is there'],
  ['people.api_token', 'secrets are never copied into the trail: making and revoking are events there'],
  ['people.credential', 'secrets are never copied into the trail: their changes are events there'],
  ['people.one_time_link', 'secrets are never copied into the trail: their changes are events there'],
  ['people.session', 'state of the machine; signing in and out are events of the trail'],
  ['people.sign_on_attempt', 'a sign-in under way, ten minutes long; signing in is an event of the trail'],
  ['intelligence.mailbox_state', 'how far a mailbox has been read; changes with every look, and the settings are in the trail'],
  ['intelligence.history_row', 'digests of rows that were imported; the entries are in the trail'],
  ['platform.api_answer', 'answers of three days, by their keys; what was recorded is in the trail'],
  ['platform.notice', 'repeats what the trail holds already: that somebody was told of it'],
  ['platform.outbox', 'holds one-time links until they are sent, which the trail must not keep'],
  ['risk.assessment', 'computed, and can be computed again; changes of colour are in assessment_history'],
  ['risk.model_trial', 'worked out again from a draft and the facts; what a publication rested on is in model_publication'],
  ['risk.status', 'worked out again from assessments and decisions; its changes are in status_history'],
  ...[
    'import', 'lineage', 'location', 'movement', 'provider', 'rating_event', 'relationship', 'search', 'staged_location',
    'staged_outcome', 'staged_provider', 'staged_rating_event', 'staged_relationship', 'standing', 'sync_record', 'sync_run',
  ].map((table): [string, string] => [`cqc.${table}`, 'shared data: one entry an import, with digests of its file and rows']),
]); // prettier-ignore

/** Rows that are never rewritten: a newer one follows. */
const APPENDED = [
  'cqc.movement',
  'intelligence.correction',
  'intelligence.pathway',
  'market.local_fact',
  'risk.model',
  'risk.rating_run',
  'platform.audit_entry',
];

/**
 * Functions that run with their owner's rights: a person's own sign-ins, an audit entry for a batch, an event or a look, who
 * and what the trail names, an entry in the chain of the council whose service was looked at across, the search index of an empty register, and
 * an event of the intelligence log that is taken out of the sight of whoever finds out how confidential it is; and what published_signal
 * shows, packed for a rating of every service.
 */
const LENDING = [
  'cqc.search_index_again',
  'cqc.search_index_away',
  'intelligence.published_heard',
  'intelligence.raise_confidentiality',
  'people.own_events',
  'people.set_up_link',
  'people.shared_note_read',
  'platform.audit_actors',
  'platform.audit_batch',
  'platform.audit_choices',
  'platform.audit_event',
  'platform.audit_look',
];

/**
 * Views that show rows of other councils, past row-level security, each with what lets it: docs/adr/0019. What they show is
 * held by tests/architecture/sharing.test.ts.
 */
const SHARING = new Map([
  ['capacity.published_return_fact', 'figures of returns, so that a score is the same whoever acts'],
  ['capacity.published_return_state', 'which returns came, so that a score is the same whoever acts'],
  [
    'intelligence.published_signal',
    'the log without words and people, so that a score is the same whoever acts',
  ],
  ['market.shared_enforcement', 'enforcement, without free text, by an agreement at full'],
  ['market.shared_local_fact', 'local facts in force, without notes and officers, by an agreement at full'],
  ['market.shared_past_rag', 'colours of before, by an agreement at full'],
  ['people.shared_council', 'the name alone, for whoever makes agreements'],
  ['people.shared_with_us', 'agreements in force with the council of the transaction, and the giver by name'],
  ['placement.shared_status', 'that placements are restricted or stopped, by any agreement in force'],
  ['risk.shared_history', 'past colours, by an agreement at full'],
  ['risk.shared_status', 'the colour and its day, by any agreement in force'],
  ['risk.shared_summary', 'the reasons in words, by an agreement at summary or full'],
]);

interface Rights {
  name: string;
  writes: boolean;
  rewrites: boolean;
  audited: boolean;
}

describeOnBothDatabases('the role of requests', (get) => {
  async function tables(): Promise<Rights[]> {
    const found = await sql<Rights>`
      select n.nspname || '.' || c.relname as name,
             has_table_privilege('amberley_app', c.oid, 'insert, update, delete') as writes,
             has_table_privilege('amberley_app', c.oid, 'update, delete') as rewrites,
             exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit') as audited
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
       order by 1`.execute(get().db.owner);
    return found.rows;
  }

  it('writes no table without an audit trigger, unless it is named here with its reason', async () => {
    const unseen = (await tables()).filter(({ writes, audited }) => writes && !audited);
    expect(unseen.map(({ name }) => name)).toEqual([...WRITTEN_WITHOUT_TRIGGER.keys()].toSorted());
  });

  it('only appends to what is never rewritten', async () => {
    const rewritten = (await tables()).filter(({ name, rewrites }) => APPENDED.includes(name) && rewrites);
    expect(rewritten).toEqual([]);
    await expect(
      get().db.within(get().scope, (tx) => sql`delete from market.local_fact`.execute(tx)),
    ).rejects.toThrow(/permission denied/);
  });

  it('writes no table of terms and no record of migrations', async () => {
    const terms = (await tables()).filter(
      ({ name }) =>
        name.startsWith('reference.') ||
        ['cqc.rating_step', 'cqc.service_type', 'public.platform_migration', 'platform.audit_chain'].includes(
          name,
        ),
    );
    expect(terms.length).toBeGreaterThan(5);
    expect(terms.filter(({ writes }) => writes)).toEqual([]);
  });

  it('sees no table of a council through a view or function that lends it more than its own rights', async () => {
    const views = await sql<{ name: string }>`
      select distinct v.oid::regclass::text as name
        from pg_class v
        join pg_rewrite r on r.ev_class = v.oid
        join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
        join pg_class t on t.oid = d.refobjid and t.relrowsecurity
       where v.relkind = 'v' and not coalesce(v.reloptions @> array['security_invoker=true'], false)`.execute(
      get().db.owner,
    );
    expect(views.rows.map(({ name }) => name).toSorted()).toEqual([...SHARING.keys()]);
    const barriers = await sql<{ name: string }>`
      select v.oid::regclass::text as name from pg_class v join pg_namespace n on n.oid = v.relnamespace
       where n.nspname not in ('pg_catalog', 'information_schema') and v.relkind = 'v' and v.reloptions @> array['security_barrier=true'] order by 1`.execute(
      get().db.owner,
    );
    expect(barriers.rows.map(({ name }) => name)).toEqual([...SHARING.keys()]);
    const lending = await sql<{ name: string; path: string | null }>`
      select p.oid::regproc::text as name, array_to_string(p.proconfig, ';') as path
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
         and has_function_privilege('amberley_app', p.oid, 'execute') and p.prorettype <> 'trigger'::regtype
       order by 1`.execute(get().db.owner);
    expect(lending.rows.map(({ name }) => name)).toEqual(LENDING);
    // A path of its own, or a caller could put tables of that name before the real ones.
    expect(lending.rows.filter(({ path }) => path?.startsWith('search_path=pg_catalog') !== true)).toEqual(
      [],
    );
  });
});
