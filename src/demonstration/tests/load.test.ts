import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases, type TestDatabase } from '../../../tests/support/databases.ts';
import { toNobody } from '../../platform/events/index.ts';
import type { Doors } from '../context.ts';
import { makeDemonstration } from '../load.ts';
import { generateDemonstration } from '../rules/generate.ts';

/** Doors that note what came through and rate nothing, and fail where told to. */
function notingDoors(failAt?: 'import' | 'rate' | 'story') {
  const seen = { records: 0, files: [] as string[], rated: [] as string[], told: [] as string[] };
  const doors: Doors = {
    importRecords: async (_context, scope, file) => {
      expect(scope.authorityId).toBeNull();
      seen.files.push(file);
      seen.records += (JSON.parse(readFileSync(file, 'utf8')) as unknown[]).length;
      if (failAt === 'import') throw new Error('the import failed');
    },
    rate: async (_tx, _authorityId, asAt) => {
      seen.rated.push(asAt);
      if (failAt === 'rate' && seen.rated.length === 20) throw new Error('the rating failed');
    },
    voicesAt: (clock) => {
      seen.told.push(clock.today());
      if (failAt === 'story' && seen.told.length === 4) throw new Error('the story broke off');
      return { clock, announce: toNobody, rolesThatMay: () => [] };
    },
  };
  return { seen, doors };
}

/** Thirty-six months, the one under way, and today. */
const DAYS_RATED = 38;

const countOf = async ({ db }: TestDatabase, table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db.owner);
  return rows[0]!.n;
};

const TABLES = [
  'market.local_fact',
  'market.own_location',
  'market.out_of_area_placement',
  'market.enforcement',
  'market.boundary',
  'market.past_rag',
  'intelligence.event',
];

describeOnBothDatabases('making the demonstration', (get) => {
  const context = () => ({ db: get().db, clock: get().clock, dataDir: get().dataDir });
  const made = (failAt?: 'import' | 'rate' | 'story') => {
    const { doors, seen } = notingDoors(failAt);
    return { seen, answer: makeDemonstration(context(), doors) };
  };

  it('is refused in a database with a real council, naming it', async () => {
    const { answer, seen } = made();
    await expect(answer).rejects.toThrow('the council "Testshire Council"');
    expect(seen.files).toEqual([]);
  });

  describe('in an empty database', () => {
    beforeAll(async () => {
      const { db, scope } = get();
      await db.within(scope, async (tx) => {
        await sql`delete from people.authority_area`.execute(tx);
        await sql`delete from people.authority`.execute(tx);
      });
    });

    it('leaves no council behind where the records cannot be imported', async () => {
      await expect(made('import').answer).rejects.toThrow('the import failed');
      expect(await countOf(get(), 'people.authority')).toBe(0);
      expect(existsSync(join(get().dataDir, 'demonstration-records.json'))).toBe(false);
    });

    it('imports the records, then writes all that the council knows, and is completed after failures', async () => {
      await expect(made('rate').answer).rejects.toThrow('the rating failed');
      await expect(made('story').answer).rejects.toThrow('the story broke off');
      const again = made();
      const expected = generateDemonstration({ seed: 'amberley', today: get().clock.today() });
      expect(await again.answer).toMatchObject({ name: 'Harrowmere County Council', made: true });
      expect(again.seen.files).toEqual([]);
      expect(again.seen.rated.length).toBe(DAYS_RATED);
      expect(again.seen.rated).toEqual([...again.seen.rated].sort());
      expect(again.seen.rated.at(-1)).toBe(get().clock.today());
      const { localFacts, ownLocations, placements, enforcement, boundaries, pastRag, heard } = expected;
      const written = await Promise.all(TABLES.map((table) => countOf(get(), table)));
      expect(written).toEqual(
        [localFacts, ownLocations, placements, enforcement, boundaries, pastRag, heard].map(
          (rows) => rows.length,
        ),
      );
      expect(await countOf(get(), 'placement.decision')).toBe(6);
      expect(await countOf(get(), 'meetings.meeting')).toBe(2);
    });

    it('changes nothing a second time', async () => {
      const before = await countOf(get(), 'platform.audit_entry');
      const { seen, answer } = made();
      expect((await answer).made).toBe(false);
      expect(seen).toEqual({ records: 0, files: [], rated: [], told: [] });
      expect(await countOf(get(), 'platform.audit_entry')).toBe(before);
    });

    it('marks the council as a demonstration, with its area, eight officers, and an account of each in a team', async () => {
      const { rows } = await sql<{ demonstration: boolean; area: string }>`
        select is_demonstration as demonstration, local_authority as area
          from people.authority join people.authority_area using (authority_id)`.execute(get().db.owner);
      expect(rows).toEqual([{ demonstration: true, area: 'Harrowmere' }]);
      expect(await countOf(get(), 'people.officer')).toBe(8);
      const { rows: teams } = await sql<{ name: string; lead: string; officers: number }>`
        select t.name, l.name as lead, count(a.officer_id)::int as officers
          from people.team t join people.account l on l.account_id = t.lead_account_id
          join people.team_member m using (team_id) join people.account a on a.account_id = m.account_id
         group by t.name, l.name order by t.name`.execute(get().db.owner);
      expect(teams).toEqual([
        { name: 'Care at home', lead: 'Helen Abingworth', officers: 3 },
        { name: 'Care homes', lead: 'Helen Abingworth', officers: 5 },
      ]);
    });

    it('gives a password to one person for each role only, so that the list of people to be is short', async () => {
      const { rows } = await sql<{ n: number; without: number }>`
        select count(c.account_id)::int as n, count(*) filter (where c.account_id is null)::int as without
          from people.account a left join people.credential c using (account_id)`.execute(get().db.owner);
      expect(rows).toEqual([{ n: 16, without: 6 }]);
    });
  });
});
