import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases, type TestDatabase } from '../../../tests/support/databases.ts';
import { makeDemonstration, type Doors } from '../load.ts';
import { generateDemonstration } from '../rules/generate.ts';

/** Doors that note what came through, and fail where told to. */
function notingDoors(failAt?: 'import' | 'rate') {
  const seen = { records: 0, files: [] as string[], rated: [] as string[] };
  const doors: Doors = {
    importRecords: async (_context, scope, file) => {
      expect(scope.authorityId).toBeNull();
      seen.files.push(file);
      seen.records += (JSON.parse(readFileSync(file, 'utf8')) as unknown[]).length;
      if (failAt === 'import') throw new Error('the import failed');
    },
    rate: async (tx, authorityId, asAt) => {
      seen.rated.push(asAt);
      if (failAt === 'rate' && seen.rated.length === 20) throw new Error('the rating failed');
      if (seen.rated.length !== DAYS_RATED) return;
      await sql`
        insert into risk.assessment (authority_id, location_id, as_at, model_id, model_version, score, rag, why, contributions, unknown, said)
        select ${authorityId}, 'any', ${asAt}, model_id, version, 0, 'Green', '', '[]', '[]', '' from risk.model limit 1`.execute(
        tx,
      );
    },
  };
  return { seen, doors };
}

/** Twelve months, eight quarters before them, and today. */
const DAYS_RATED = 21;

const countOf = async ({ db }: TestDatabase, table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db.owner);
  return rows[0]!.n;
};

const TABLES = [
  'local_fact',
  'own_location',
  'out_of_area_placement',
  'enforcement',
  'boundary',
  'past_rag',
].map((t) => `market.${t}`);

describeOnBothDatabases('making the demonstration', (get) => {
  const context = () => ({ db: get().db, clock: get().clock, dataDir: get().dataDir });

  it('is refused in a database with a real council, naming it', async () => {
    const { doors, seen } = notingDoors();
    await expect(makeDemonstration(context(), doors)).rejects.toThrow('the council "Testshire Council"');
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
      await expect(makeDemonstration(context(), notingDoors('import').doors)).rejects.toThrow(
        'the import failed',
      );
      expect(await countOf(get(), 'people.authority')).toBe(0);
      expect(existsSync(join(get().dataDir, 'demonstration-records.json'))).toBe(false);
    });

    it('imports the records, then writes all that the council knows, and is completed after a failure', async () => {
      await expect(makeDemonstration(context(), notingDoors('rate').doors)).rejects.toThrow(
        'the rating failed',
      );
      const again = notingDoors();
      const made = await makeDemonstration(context(), again.doors);
      const expected = generateDemonstration({ seed: 'amberley', today: get().clock.today() });
      expect(made).toMatchObject({ name: 'Harrowmere County Council', made: true });
      expect(again.seen.files).toEqual([]);
      expect(again.seen.rated.length).toBe(DAYS_RATED);
      expect(again.seen.rated).toEqual([...again.seen.rated].sort());
      const { localFacts, ownLocations, placements, enforcement, boundaries, pastRag } = expected;
      const written = await Promise.all(TABLES.map((table) => countOf(get(), table)));
      expect(written).toEqual(
        [localFacts, ownLocations, placements, enforcement, boundaries, pastRag].map((rows) => rows.length),
      );
    });

    it('changes nothing a second time', async () => {
      const before = await countOf(get(), 'platform.audit_entry');
      const { doors, seen } = notingDoors();
      const made = await makeDemonstration(context(), doors);
      expect(made.made).toBe(false);
      expect(seen).toEqual({ records: 0, files: [], rated: [] });
      expect(await countOf(get(), 'platform.audit_entry')).toBe(before);
    });

    it('marks the council as a demonstration, with its area and eight officers', async () => {
      const { rows } = await sql<{ demonstration: boolean; area: string }>`
        select is_demonstration as demonstration, local_authority as area
          from people.authority join people.authority_area using (authority_id)`.execute(get().db.owner);
      expect(rows).toEqual([{ demonstration: true, area: 'Harrowmere' }]);
      expect(await countOf(get(), 'people.officer')).toBe(8);
    });
  });
});
