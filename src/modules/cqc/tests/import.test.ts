import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { apiAssessment, apiLocation, apiProvider, apiRatings } from '../factories.ts';
import {
  cleanStaging,
  importFile,
  type ImportRequest,
  type ImportResult,
  type ImportSource,
} from '../index.ts';
import { ACTIVE_COLUMNS, DEACTIVATED_COLUMNS, DIRECTORY_COLUMNS, RATINGS_COLUMNS } from '../rules/headers.ts';

type Cells = Record<string, string>;

function csv(
  columns: Record<string, { header: string }>,
  rows: Cells[],
  extra: string[] = [],
  preamble = '',
): string {
  const headers = [...Object.values(columns).map(({ header }) => header), ...extra];
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return `${preamble}${[headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))].map((line) => line.map(quote).join(',')).join('\r\n')}\r\n`;
}

const SERVICE_TYPE = 'Service type - Care home service without nursing';
const activeRow = (over: Cells = {}): Cells => ({
  'Location ID': '1-1000000001',
  'Location HSCA start date': '01/04/2015',
  'Dormant (Y/N)': 'N',
  'Care home?': 'Y',
  'Location Name': 'Larch House',
  'Registered manager': 'Larch, Ann',
  'Care homes beds': '30',
  'Location Type/Sector': 'Social Care Org',
  'Location Latest Overall Rating': 'Good',
  'Publication Date': '10/05/2022',
  'Location Local Authority': 'Oldham',
  'Provider ID': '1-2000000001',
  'Provider Name': 'Larch Care Limited',
  [SERVICE_TYPE]: 'Y',
  'Service user band - Older People': 'Y',
  ...over,
});
const ratingRow = (over: Cells = {}): Cells => ({
  'Location ID': '1-1000000001',
  'Location Type': 'Social Care Org',
  'Service / Population Group': 'Overall',
  Domain: 'Overall',
  'Latest Rating': 'Good',
  'Publication Date': '10/05/2022',
  'Report Type': 'Location',
  ...over,
});
const activeFile = (...rows: Cells[]) =>
  csv(ACTIVE_COLUMNS, rows, [SERVICE_TYPE, 'Service user band - Older People']);
const ratingsFile = (...rows: Cells[]) => csv(RATINGS_COLUMNS, rows);

const sumOf = (result: ImportResult): number =>
  result.added +
  result.changed +
  result.unchanged +
  result.rejectedTotal +
  result.leftOut.reduce((sum, { n }) => sum + n, 0);

describeOnBothDatabases('an import', (get) => {
  let files = 0;

  function file(content: string, ending = 'csv'): string {
    const path = join(get().dataDir, `test-${++files}.${ending}`);
    writeFileSync(path, content);
    return path;
  }
  const run = (
    source: ImportSource,
    content: string | unknown[],
    over: Partial<ImportRequest> = {},
  ): Promise<ImportResult> => {
    const path = typeof content === 'string' ? file(content) : file(JSON.stringify(content), 'json');
    return importFile({ ...get() }, { source, path, ...over });
  };
  async function query(
    text: ReturnType<typeof sql<Record<string, unknown>>>,
  ): Promise<Record<string, unknown>[]> {
    return get().db.within(get().scope, async (tx) => (await text.execute(tx)).rows);
  }

  beforeEach(async () => {
    await get()
      .db.owner.transaction()
      .execute(async (tx) => {
        for (const table of [
          'location',
          'provider',
          'relationship',
          'lineage',
          'rating_event',
          'standing',
          'search',
          'movement',
          'import',
        ]) {
          await sql`delete from cqc.${sql.raw(table)}`.execute(tx);
        }
      });
  });

  it('takes locations and providers of the API in one file', async () => {
    const result = await run('cqc-api', [apiLocation(), apiProvider()]);
    expect(result).toMatchObject({ read: 2, added: 2 });
    const [found] = await query(
      sql`select name, provider_name, leading_category from cqc.published_location`,
    );
    expect(found).toEqual({
      name: 'Larch House',
      provider_name: 'Larch Care Limited',
      leading_category: 'Residential home',
    });
  });

  it('tells what moved when the next file comes: rating down, manager left, beds, name', async () => {
    await run('cqc-api', [apiLocation()]);
    const next = apiLocation({
      name: 'Larch Lodge',
      numberOfBeds: 28,
      registeredManagerAbsentDate: '2026-10-01',
      currentRatings: apiRatings('Inadequate', '2026-11-01'),
      historicRatings: [
        {
          reportDate: '2022-05-10',
          reportLinkId: 'report-1',
          overall: { rating: 'Good', keyQuestionRatings: [] },
        },
      ],
    });
    const result = await run('cqc-api', [next]);
    expect(result).toMatchObject({
      changed: 1,
      moved: { 'rating down': 1, 'manager left': 1, 'beds changed': 1, renamed: 1 },
    });
    expect(result.examples).toContainEqual({
      locationId: '1-1000000001',
      name: 'Larch House',
      field: 'beds',
      from: '30',
      to: '28',
    });
    const moved = await query(
      sql`select kind, happened_on, detail from cqc.movement where kind in ('rating down', 'manager left') order by kind`,
    );
    expect(moved).toEqual([
      {
        kind: 'manager left',
        happened_on: '2026-10-01',
        detail: { from: 'Registered manager', to: 'No registered manager' },
      },
      { kind: 'rating down', happened_on: '2026-11-01', detail: { from: 'Good', to: 'Inadequate' } },
    ]);
  });

  it('tells of a new registration and of one that ended, each on its day', async () => {
    await run('cqc-api', [apiLocation()]);
    const result = await run('cqc-api', [
      apiLocation({ registrationStatus: 'Deregistered', deregistrationDate: '2026-11-10' }),
      apiLocation({ locationId: '1-1000000002', registrationDate: '2026-11-10', currentRatings: undefined }),
    ]);
    expect(result.moved).toEqual({ deregistered: 1, registered: 1 });
  });

  it('reads a rating of the assessment framework beside an older inspection', async () => {
    await run('cqc-api', [
      apiLocation({
        assessment: [apiAssessment('Care Homes', 'Requires Improvement', '2024-09-17', ['Caring'])],
      }),
    ]);
    const [standing] = await query(
      sql`select rating, rated_on, regime, caring_carried, previous_rating from cqc.standing`,
    );
    expect(standing).toEqual({
      rating: 'Requires improvement',
      rated_on: '2024-09-17',
      regime: 'assessment',
      caring_carried: true,
      previous_rating: 'Good',
    });
  });

  it('says "No published rating" where CQC says so without a day', async () => {
    await run('cqc-api', [
      apiLocation({ currentRatings: { overall: { rating: 'No published rating', keyQuestionRatings: [] } } }),
    ]);
    expect(await query(sql`select rating, not_rated_reason from cqc.standing`)).toEqual([
      { rating: null, not_rated_reason: 'No published rating' },
    ]);
  });

  it('refuses an API record with every reason, counts it once and lists all in a file', async () => {
    const result = await run('cqc-api', [
      apiLocation({ registrationDate: '2015-02-30', careHome: '=1+1', numberOfBeds: 'many' }),
      { name: 'x' },
    ]);
    expect(result).toMatchObject({ read: 2, added: 0, rejectedTotal: 2 });
    expect(result.rejected).toContainEqual({
      row: 1,
      column: 'careHome',
      value: '=1+1',
      reason: 'is neither Y nor N',
    });
    expect(result.rejected[1]).toMatchObject({ row: 2, column: 'locationId' });
    const [{ rejected_path: path } = {}] = await query(sql`select rejected_path from cqc.import`);
    const listed = readFileSync(join(get().dataDir, String(path)), 'utf8');
    expect(listed).toContain("1,careHome,'=1+1,is neither Y nor N");
    expect(listed).toContain('1,registrationDate,2015-02-30,');
    expect(listed).toContain('1,numberOfBeds,many,is not a whole number');
  });

  it('refuses the second of two records with one id, naming the first', async () => {
    const result = await run('cqc-api', [apiLocation(), apiLocation({ name: 'Other' })]);
    expect(result).toMatchObject({ read: 2, added: 1, rejectedTotal: 1 });
    expect(result.rejected[0]).toEqual({
      row: 2,
      column: 'locationId',
      value: '1-1000000001',
      reason: 'is in the file already, in row 1; the first one counts',
    });
  });

  it('reads the active locations and the latest ratings, and each again without a change', async () => {
    const active = activeFile(
      activeRow(),
      activeRow({ 'Location ID': '1-2', 'Location Type/Sector': 'Primary Dental Care' }),
    );
    expect(await run('cqc-active', active)).toMatchObject({
      read: 2,
      added: 1,
      leftOut: [{ reason: 'not adult social care (Primary Dental Care)', n: 1 }],
      providers: { added: 1, changed: 0 },
    });
    const ratings = ratingsFile(
      ratingRow(),
      ratingRow({ Domain: 'Safe', 'Latest Rating': 'Requires Improvement' }),
      ratingRow({ 'Location ID': '1-404' }),
    );
    const first = await run('cqc-ratings', ratings);
    expect(first).toMatchObject({
      read: 3,
      added: 1,
      unchanged: 1,
      leftOut: [{ reason: 'the location is not in the register', n: 1 }],
    });
    expect(await run('cqc-ratings', ratings)).toMatchObject({
      read: 3,
      added: 0,
      changed: 0,
      unchanged: 2,
      moved: {},
    });
    expect(await run('cqc-active', active)).toMatchObject({
      read: 2,
      added: 0,
      changed: 0,
      unchanged: 1,
      moved: {},
    });
    expect(await query(sql`select rating, safe from cqc.standing`)).toEqual([
      { rating: 'Good', safe: 'Requires improvement' },
    ]);
    expect(await query(sql`select service_types, specialisms from cqc.location`)).toEqual([
      {
        service_types: ['Care home service without nursing'],
        specialisms: ['Caring for adults over 65 yrs'],
      },
    ]);
  });

  it('changes nothing that a file does not tell: the absent columns of an older file, and the end of a registration', async () => {
    await run('cqc-api', [
      apiLocation({ registrationStatus: 'Deregistered', deregistrationDate: '2026-01-01' }),
    ]);
    const { phone: _phone, street: _street, ...older } = ACTIVE_COLUMNS;
    const result = await run('cqc-active', csv(older, [activeRow()], [SERVICE_TYPE]));
    expect(result.notes).toEqual([
      { note: 'the register knows that this registration has ended, and keeps it so', n: 1 },
    ]);
    expect(
      await query(sql`select registration_status, phone, address, specialisms from cqc.location`),
    ).toEqual([
      {
        registration_status: 'Deregistered',
        phone: '01610000000',
        address: '1 High Street',
        specialisms: ['Dementia'],
      },
    ]);
  });

  it('refuses bad ratings rows by column and value', async () => {
    await run('cqc-active', activeFile(activeRow()));
    const result = await run(
      'cqc-ratings',
      ratingsFile(
        ratingRow({ 'Publication Date': '31/02/2024' }),
        ratingRow({ Domain: 'Cosy' }),
        ratingRow({ 'Publication Date': '' }),
        ratingRow({ Domain: 'Safe', 'Latest Rating': 'Splendid' }),
        ratingRow({ Domain: 'Safe', 'Latest Rating': 'Good' }),
      ),
    );
    expect(result.rejected).toEqual([
      {
        row: 2,
        column: 'Publication Date',
        value: '31/02/2024',
        reason: 'is not a date; expected 2021-08-09 or 09/08/2021',
      },
      {
        row: 3,
        column: 'Domain',
        value: 'Cosy',
        reason: 'is neither Overall nor one of the five key questions',
      },
      { row: 4, column: 'Publication Date', value: '', reason: 'is needed: the rating "Good" has no date' },
      {
        row: 6,
        column: 'Location ID',
        value: '1-1000000001',
        reason: 'is in the file already, in row 5; the first one counts',
      },
    ]);
    expect(result.notes).toEqual([
      { note: 'the rating "Splendid" is unknown and kept as a reason for not rated', n: 1 },
    ]);
    expect(sumOf(result)).toBe(result.read);
  });

  it('ends registrations by the deactivated file', async () => {
    await run('cqc-active', activeFile(activeRow()));
    const ended = { ...activeRow({ 'Location HSCA End Date': '12/11/2026' }) };
    const result = await run('cqc-deactivated', csv(DEACTIVATED_COLUMNS, [ended]));
    expect(result).toMatchObject({ read: 1, changed: 1, moved: { deregistered: 1 } });
    expect(await query(sql`select registration_status, deregistration_date, beds from cqc.location`)).toEqual(
      [{ registration_status: 'Deregistered', deregistration_date: '2026-11-12', beds: 30 }],
    );
  });

  it('reads the directory below its four lines, with bars in lists and months in letters', async () => {
    const row = {
      Name: 'Larch House',
      'Service types': 'Residential homes|Homecare agencies',
      'Date of latest check': '09/Jan/2018 - 00:00',
      'Specialisms/services': 'Dementia|Personal care',
      'Local authority': 'Oldham',
      'CQC Location ID (for office use only)': '1-1000000001',
      'CQC Provider ID (for office use only)': '1-2000000001',
      'Provider name': 'Larch Care Limited',
    };
    const dentist = { ...row, 'Service types': 'Dentist', 'CQC Location ID (for office use only)': '1-3' };
    const result = await run(
      'cqc-directory',
      csv(DIRECTORY_COLUMNS, [row, dentist], [], 'CQC directory\r\n\r\nNotes\r\n\r\n'),
    );
    expect(result).toMatchObject({
      read: 2,
      added: 1,
      leftOut: [{ reason: 'not adult social care (by its service types)', n: 1 }],
    });
    expect(
      await query(
        sql`select last_inspected_on, service_types, specialisms, regulated_activities from cqc.location`,
      ),
    ).toEqual([
      {
        last_inspected_on: '2018-01-09',
        service_types: ['Care home service without nursing', 'Domiciliary care service'],
        specialisms: ['Dementia'],
        regulated_activities: ['Personal care'],
      },
    ]);
  });

  describe('that cannot be', () => {
    it('names a missing column', async () => {
      const { localAuthority: _localAuthority, ...columns } = ACTIVE_COLUMNS;
      await expect(run('cqc-active', csv(columns, [activeRow()]))).rejects.toThrow(
        'The file lacks the column "Location Local Authority"',
      );
      expect(await query(sql`select state, error is not null as told from cqc.import`)).toEqual([
        { state: 'failed', told: true },
      ]);
    });

    it('names a file of the wrong type and leaves no trace', async () => {
      await expect(run('cqc-api', activeFile(activeRow()))).rejects.toThrow();
      expect(await query(sql`select 1 from cqc.import`)).toEqual([]);
    });

    it('leaves nothing half-done where the file is cut short', async () => {
      const whole = JSON.stringify([apiLocation(), apiLocation({ locationId: '1-2' })]);
      const path = file(whole.slice(0, -40), 'json');
      await expect(importFile({ ...get() }, { source: 'cqc-api', path })).rejects.toThrow();
      expect(
        await query(
          sql`select (select count(*) from cqc.location) as locations, (select count(*) from cqc.staged_location) as staged`,
        ),
      ).toEqual([{ locations: 0, staged: 0 }]);
    });

    it('is refused while another runs, naming it; and may run once that one has died', async () => {
      const other = (runBy: string) =>
        query(sql`insert into cqc.import (import_id, source, file_name, state, actor, run_by, started_at, seen_at)
          values (gen_random_uuid(), 'cqc-ratings', 'ratings.ods', 'staged', 'Ann', ${runBy}, ${get().clock.now()}, ${get().clock.now()})`);
      if (get().db.kind === 'server') {
        await other('elsewhere:1');
        await expect(run('cqc-api', [apiLocation()])).rejects.toThrow(
          /already running: ratings\.ods, started 2026-11-16T09:00:00\.000Z by Ann/,
        );
        await query(sql`delete from cqc.import`);
      }
      await other(`${hostname()}:999999999`);
      await cleanStaging(get());
      expect(await query(sql`select state, error from cqc.import`)).toEqual([
        { state: 'failed', error: 'It was stopped before its end and changed nothing.' },
      ]);
      expect(await run('cqc-api', [apiLocation()])).toMatchObject({ added: 1 });
    });

    it('is taken for dead where its process number is another program by now', async () => {
      await query(sql`insert into cqc.import (import_id, source, file_name, state, actor, run_by, started_at, seen_at)
        values (gen_random_uuid(), 'cqc-ratings', 'ratings.ods', 'staged', 'Ann', ${`${hostname()}:${process.ppid}`},
                ${get().clock.now()}::timestamptz - interval '2 hours', ${get().clock.now()}::timestamptz - interval '2 hours')`);
      expect(await run('cqc-api', [apiLocation()])).toMatchObject({ added: 1 });
    });

    it('changes nothing where it is given up for dead before its merge', async () => {
      const path = file(JSON.stringify([apiLocation()]), 'json');
      let given = false;
      const progress = (_done: number, _total: number | null, note: string) => {
        if (note.startsWith('Comparing')) given = true;
      };
      const db = new Proxy(get().db, {
        get: (target, key, receiver) =>
          key === 'within' && given
            ? async (...args: Parameters<typeof target.within>) => {
                given = false;
                await target.owner.transaction().execute((tx) =>
                  sql`
                  update cqc.import set state = 'failed'`.execute(tx),
                );
                return target.within(...args);
              }
            : Reflect.get(target, key, receiver),
      });
      await expect(importFile({ ...get(), db, progress }, { source: 'cqc-api', path })).rejects.toThrow(
        'given up for dead',
      );
      expect(await query(sql`select 1 from cqc.location`)).toEqual([]);
    });

    it('is taken back whole where its list of rejected rows cannot be kept', async () => {
      const path = file(JSON.stringify([apiLocation(), apiLocation()]), 'json');
      // A file where a folder is wanted stands for a disk that takes nothing.
      const dataDir = join(get().dataDir, 'full');
      mkdirSync(dataDir);
      writeFileSync(join(dataDir, 'files'), '');
      await expect(importFile({ ...get(), dataDir }, { source: 'cqc-api', path })).rejects.toThrow(/EEXIST/);
      expect(await query(sql`select 1 from cqc.location`)).toEqual([]);
      expect(await query(sql`select state from cqc.import`)).toEqual([{ state: 'failed' }]);
    });
  });

  it('takes text that no database can keep, without what it cannot keep', async () => {
    const odd = 'a\u0000b\ud800';
    const result = await run('cqc-api', [
      apiLocation({ name: odd, currentRatings: { overall: { rating: odd, reportDate: '2022-05-10' } } }),
      apiLocation({ locationId: '1-2', registrationDate: odd }),
      apiLocation({ locationId: '1-3', type: odd }),
    ]);
    expect(result).toMatchObject({ read: 3, added: 1, rejectedTotal: 1 });
    expect(await query(sql`select name from cqc.location`)).toEqual([{ name: 'ab\ufffd' }]);
  });

  it('is done where only the tidying after it fails', async () => {
    const path = file(JSON.stringify([apiLocation()]), 'json');
    const owner = new Proxy(get().db.owner, {
      get: (target, key, receiver) => {
        if (key === 'transaction') throw new Error('the database was busy');
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    const db = { ...get().db, owner };
    expect(await importFile({ ...get(), db }, { source: 'cqc-api', path })).toMatchObject({ added: 1 });
    expect(await query(sql`select state from cqc.import`)).toEqual([{ state: 'done' }]);
  });

  it('writes one audit entry with digests of the file and of its rows', async () => {
    const { importId } = await run('cqc-api', [apiLocation()]);
    const [entry] = await query(
      sql`select actor, action, new_row from platform.audit_entry where row_id = ${importId}`,
    );
    expect(entry).toMatchObject({
      actor: 'tester',
      action: 'batch',
      new_row: { source: 'cqc-api', read: 1, added: 1 },
    });
    expect((entry!.new_row as Record<string, string>).rowsSha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
