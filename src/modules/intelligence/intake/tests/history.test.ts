import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../../../kernel/calendar-day.ts';
import { announcer, listener } from '../../../../platform/events/index.ts';
import { FileProblem } from '../../../../platform/files/index.ts';
import { describeOnBothDatabases } from '../../../../../tests/support/databases.ts';
import { saveRegistrations } from '../../../insight/tests/register-fixture.ts';
import type { Terms } from '../../parts/terms.ts';
import { INTELLIGENCE_CHANGED } from '../../record-event.ts';
import { HISTORY_KEYS, type HistoryKey } from '../history/columns.ts';
import { importHistory } from '../history/import-history.ts';
import { importHistoryFile } from '../history/import-history-file.ts';
import { HistoryTally } from '../rules/history-result.ts';
import { readHistoryRow, type Cells } from '../rules/read-history-row.ts';
import { jobOf } from './mail-fixture.ts';

const TODAY = day('2026-11-16');
const TERMS: Terms = {
  kinds: [
    { kind: 'complaint', name: 'Complaint', hint: '', adverse: true, pathway: 'concern' },
    { kind: 'whistleblowing', name: 'Whistleblowing concern', hint: '', adverse: true, pathway: 'concern' },
  ],
  severities: [
    { severity: 2, name: 'Low', meaning: '' },
    { severity: 5, name: 'Critical', meaning: '' },
  ],
  themes: [{ theme: 'medication', name: 'Medication' }],
  sources: [],
};
const row = (given: Partial<Cells> = {}): Cells =>
  ({
    ...Object.fromEntries(HISTORY_KEYS.map((key) => [key, ''])),
    locationId: '1-100',
    kind: 'Complaint',
    receivedOn: '2025-03-04',
    ...given,
  }) as Cells;
const faultOf = (given: Partial<Cells>) =>
  readHistoryRow(row(given), TERMS, TODAY).faults?.map(({ key, reason }) => [key, reason]);
const eventOf = (given: Partial<Cells>) => readHistoryRow(row(given), TERMS, TODAY).value!.event;

describe('a row of history', () => {
  it('knows kinds by name, id, and words of other logs, whatever their capitals', () => {
    for (const kind of ['Complaint', 'COMPLAINT', ' complaint ', 'Complaints'])
      expect(eventOf({ kind }).kind).toBe('complaint');
    expect(faultOf({ kind: 'Gossip' })).toEqual([['kind', 'The log has no such kind']]);
    expect(faultOf({ kind: 'constructor' })).toEqual([['kind', 'The log has no such kind']]);
    expect(faultOf({ kind: '' })).toEqual([['kind', 'The kind is missing']]);
  });

  it('reads days as people in England and computers write them', () => {
    for (const receivedOn of ['2025-03-04', '04/03/2025', '4/3/2025', '2025-03-04T10:00:00', '04-Mar-2025'])
      expect(eventOf({ receivedOn }).receivedOn, receivedOn).toBe('2025-03-04');
    for (const receivedOn of ['03/31/2025', '4 March', 'yesterday', '45000'])
      expect(faultOf({ receivedOn }), receivedOn).toContainEqual([
        'receivedOn',
        'Expected a day, as 2025-03-04 or 04/03/2025 (day first)',
      ]);
    expect(faultOf({ receivedOn: '2026-11-17' })).toContainEqual(['receivedOn', 'The day is in the future']);
    expect(faultOf({ receivedOn: '' })).toEqual([['receivedOn', 'The day on which it was heard is missing']]);
    expect(faultOf({ occurredOn: '2025-03-05' })).toEqual([
      ['occurredOn', 'It cannot have happened after it was heard, on 2025-03-04'],
    ]);
  });

  it('never understates what it does not say: severity 3, restricted, a whistleblower kept apart', () => {
    expect(eventOf({})).toMatchObject({
      severity: 3,
      confidentiality: 'restricted',
      state: 'closed',
      channel: 'csv',
    });
    expect(eventOf({ kind: 'Whistleblower' }).confidentiality).toBe('whistleblower');
    expect(faultOf({ kind: 'Whistleblowing concern', confidentiality: 'Open' })).toEqual([
      ['confidentiality', 'A whistleblowing concern is never open'],
    ]);
    expect(eventOf({ severity: 'low' }).severity).toBe(2);
    expect(faultOf({ severity: '6' })).toHaveLength(1);
    expect(faultOf({ confidentiality: 'secret' })).toEqual([
      ['confidentiality', 'Expected open, restricted or whistleblower'],
    ]);
  });

  it('takes a count of people and never names', () => {
    expect(eventOf({ peopleAffected: '1,200' }).peopleAffected).toBe(1200);
    expect(eventOf({ peopleAffected: '3.0' }).peopleAffected).toBe(3);
    for (const peopleAffected of ['Mrs Bell', '-1', '1.5', '999999'])
      expect(faultOf({ peopleAffected }), peopleAffected).toHaveLength(1);
  });

  it('makes a title of the account, and keeps themes that it does not know at its end', () => {
    expect(eventOf({ account: 'Late tablets.\nAgain.' }).title).toBe('Late tablets.');
    expect(eventOf({ account: 'x', themes: 'medication; Wheelchairs' })).toMatchObject({
      themes: ['medication'],
      account: 'x\n\nThemes: Wheelchairs',
    });
    expect(eventOf({}).title).toBe('Complaint');
  });

  it('reads how an outcome begins', () => {
    const finding = (outcome: string) =>
      readHistoryRow(row({ outcome }), TERMS, TODAY).value!.outcome?.finding;
    expect(
      ['Substantiated: x', 'Partly upheld', 'Not upheld', 'Unsubstantiated', 'NFA', ''].map(finding),
    ).toEqual(['substantiated', 'partly', 'not', 'not', 'unable', undefined]);
  });

  it('tells every fault of a row, and throws at nothing', () => {
    expect(faultOf({ kind: 'x', receivedOn: 'x', severity: 'x' })?.map(([key]) => key)).toEqual([
      'kind',
      'severity',
      'receivedOn',
    ]);
    const cells = fc.record(
      Object.fromEntries(
        HISTORY_KEYS.map((key) => [key, fc.string({ unit: 'binary', maxLength: 30 })]),
      ) as Record<HistoryKey, fc.Arbitrary<string>>,
    );
    fc.assert(
      fc.property(cells, (given) => {
        const { value, faults } = readHistoryRow(given, TERMS, TODAY);
        expect((value === undefined) !== (faults === undefined)).toBe(true);
      }),
    );
  });
});

describe('what an import says of itself', () => {
  it('shows refused values as a database can hold them', () => {
    const tally = new HistoryTally(() => undefined);
    const refuse = (value: string) =>
      tally.reject([{ row: 2, column: 'Kind', value, reason: 'The log has no such kind' }]);
    refuse(`${'a'.repeat(199)}😀`);
    refuse('Comp\u0000laint');
    expect(tally.result(false).examples.map(({ value }) => value)).toEqual([
      `${'a'.repeat(199)}\ufffd`,
      'Complaint',
    ]);
  });
});

describeOnBothDatabases('a file of history', (get) => {
  const HEAD = 'Entry id,Service id,Service name,Postcode,Kind,Received,Severity,Confidentiality,Title,Account,Outcome';
  let n = 0;

  beforeAll(async () => {
    const { db, authorityId, dataDir } = get();
    mkdirSync(join(dataDir, 'in'), { recursive: true });
    await db.within({ authorityId, actor: 'tester', permissions: 'all' }, (tx) =>
      saveRegistrations(tx, TODAY, [{ id: '1-100', judgements: [] }, { id: '1-200', judgements: [] }]));
    await sql`update cqc.location set name = 'Harrow Lodge', postcode = 'OL1 1AA' where location_id = '1-100'`.execute(db.owner);
    await sql`update cqc.location set name = 'Bell View', postcode = 'OL1 1AB' where location_id = '1-200'`.execute(db.owner);
  });
  beforeEach(() => sql`truncate intelligence.event, intelligence.history_row, intelligence.history_import cascade`.execute(get().db.owner));

  const file = (lines: readonly string[] | string | Buffer) => {
    const path = join(get().dataDir, 'in', `history-${++n}.csv`);
    writeFileSync(path, Array.isArray(lines) ? [HEAD, ...lines].join('\r\n') : (lines as string | Buffer));
    return path;
  };
  const run = (path: string, dryRun = false, job = jobOf(get())) => importHistory(job, { importId: crypto.randomUUID(), path, dryRun });
  const stored = async () =>
    (await sql<{ locationId: string; kind: string; title: string; state: string; finding: string | null }>`
      select e.location_id as "locationId", e.kind, n.title, e.state, o.finding from intelligence.event e join intelligence.narrative n using (event_id)
        left join intelligence.outcome o using (event_id) order by e.received_on, n.title`.execute(get().db.owner)).rows;

  const THREE = [
    'A1,1-100,,,Complaint,2025-03-01,2,open,Late tablets,Twice,Substantiated: rota changed',
    'A2,,harrow lodge care home,ol11aa,safeguarding alert,02/03/2025,4,,A fall,,',
    ',1-200,,,Whistleblowing concern,2025-03-03,,,Night staff,"=cmd|\'/c calc\'!A1",',
  ];

  it('becomes closed entries with their outcomes, and the same file again changes nothing', async () => {
    const path = file(THREE);
    expect((await run(path, true)).result).toMatchObject({ dryRun: true, read: 3, added: 3, services: 2, from: '2025-03-01', to: '2025-03-03' });
    expect(await stored()).toEqual([]);
    expect((await run(path)).result).toMatchObject({ read: 3, added: 3, rejected: 0 });
    expect(await stored()).toEqual([
      { locationId: '1-100', kind: 'complaint', title: 'Late tablets', state: 'closed', finding: 'substantiated' },
      { locationId: '1-100', kind: 'safeguarding', title: 'A fall', state: 'closed', finding: null },
      { locationId: '1-200', kind: 'whistleblowing', title: 'Night staff', state: 'closed', finding: null },
    ]);
    expect((await run(path)).result).toMatchObject({ added: 0, known: 3 });
    expect(await stored()).toHaveLength(3);
  });

  it('refuses a row with its number, column, value and reason, in a list that no spreadsheet runs', async () => {
    const { result, rejectedPath } = await run(file([...THREE, 'A4,1-999,,,Complaint,2025-03-01,2,,x,,', 'A5,1-100,,,=1+1,2027-01-01,9,,x,,']));
    expect(result).toMatchObject({ added: 3, rejected: 2 });
    expect(result.examples).toEqual([
      { row: 6, column: 'Kind', value: '=1+1', reason: 'The log has no such kind' },
      { row: 6, column: 'Severity', value: '9', reason: expect.stringContaining('A severity is 1 to 5') as string },
      { row: 6, column: 'Received', value: '2027-01-01', reason: 'The day is in the future' },
      { row: 5, column: 'Service id', value: '1-999', reason: 'No service has the id "1-999"' },
    ]);
    expect(readFileSync(join(get().dataDir, rejectedPath!), 'utf8')).toContain("6,Kind,'=1+1,The log has no such kind");
  });

  it('says where the same entry says something else, in the file or since', async () => {
    const twice = file(['A1,1-100,,,Complaint,2025-03-01,2,,x,,', 'A1,1-100,,,Complaint,2025-03-01,2,,x,,', 'A1,1-100,,,Complaint,2025-03-01,3,,x,,']);
    expect((await run(twice)).result).toMatchObject({ added: 1, repeated: 1, rejected: 1 });
    expect((await run(file(['A1,1-100,,,Complaint,2025-03-01,5,,x,,']))).result).toMatchObject({ added: 0, rejected: 1, examples: [{ column: 'Entry id', reason: expect.stringContaining('imported before and said something else') as string }] });
    expect(await stored()).toHaveLength(1);
  });

  it('goes on after a stop where it was, and records nothing twice', async () => {
    const lines = Array.from({ length: 2500 }, (_, i) => `B${i},1-100,,,Complaint,2025-03-01,2,,Title ${i},,`);
    const abort = new AbortController();
    const stopping = { ...jobOf(get()), signal: abort.signal, progress: () => abort.abort(new Error('cancelled')) };
    await expect(run(file(lines), false, stopping)).rejects.toThrow('cancelled');
    // The first batch, which has the headings too.
    expect((await stored()).length).toBe(999);
    const { result } = await run(file(lines));
    expect([result.added + result.known, (await stored()).length]).toEqual([2500, 2500]);
  });

  it('records once where two imports run at once', async () => {
    const path = file(Array.from({ length: 300 }, (_, i) => `C${i},1-100,,,Complaint,2025-03-01,2,,Title ${i},,`));
    await Promise.all([run(path), run(path)]);
    expect(await stored()).toHaveLength(300);
  });

  it('tells other rooms once a batch, not once a row', async () => {
    const told: number[] = [];
    const announce = announcer([listener(INTELLIGENCE_CHANGED, async (_tx, { eventIds }) => void told.push(eventIds.length))], { clock: get().clock } as never);
    await run(file(Array.from({ length: 1500 }, (_, i) => `D${i},1-100,,,Complaint,2025-03-01,2,,x,,`)), false, jobOf(get(), announce));
    expect(told.length).toBeLessThanOrEqual(3);
    expect(told.reduce((a, b) => a + b, 0)).toBe(1500);
  });

  it('reads what is not UTF-8, and refuses what is no table, lacks a column, or is cut short', async () => {
    const latin = Buffer.concat([Buffer.from(`${HEAD}\r\nE1,1-100,,,Complaint,2025-03-01,2,,Caf`), Buffer.from([0xe9]), Buffer.from(',,\r\n')]);
    const { result } = await run(file(latin));
    expect((await stored())[0]!.title).toBe('Café');
    expect(result.notes.map(({ note }) => note).join()).toMatch(/windows-1252|encoding/i);
    for (const [content, words] of [
      ['', /empty/i], ['Service id,Received\r\n1-100,2025-03-01\r\n', /"Kind"/], ['Kind,Received\r\nComplaint,2025-03-01\r\n', /neither the column "Service id" nor both/],
      ['Kind,Kind,Service id,Received\r\n', /more than once/], [Buffer.from('%PDF-1.7'), /PDF/], [Buffer.from('PK\u0003\u0004half'), /./],
    ] as const) {
      const problem = await run(file(content as string)).catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(FileProblem);
      expect((problem as Error).message).toMatch(words);
    }
    expect((await run(file(`${HEAD}\r\n"E2,1-100,,,Compl`)).catch((error: unknown) => error))).toBeDefined();
  });

  it('reads a large file in bounded memory', async () => {
    const ROWS = 20_000;
    const path = file(Array.from({ length: ROWS }, (_, i) => `F${i},1-${i % 2 === 0 ? 100 : 200},,,Complaint,2025-03-01,2,,Title ${i},${'x'.repeat(300)},`));
    const before = process.memoryUsage().heapUsed;
    const { result } = await run(path, true);
    expect(result).toMatchObject({ read: ROWS, added: ROWS });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 ** 2);
  }, 60_000);

  it('is listed where the command line reads it', async () => {
    await importHistoryFile(jobOf(get()), { path: file(THREE), fileName: 'log.csv', dryRun: false });
    const { rows } = await sql<{ state: string; added: number }>`
      select state, (result ->> 'added')::int as added from intelligence.history_import`.execute(get().db.owner);
    expect(rows).toEqual([{ state: 'imported', added: 3 }]);
    expect(existsSync(join(get().dataDir, 'in', `history-${n}.csv`))).toBe(true);
  });
}); // prettier-ignore
