import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.ts';
import type { Scope } from '../../src/platform/db/types.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';

const LEVELS = ['status', 'summary', 'full'] as const;
/** Each view, and the level from which it shows something. */
const VIEWS = new Map<string, (typeof LEVELS)[number]>([
  ['risk.shared_status', 'status'],
  ['placement.shared_status', 'status'],
  ['risk.shared_summary', 'summary'],
  ['risk.shared_history', 'full'],
  ['market.shared_past_rag', 'full'],
  ['market.shared_enforcement', 'full'],
  ['market.shared_local_fact', 'full'],
]);
const HOME = '1-1';

/** Days are counted from the database's own, because that is what the views go by. */
interface Agreed {
  level?: (typeof LEVELS)[number];
  from?: number;
  until?: number;
  revoked?: boolean;
  accepted?: boolean;
}

describeOnBothDatabases('what a sharing agreement shows, asked as the role of requests', (get) => {
  let giver: Scope;
  let receiver: Scope;
  let third: Scope;

  beforeAll(async () => {
    const as = (authorityId: string): Scope => ({ authorityId, actor: 'tester', permissions: 'all' });
    giver = as(get().authorityId);
    receiver = as(await makeAuthority(get().db, ['Rochdale'], 'Otherham Council'));
    third = as(await makeAuthority(get().db, ['Bury'], 'Thirdley Council'));
    await get().db.within(giver, async (tx) => {
      const { authorityId } = giver;
      await sql`insert into risk.assessment (authority_id, location_id, as_at, model_id, model_version, score, rag, why, contributions, unknown, floors, said, why_open, score_open)
        select ${authorityId}, ${HOME}, '2026-01-01', model_id, version, 42, 'Amber', 'Because', '[{"indicator": "manager", "points": 8, "words": "No manager", "audience": "everyone"}]',
               '[]', '[{"atLeast": "Amber", "words": "Held", "audience": "everyone"}]', 'x', 'Because', 42
          from risk.model where model_id = 'cqc-only' and version = 1`.execute(tx);
      await sql`insert into risk.assessment_history (authority_id, location_id, as_at, model_id, model_version, score, rag, why, why_open, score_open)
        select ${authorityId}, ${HOME}, day::date, model_id, version, 42, rag, 'Because', 'Because', 42 from (select * from risk.model where model_id = 'cqc-only' and version = 1) m,
               (values ('2025-01-01', 'Green'), ('2025-06-01', 'Amber'), ('2025-09-01', 'Amber')) as past (day, rag)`.execute(tx);
      await sql`insert into risk.status (authority_id, location_id, rag, since, proposed_rag, proposed_score, undecided)
        values (${authorityId}, ${HOME}, 'Amber', '2025-06-01', 'Amber', 42, true)`.execute(tx);
      await sql`insert into risk.status_history (authority_id, location_id, as_at, rag, undecided)
        select authority_id, location_id, as_at, rag, true from risk.assessment_history where authority_id = ${authorityId}`.execute(tx);
      await sql`insert into market.past_rag (authority_id, location_id, month, rag) values (${authorityId}, ${HOME}, '2024-01-01', 'Red')`.execute(tx);
      await sql`insert into market.enforcement (enforcement_id, authority_id, location_id, kind, imposed_on, summary)
        values (${newId()}, ${authorityId}, ${HOME}, 'Warning notice', '2026-02-01', 'Names a person')`.execute(tx);
      await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, operational, note)
        values (${newId()}, ${authorityId}, ${HOME}, '2024-01-01', 'tester', true, 'Names a person')`.execute(tx);
      const decision = newId();
      await sql`insert into placement.decision (decision_id, authority_id, location_id, state, from_day, scope, review_on, decided_at)
        values (${decision}, ${authorityId}, ${HOME}, 'embargo', '2026-03-02', 'Names a person', '2026-12-31', '2026-03-02T09:00:00Z')`.execute(tx);
      await sql`insert into placement.reason (decision_id, authority_id, reason, lift_test)
        values (${decision}, ${authorityId}, 'Names a person', 'Names a person')`.execute(tx);
    });
  }); // prettier-ignore

  beforeEach(() => sql`truncate people.sharing_agreement`.execute(get().db.owner));

  /** Proposed by the giver and accepted by the receiver, as requests would; only its end is set by the owner. */
  async function agree({ level = 'full', from = -10, until = 10, revoked = false, accepted = true }: Agreed) {
    const id = newId();
    await get().db.within(giver, (tx) =>
      sql`insert into people.sharing_agreement (agreement_id, authority_id, with_authority_id, level, purpose, lawful_basis, contact,
                                                from_day, until_day, proposed_at)
        select ${id}, ${giver.authorityId}, ${receiver.authorityId}, ${level}, 'One market', 'Public task', 'The team', today + ${from}::int,
               today + ${until}::int, now() from (select (now() at time zone 'Europe/London')::date as today) d`.execute(
        tx,
      ),
    );
    if (accepted) await move(receiver, id, 'accepted');
    if (revoked) await move(giver, id, 'revoked');
    return id;
  }

  const move = (scope: Scope, id: string, state: string) =>
    get().db.within(scope, async (tx) => {
      const ends = !['accepted', 'proposed'].includes(state);
      const moved = await sql`
        update people.sharing_agreement
           set state = ${state}, accepted_at = case when ${state === 'accepted'} then now() else accepted_at end,
               revoked_at = case when ${ends} then now() end, revoked_why = case when ${ends} then 'A test' end
         where agreement_id = ${id}`.execute(tx);
      return Number(moved.numAffectedRows);
    });

  const seen = async (scope: Scope) => {
    const counts: Record<string, number> = {};
    await get().db.within(scope, async (tx) => {
      for (const view of VIEWS.keys()) {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(view)}`.execute(tx);
        counts[view] = rows[0]!.n;
      }
    });
    return counts;
  }; // prettier-ignore
  const nothing = Object.fromEntries([...VIEWS.keys()].map((view) => [view, 0]));

  it('without an agreement, nothing', async () => {
    expect(await seen(receiver)).toEqual(nothing);
  });

  for (const level of LEVELS) {
    it(`an agreement at ${level} shows what ${level} covers and no more, to the receiver alone`, async () => {
      await agree({ level });
      const shown = await seen(receiver);
      for (const [view, from] of VIEWS) {
        const covered = LEVELS.indexOf(level) >= LEVELS.indexOf(from);
        expect(shown[view]! > 0, `${view} at ${level}`).toBe(covered);
      }
      expect(await seen(third)).toEqual(nothing);
      expect(await seen(giver)).toEqual(nothing);
      expect(await seen({ ...receiver, authorityId: null })).toEqual(nothing);
    });
  }

  const unseen: [string, Agreed][] = [
    ['not accepted yet', { accepted: false }],
    ['before its first day', { from: 1 }],
    ['after its last day', { until: -1 }],
    ['revoked', { revoked: true }],
  ];
  for (const [words, agreed] of unseen) {
    it(`an agreement that is ${words} shows nothing`, async () => {
      await agree(agreed);
      expect(await seen(receiver)).toEqual(nothing);
    });
  }

  it('holds on its first and on its last day', async () => {
    await agree({ from: 0, until: 0 });
    expect((await seen(receiver))['risk.shared_status']).toBe(1);
  });

  it('shows nothing to somebody of the receiver who may not read across', async () => {
    await agree({});
    expect(await seen({ ...receiver, permissions: ['insight.read', 'people.share'] })).toEqual(nothing);
    expect((await seen({ ...receiver, permissions: ['insight.read-across'] }))['risk.shared_status']).toBe(1);
  });

  it('opens no table of the giver: row-level security is as it was', async () => {
    await agree({});
    for (const table of ['risk.assessment', 'risk.assessment_history', 'risk.status', 'risk.status_history', 'market.local_fact', 'market.enforcement',
      'placement.decision', 'placement.reason', 'placement.told']) {
      const { rows } = await get().db.within(receiver, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx));
      expect(rows, table).toEqual([]);
    }
  }); // prettier-ignore

  it('lends no free text, no score and nobody’s name', async () => {
    await agree({});
    for (const view of VIEWS.keys()) {
      const { rows } = await get().db.within(receiver, (tx) => sql`select * from ${sql.table(view)}`.execute(tx));
      const text = JSON.stringify(rows);
      expect(rows.length, view).toBeGreaterThan(0);
      expect(text).not.toContain('Names a person');
      expect(text).not.toMatch(/"(score|points|note|officer_id|recorded_by|scope|reason|lift_test|decided_by)"/);
    }
  }); // prettier-ignore

  it('says that placements are restricted or stopped, from which day and until when, and never what for; open ones are not there', async () => {
    await agree({ level: 'full' });
    const held = () => get().db.within(receiver, (tx) => sql`select * from placement.shared_status`.execute(tx));
    expect((await held()).rows).toEqual([
      { giver_id: giver.authorityId, location_id: HOME, state: 'embargo', from_day: '2026-03-02', review_on: '2026-12-31' },
    ]);
    await get().db.within(giver, async (tx) => {
      await sql`insert into placement.decision (decision_id, authority_id, location_id, state, from_day, decided_at, follows)
        select ${newId()}, authority_id, location_id, 'open', '2026-04-01', '2026-04-01T09:00:00Z', decision_id from placement.decision`.execute(tx);
    });
    expect((await held()).rows).toEqual([]);
  }); // prettier-ignore

  it('says since when the colour is what it is', async () => {
    await agree({ level: 'status' });
    const { rows } = await get().db.within(receiver, (tx) =>
      sql`select rag, since from risk.shared_status`.execute(tx),
    );
    expect(rows).toEqual([{ rag: 'Amber', since: '2025-06-01' }]);
  });

  it('cannot be accepted by its giver, nor changed or taken up again once it has ended', async () => {
    const proposed = await agree({ accepted: false });
    await expect(move(giver, proposed, 'accepted')).rejects.toThrow('this council cannot make an agreement');
    expect(await move(third, proposed, 'accepted')).toBe(0);
    await expect(
      get().db.within(receiver, (tx) =>
        sql`update people.sharing_agreement set level = 'full'`.execute(tx),
      ),
    ).rejects.toThrow('permission denied');
    await move(giver, proposed, 'withdrawn');
    await expect(move(receiver, proposed, 'accepted')).rejects.toThrow('this council cannot');
  }); // prettier-ignore

  it('cannot be given on behalf of another council, nor begin accepted', async () => {
    const propose = (scope: Scope, of: string | null, state: string) =>
      get().db.within(scope, (tx) =>
        sql`insert into people.sharing_agreement (agreement_id, authority_id, with_authority_id, level, purpose, lawful_basis, contact,
                                                  from_day, until_day, proposed_at, state, accepted_at)
          values (${newId()}, ${of}, ${third.authorityId}, 'full', 'x', 'x', 'x', '2026-01-01', '2030-01-01', now(), ${state},
                  case when ${state === 'accepted'} then now() end)`.execute(tx),
      );
    await expect(propose(receiver, giver.authorityId, 'proposed')).rejects.toThrow('row-level security');
    await expect(propose(giver, giver.authorityId, 'accepted')).rejects.toThrow('row-level security');
  }); // prettier-ignore

  it('is in the chains of both councils', async () => {
    const id = await agree({ revoked: true });
    const entries = async (scope: Scope) =>
      (
        await get().db.within(scope, (tx) =>
          sql<{ action: string }>`select action from platform.audit_entry
             where table_name = 'people.sharing_agreement' and row_id = ${id} order by seq`.execute(tx),
        )
      ).rows.map(({ action }) => action);
    expect(await entries(giver)).toEqual(['insert', 'update', 'update']);
    expect(await entries(receiver)).toEqual(['agreement proposed', 'agreement accepted', 'agreement revoked']);
    expect(await entries(third)).toEqual([]);
  }); // prettier-ignore

  it('notes who looked in both chains, once for a person and record in ten minutes, and nothing without an agreement', async () => {
    const look = (actor: string, locations: string[], from = giver) =>
      get().db.within({ ...receiver, actor }, async (tx) => {
        const givers = locations.map(() => from.authorityId);
        const { rows } = await sql<{ n: number }>`
          select people.shared_note_read(${givers}::uuid[], ${locations}::text[], 'services') as n`.execute(tx);
        return rows[0]!.n;
      });
    expect(await look('Before (b@c)', ['1-1'])).toBe(0);
    await agree({ level: 'status' });
    expect(await look('Ann (a@b)', ['1-1', '1-2'])).toBe(2);
    expect(await look('Ann (a@b)', ['1-2', '1-3'])).toBe(1);
    expect(await look('Ann (a@b)', ['1-1', '1-2', '1-3'])).toBe(0);
    expect(await look('Bob (b@b)', ['1-1'])).toBe(1);
    expect(await look('Ann (a@b)', ['1-9'], third)).toBe(0);
    const entries = async (scope: Scope) =>
      (
        await get().db.within(scope, (tx) =>
          sql<{ actor: string; row: string }>`select actor, row_id as row from platform.audit_entry
             where action = 'read across' order by seq`.execute(tx),
        )
      ).rows;
    expect(await entries(receiver)).toEqual([
      { actor: 'Ann (a@b)', row: 'services' },
      { actor: 'Ann (a@b)', row: '1-3' },
      { actor: 'Bob (b@b)', row: '1-1' },
    ]);
    expect((await entries(giver)).map(({ actor }) => actor)).toEqual([
      'Ann (a@b), Otherham Council',
      'Ann (a@b), Otherham Council',
      'Bob (b@b), Otherham Council',
    ]);
    const { rows } = await sql`select * from platform.audit_first_fault()`.execute(get().db.owner);
    expect(rows).toEqual([]);
  }); // prettier-ignore
});
