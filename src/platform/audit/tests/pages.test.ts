import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import type { Scope, Tx } from '../../db/index.ts';
import { paths } from '../paths.ts';
import { downloadOf, htmlOf, linkOf, openRoute, queryOf, wordsOf } from './open-route.tsx';
import { ADA, fillPages, officer, secret, type Exported } from './page-story.ts';

describeOnBothDatabases('the pages of the audit trail', (get) => {
  const asAda = <T>(work: (tx: Tx) => Promise<T>) => get().db.within({ ...get().scope, actor: ADA }, work);
  const list = (query = {}, scope: Partial<Scope> = {}) => openRoute(get(), 'GET /audit', { query, scope });
  const rowsOf = (html: string) => [...html.matchAll(/<tr class="govuk-table__row"><td/g)].length;

  beforeAll(() => fillPages(get()));

  describe('GET /audit', () => {
    it('shows entries of the council and of shared data, newest first, and no other council’s', async () => {
      const words = wordsOf(await list());
      expect(words).toMatch(/Ada Byron \(ada@example\.org\).*Looked at.*Changed.*Added/);
      expect(words).toContain('importer Loaded batch-1 Import Shared entry');
      expect(words).not.toMatch(/Their Officer|Theirs|Another Council/);
    });

    it.each([
      ['who', { who: 'ADA@' }, 4],
      ['who, nobody of that name', { who: 'Nobody' }, 0],
      ['who, somebody of another council', { who: 'Their Officer' }, 0],
      ['who, words that are a pattern elsewhere', { who: '%' }, 0],
      ['several people at once', { who: 'e', table: 'people.officer' }, 3],
      ['action', { action: 'update' }, 1],
      ['a rare action', { action: 'look' }, 1],
      ['table', { table: 'people.officer' }, 3],
      ['record and table', { table: 'people.officer', record: officer }, 3],
      ['record alone', { record: officer }, 3],
      ['record that is not there', { record: 'x' }, 0],
      ['day', { from: '1999-01-01', to: '1999-12-31' }, 0],
      [
        'everything at once',
        { who: 'ada', action: 'insert', table: 'people.officer', record: officer, from: '2020-01-01' },
        1,
      ],
    ])('searches by %s', async (_what, query, n) => {
      const reply = await list(query);
      expect(rowsOf(htmlOf(reply))).toBe(n);
      if (n === 0) expect(wordsOf(reply)).toContain('No entry fits this search');
    });

    it('counts the days of a search in England, both whole', async () => {
      const entry = await asAda((tx) =>
        sql<{ day: string }>`
        select (at at time zone 'Europe/London')::date::text as day from platform.audit_entry where row_id = ${officer} limit 1`.execute(
          tx,
        ),
      );
      const { day } = entry.rows[0]!;
      expect(rowsOf(htmlOf(await list({ record: officer, from: day, to: day })))).toBe(3);
    });

    it('says what is wrong with a day, beside it, and searches nothing', async () => {
      const reply = await list({ from: '2026-02-30', to: '0000-01-01' });
      expect(reply).toMatchObject({ errors: [{ field: 'from' }, { field: 'to' }] });
      expect(wordsOf(reply)).toContain('The first day must be a real day, such as 22 November 2026');
      expect(htmlOf(reply)).toContain('value="2026-02-30"');
      expect(await list({ from: '2026-02-02', to: '2026-02-01' })).toMatchObject({
        errors: [{ field: 'to', message: 'The last day must be the first day or later' }],
      });
    });

    it('shows hostile text as text', async () => {
      const html = htmlOf(await list());
      expect(html).not.toContain('<script>');
      expect(html).toContain('&lt;script>alert(&quot;x&quot;)&lt;/script>[U+202E]');
    });

    it('turns pages by a cursor, each entry once, whichever chain it is in and however many share a moment', async () => {
      const { db, authorityId } = get();
      const at = '2026-01-01T00:00:00.000001Z';
      await sql`
        insert into platform.audit_entry
        select chain, 100000 + n, ${at}::timestamptz + (n / 40) * interval '1 microsecond', 'made', 'update', 'made.row', n::text, null, null, '', ''
          from unnest(${[authorityId, 'shared']}::text[]) chain, generate_series(1, 320) n`.execute(db.owner);
      const seen: string[] = [];
      let query: Record<string, unknown> = { table: 'made.row' };
      for (let page = 0; page < 20; page++) {
        const reply = await list(query);
        seen.push(
          ...[...htmlOf(reply).matchAll(/>((?:Shared entry|Entry) \d+)</g)].map(([, number]) => number!),
        );
        const older = linkOf(reply, 'Older');
        if (older === undefined) break;
        query = queryOf(older);
        expect(query.table).toBe('made.row');
      }
      expect(new Set(seen).size).toBe(640);
      expect(seen).toHaveLength(640);
      expect(linkOf(await list(query), 'Newest')).toBe('/audit?table=made.row');
      const exported = JSON.parse(
        await downloadOf(
          await openRoute(get(), 'GET /audit/export.:format', {
            params: { format: 'json' },
            query: { table: 'made.row' },
          }),
        ),
      ) as Exported;
      const numbers = exported.entries.map(
        ({ chain, seq }) => `${chain === 'shared' ? 'Shared entry' : 'Entry'} ${seq}`,
      );
      expect(numbers).toEqual(seen);
      await sql`delete from platform.audit_entry where table_name = 'made.row'`.execute(db.owner);
    });

    it('asks the database at most eight times', async () => {
      const queries = await get().queriesOf(() => list({ who: 'ada', record: officer }));
      expect(queries.length).toBeLessThanOrEqual(8);
    });

    it('answers whatever an address asks', async () => {
      for (const hostile of ['\u202e', "'", '%', '\\', '-1', '9'.repeat(40), '{}', 'é'.repeat(500)]) {
        const query = {
          who: hostile,
          table: hostile,
          record: hostile,
          action: hostile,
          from: hostile,
          to: hostile,
          before: hostile,
        };
        expect((await list(query)).kind).toBe('page');
        expect((await list({ ...query, from: '', to: '' })).kind).toBe('page');
        const record = await openRoute(get(), 'GET /audit/record', {
          query: { table: hostile, id: hostile, before: `${'9'.repeat(16)}-own-${'9'.repeat(18)}` },
        });
        expect(wordsOf(record)).toContain('The trail has no entry of this record');
      }
    });
  });

  describe('entries of sensitive tables', () => {
    const of = (permissions: Scope['permissions']) => list({ record: secret }, { permissions });

    it('are seen with one of the permissions of their table only', async () => {
      for (const permissions of [['audit.read'], ['x', 'people.administer'], 'all'] as const)
        expect(wordsOf(await of(permissions))).toContain('Hidden Person');
      for (const permissions of [undefined, [], ['audit'], ['insight.read', 'audit.reader']])
        expect(wordsOf(await of(permissions))).not.toContain('Hidden Person');
    });

    it('are not even named as a kind of record to others', async () => {
      expect(htmlOf(await list())).toContain('people.account');
      expect(htmlOf(await list({}, { permissions: ['insight.read'] }))).not.toContain('people.account');
    });

    it('are hidden by the database itself, also from a room that adds a table of its own', async () => {
      const { db, scope } = get();
      await sql`insert into platform.sensitive_table (table_name, permission) values ('people.officer', 'test.secret')`.execute(
        db.owner,
      );
      const seen = (permissions: string[]) =>
        db.within(
          { ...scope, permissions },
          async (tx) =>
            (await sql`select seq from platform.audit_entry where table_name = 'people.officer'`.execute(tx))
              .rows.length,
        );
      expect(await seen(['audit.read', 'people.administer'])).toBe(0);
      expect(await seen(['test.secret'])).toBe(3);
      await sql`delete from platform.sensitive_table where table_name = 'people.officer'`.execute(db.owner);
      await expect(
        db.within({ ...scope, permissions: 'all' }, (tx) =>
          sql`delete from platform.sensitive_table`.execute(tx),
        ),
      ).rejects.toThrow(/permission denied/);
    });
  });

  describe('GET /audit/record', () => {
    const record = (query: Record<string, string>, more = {}) =>
      openRoute(get(), 'GET /audit/record', { query, ...more });

    it('tells who did what with it, when, and what changed from what to what', async () => {
      const reply = await record({ table: 'people.officer', id: officer });
      const words = wordsOf(reply);
      expect(words).toMatch(/Looked at Ada Byron.*Why a complaint.*Changed Ada Byron.*Added Ada Byron/);
      expect(words).toContain(
        "Name Grace &lt;script>alert(&quot;x&quot;)&lt;/script>[U+202E]'; drop table --",
      );
      expect(words).toContain('Email g@example.org nothing');
      expect(htmlOf(reply)).not.toContain('<script>');
      expect(words).toContain('Officer '); // the table in words, by rule
    });

    it('takes the names that rooms give', async () => {
      const recordNames = [
        { table: 'people.officer', name: 'Case officer', title: () => 'The officer herself' },
      ];
      const words = wordsOf(await record({ table: 'people.officer', id: officer }, { recordNames }));
      expect(words).toContain('Case officer History: The officer herself');
    });

    it('notes that somebody looked, where the table is a sensitive one', async () => {
      const looks = async (id: string) =>
        (
          await sql`select actor, new_row from platform.audit_entry where action = 'look' and row_id = ${id}`.execute(
            get().db.owner,
          )
        ).rows;
      const before = (await looks(officer)).length;
      await record({ table: 'people.officer', id: officer });
      expect(await looks(officer)).toHaveLength(before);
      await record({ table: 'people.account', id: secret });
      await record({ table: 'people.account', id: secret });
      expect(await looks(secret)).toEqual([
        { actor: 'tester', new_row: { why: 'its history in the audit trail' } },
      ]);
    });

    it('has no entry of another council’s record, nor of one that is not there', async () => {
      const theirs = await sql<{ id: string }>`
        select row_id as id from platform.audit_entry where actor = 'Their Officer' and table_name = 'people.officer'`.execute(
        get().db.owner,
      );
      for (const id of [theirs.rows[0]!.id, 'x'])
        expect(wordsOf(await record({ table: 'people.officer', id }))).toContain(
          'The trail has no entry of this record',
        );
      expect(await record({ table: 'people.officer', id: '' })).toEqual({ kind: 'redirect', to: '/audit' });
    });

    it('works for every audited table', async () => {
      const tables = await sql<{ name: string }>`
        select distinct table_name as name from platform.audit_entry where chain = ${get().authorityId}`.execute(
        get().db.owner,
      );
      expect(tables.rows.length).toBeGreaterThan(3);
      for (const { name } of tables.rows) {
        const one = await sql<{
          id: string;
        }>`select row_id as id from platform.audit_entry where table_name = ${name} and chain = ${get().authorityId} limit 1`.execute(
          get().db.owner,
        );
        expect(wordsOf(await record({ table: name, id: one.rows[0]!.id }))).not.toContain('has no entry');
      }
    });
  });

  it('has an address for each page that keeps its search', () => {
    expect(paths.record('people.officer', 'a/b&c')).toBe('/audit/record?table=people.officer&id=a%2Fb%26c');
    expect(paths.export('csv', { who: 'ada' })).toBe('/audit/export.csv?who=ada');
  });
});
