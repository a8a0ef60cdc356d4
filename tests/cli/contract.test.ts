import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { apiLocation, apiProvider, apiRatings } from '../../src/modules/cqc/factories.ts';
import { systemClock } from '../../src/platform/clock/index.ts';
import { openDatabase } from '../../src/platform/db/index.ts';
import { newCli, type Cli } from './run-cli.ts';

/** Each command is a process that opens a database: seconds, and more of them on a busy machine. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

interface Imported {
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  leftOut: { reason: string; n: number }[];
  rejected: { row: number; column: string; value: string; reason: string }[];
}
interface Asked {
  id: string;
  parameters: Record<string, unknown>;
  denominator: number;
  rows: Record<string, string | number | null>[];
  records: string[];
}
type Rows<T = Record<string, unknown>> = { rows: T[] };

/** Two homes, an agency and a closed home in Oldham, a dentist, a provider, and a record that cannot be read. */
const RECORDS = [
  apiLocation(),
  apiLocation({
    locationId: '1-2',
    name: 'Brookside Manor',
    currentRatings: apiRatings('Inadequate', '2023-02-01'),
  }),
  apiLocation({
    locationId: '1-3',
    name: 'Hollins Home Care',
    careHome: 'N',
    gacServiceTypes: [{ name: 'Homecare agencies', description: 'Domiciliary care service' }],
    currentRatings: undefined,
  }),
  apiLocation({
    locationId: '1-4',
    name: 'Quarry Bank',
    registrationStatus: 'Deregistered',
    deregistrationDate: '2022-12-31',
  }),
  apiLocation({ locationId: '1-5', name: 'Bright Teeth', type: 'Primary Dental Care' }),
  apiProvider(),
  apiLocation({ locationId: '1-6', name: 'Fell House', registrationDate: '31 June' }),
];

function writeRecords(cli: Cli): string {
  const path = join(cli.folder, 'records.json');
  writeFileSync(path, JSON.stringify(RECORDS));
  return path;
}

const sumOf = (result: Imported) =>
  result.added +
  result.changed +
  result.unchanged +
  result.leftOut.reduce((sum, { n }) => sum + n, 0) +
  result.rejected.length;

describe('the amberley command on a folder of its own', () => {
  let cli: Cli;
  let file: string;
  beforeAll(() => {
    cli = newCli();
    file = writeRecords(cli);
  });
  afterAll(() => cli.remove());

  it('import --dry-run says what would change, and changes nothing', async () => {
    const dry = await cli.json<Imported>('import', 'cqc-api', file, '--dry-run');
    expect(dry).toMatchObject({ read: 7, added: 5, changed: 0, unchanged: 0 });
    expect(await cli.json<Rows>('services')).toEqual({ rows: [] });
  });

  it('import makes and migrates an empty database itself, and accounts for every record of the file', async () => {
    const result = await cli.json<Imported>('import', 'cqc-api', 'records.json');
    expect(result).toMatchObject({ read: 7, added: 5, changed: 0, unchanged: 0 });
    expect(result.leftOut).toEqual([{ reason: 'not adult social care (Primary Dental Care)', n: 1 }]);
    expect(result.rejected).toEqual([
      { row: 7, column: 'registrationDate', value: '31 June', reason: expect.any(String) },
    ]);
    expect(sumOf(result)).toBe(result.read);
  });

  it('the same file again changes nothing', async () => {
    const again = await cli.json<Imported>('import', 'cqc-api', file);
    expect(again).toMatchObject({ read: 7, added: 0, changed: 0, unchanged: 5 });
    expect(sumOf(again)).toBe(7);
  });

  it('services --search forgives misspelling', async () => {
    const { rows } = await cli.json<Rows>('services', '--search', 'Broksid Manor');
    expect(rows).toMatchObject([{ locationId: '1-2', name: 'Brookside Manor' }]);
  });

  it('a file that is not there ends with 1, named on stderr', async () => {
    const { exitCode, stdout, stderr } = await cli.run('import', 'cqc-api', 'nowhere.json', '--json');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('nowhere.json');
  });

  it('a file that is no JSON ends with 1, and nothing of it stays', async () => {
    writeFileSync(join(cli.folder, 'broken.json'), '[{"locationId": "1-9", ');
    const { exitCode, stdout, stderr } = await cli.run('import', 'cqc-api', 'broken.json', '--json');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).not.toBe('');
    expect((await cli.json<Rows>('services')).rows).toHaveLength(3);
  });

  it('wrong usage ends with 2 also where no server runs', async () => {
    expect(await cli.run('nonsense')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await cli.run('figure', 'cqc.nothing', '--json')).toMatchObject({ exitCode: 2, stdout: '' });
  });

  describe('asks a server that runs on the same folder', () => {
    let server: Awaited<ReturnType<Cli['serve']>>;
    beforeAll(async () => {
      server = await cli.serve();
    });
    afterAll(() => server.stop());

    it('which serves pages at the address that it prints', async () => {
      expect((await fetch(`${server.address}/ratings`)).status).toBe(200);
    });

    it('import of the same file changes nothing there either, its name being relative to the caller', async () => {
      expect(await cli.json<Imported>('import', 'cqc-api', 'records.json')).toMatchObject({
        read: 7,
        unchanged: 5,
      });
    });

    it('services lists what is registered now, by CQC id and name', async () => {
      const { rows } = await cli.json<Rows<{ locationId: string; name: string }>>('services');
      expect(rows.map((row) => row.name).sort()).toEqual([
        'Brookside Manor',
        'Hollins Home Care',
        'Larch House',
      ]);
      expect(rows.map((row) => row.locationId).sort()).toEqual(['1-1000000001', '1-2', '1-3']);
    });

    it('rate gives each service its score, colour, contributions and unknowns', async () => {
      const { rows } = await cli.json<Rows>('rate');
      expect(rows).toHaveLength(3);
      for (const row of rows) {
        expect(row).toMatchObject({
          locationId: expect.any(String),
          name: expect.any(String),
          score: expect.any(Number),
          rag: expect.stringMatching(/^(Red|Amber|Green)$/),
          contributions: expect.any(Array),
          unknown: expect.any(Array),
        });
      }
      expect(rows.find((row) => row.locationId === '1-2')?.rag).toBe('Red');
    });

    it('figures is the catalogue', async () => {
      const { rows } = await cli.json<Rows>('figures');
      const ids = rows.map((row) => row.id);
      for (const id of [
        'cqc.rating-distribution',
        'market.services',
        'cqc.rating-age',
        'cqc.not-inspected-since',
        'cqc.rating-movement',
      ]) {
        expect(ids).toContain(id);
      }
      for (const row of rows) {
        expect(row).toMatchObject({
          name: expect.any(String),
          unit: expect.any(String),
          parameters: expect.any(Array),
        });
      }
    });

    it('figure answers one object with parameters, denominator, rows and the ids of its records', async () => {
      const asked = await cli.json<Asked>('figure', 'cqc.rating-distribution', '--as-at', '2022-12-30');
      expect(asked).toMatchObject({
        id: 'cqc.rating-distribution',
        parameters: { asAt: '2022-12-30' },
        denominator: 4,
      });
      expect(asked.rows).toEqual([
        { group: 'All', rating: 'Outstanding', n: 0, of: 4, percent: 0 },
        { group: 'All', rating: 'Good', n: 2, of: 4, percent: 50 },
        { group: 'All', rating: 'Requires improvement', n: 0, of: 4, percent: 0 },
        { group: 'All', rating: 'Inadequate', n: 0, of: 4, percent: 0 },
        { group: 'All', rating: 'Not rated', n: 2, of: 4, percent: 50 },
      ]);
      expect(asked.records).toEqual(['1-1000000001', '1-2', '1-3', '1-4']);
    });

    it.each([['service-type'], ['local-authority'], ['provider']])(
      'figure --by %s names its groups',
      async (by) => {
        const asked = await cli.json<Asked>('figure', 'cqc.rating-distribution', '--by', by);
        expect(asked.denominator).toBe(3);
        expect(asked.rows.map((row) => row.group)).not.toContain('All');
        expect(asked.rows.reduce((sum, row) => sum + Number(row.n), 0)).toBe(3);
      },
    );

    it('figure --local-authority of a place without services counts nobody, and says so on stderr', async () => {
      const { stdout, stderr, exitCode } = await cli.run(
        'figure',
        'cqc.rating-distribution',
        '--local-authority',
        'Leeds',
        '--json',
      );
      const asked = JSON.parse(stdout) as Asked;
      expect(exitCode).toBe(0);
      expect(stderr).toContain('Nothing is counted in Leeds');
      expect(asked).toMatchObject({
        denominator: 0,
        records: [],
        parameters: { localAuthorities: ['Leeds'] },
      });
      expect(asked.rows).toHaveLength(5);
    });

    it.each([
      ['an unknown command', ['nonsense']],
      ['no command', []],
      ['an unknown option', ['services', '--colour']],
      ['an unknown kind of file', ['import', 'cqc-nothing', 'records.json']],
      ['a missing file name', ['import', 'cqc-api']],
      ['an unknown figure', ['figure', 'cqc.nothing']],
      ['a grouping that the figure does not have', ['figure', 'cqc.rating-distribution', '--by', 'colour']],
      ['a day that is none', ['figure', 'cqc.rating-distribution', '--as-at', '2025-02-30']],
      ['a day written otherwise', ['rate', '--as-at', '20/03/2025']],
    ])('wrong usage, %s, ends with 2 and says so on stderr alone', async (_, argv) => {
      const { exitCode, stdout, stderr } = await cli.run(...argv);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).not.toBe('');
      expect(stderr).not.toContain('    at ');
    });

    it('a server told to stop stops in order, and commands work by themselves again', async () => {
      expect(await server.stop()).toBe(0);
      expect((await cli.json<Rows>('services')).rows).toHaveLength(3);
    });
  });

  it('audit verify ends with 0 while the trail holds, and with 1 naming the entry after somebody changed it', async () => {
    expect(await cli.run('audit', 'verify')).toMatchObject({ exitCode: 0, stderr: '' });
    const chain = await tamper(cli.dataDir);
    const { exitCode, stdout, stderr } = await cli.run('audit', 'verify');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(`entry 1 of chain ${chain}`);
  });
});

/** Changes the first entry of a chain as somebody with the files in hand could; answers the chain. */
async function tamper(dataDir: string): Promise<string> {
  const db = await openDatabase({ dataDir, databaseUrl: undefined, clock: systemClock, purpose: 'a test' });
  try {
    const changed = await sql<{ chain: string }>`
      update platform.audit_entry set actor = 'somebody else'
       where seq = 1 and chain = (select min(chain) from platform.audit_entry) returning chain`.execute(
      db.owner,
    );
    return changed.rows[0]?.chain ?? 'none';
  } finally {
    await db.close();
  }
}
