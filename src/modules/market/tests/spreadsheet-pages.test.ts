import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { exportTable } from '../../../platform/exports/index.ts';
import { day } from '../../../kernel/calendar-day.ts';
import { fetchOfficers } from '../../people/index.ts';
import { aLocalFact, anOwnLocation } from '../factories.ts';
import type { Announce } from '../../../platform/events/index.ts';
import {
  nameSimilarity,
  normalPostcode,
  FACTS_CHANGED,
  spreadsheetPages,
  type LocationMatcher,
} from '../index.ts';
import { fetchLocalFacts } from '../queries/fetch-local-facts.ts';
import { fetchPastRags } from '../queries/fetch-past-rags.ts';
import { fetchPlacementCounts } from '../queries/fetch-placements.ts';
import { saveLocalFacts } from '../queries/save-local-facts.ts';
import { saveOwnLocations } from '../queries/save-own-locations.ts';
import { anUpload, hidden, visit, type Visit } from './visit.tsx';

const REGISTER = [
  { locationId: '1-ASH', name: 'Ash Court', postcode: 'OL1 1AA' },
  { locationId: '1-BEECH', name: 'Beech House', postcode: 'OL2 2BB' },
  { locationId: '1-TWIN-A', name: 'Cedar Lodge East', postcode: 'OL3 3CC' },
  { locationId: '1-TWIN-B', name: 'Cedar Lodge West', postcode: 'OL3 3CC' },
];

/** What the composing room does with the register, in small. */
const matcher: LocationMatcher = async (_tx, rows) =>
  rows.map((row) =>
    REGISTER.filter(
      ({ locationId, postcode }) => locationId === row.id || postcode === normalPostcode(row.postcode ?? ''),
    ).map((one) => ({
      ...one,
      score: nameSimilarity(one.name, row.name ?? ''),
    })),
  );

const OWN = 'Care services of our own';
const CSV = [
  `${OWN},,,,,,,,`,
  'CQC ID,Home,Postcode,Contracted,Operational,Officer,Zone,Placements,Apr 2024,01/05/2024',
  '1-ASH,Ash Court,OL1 1AA,Y,,Ann Lee,North,,R,A',
  ',Beech Hse,ol22bb,N,yes,ANN LEE,,4,G,Blue',
  ',Cedar Lodge,OL3 3CC,Y,,,,,,',
  '1-GONE,Nowhere,OL9 9ZZ,Y,,,,,,',
  ',Meadow Day Centre,OL4 4DD,perhaps,,,South,=1+1,,',
].join('\r\n');

describeOnBothDatabases("the import of the council's own spreadsheet", (get) => {
  const changed: string[][] = [];
  const announce: Announce = async (_tx, kind, payload) => {
    if (kind.event === FACTS_CHANGED.event) changed.push((payload as { locationIds: string[] }).locationIds);
  };
  const routes = spreadsheetPages(matcher);
  const base = '/import/spreadsheet';
  const at = (url: string) => `${base}/:spreadsheetId${url}`;
  const open = (url: string, params?: Visit['params']) => visit(get(), routes, 'GET', url, { params });
  const send = (url: string, how: Visit) => visit(get(), routes, 'POST', url, { ...how, announce });
  const upload = (name: string, content: Parameters<typeof anUpload>[2]) =>
    send(base, { uploads: [anUpload(get(), name, content)] });
  const within = get;
  const columns = {
    ...Object.fromEntries(
      ['locationId', 'name', 'postcode', 'contracted', 'operational', 'officer', 'locality', 'people'].map(
        (field, i) => [`column-${field}`, String(i)],
      ),
    ),
    month: ['8', '9'],
    'holdsFrom-day': '16',
    'holdsFrom-month': '11',
    'holdsFrom-year': '2026',
  };
  const idOf = (to: string | undefined) => ({
    spreadsheetId: /spreadsheet\/([0-9a-f-]{36})/.exec(to ?? '')![1]!,
  });
  const uploadAndMap = async (content: string) => {
    const params = idOf((await upload('ours.csv', content)).to);
    await send(at('/columns'), { params, body: columns });
    return params;
  };
  const pressImport = async (params: Visit['params'], choices: Record<string, string> = {}) => {
    const preview = await open(at('/preview'), params);
    const body = {
      digest: hidden(preview.html, 'digest'),
      madeWith: hidden(preview.html, 'madeWith'),
      ...choices,
    };
    return send(at('/preview'), { params, body });
  };
  let own = '';

  beforeAll(async () => {
    const { db, scope, authorityId } = within();
    const service = anOwnLocation({ authorityId, name: 'Meadow Day Centre', postcode: 'OL4 4DD' });
    own = service.locationId;
    await db.within(scope, async (tx) => {
      await saveOwnLocations(tx, [service]);
      await saveLocalFacts(tx, [
        aLocalFact({ authorityId, locationId: '1-ASH', contracted: false, note: 'Kept' }),
      ]);
    });
  });

  it.each([
    ['a PDF', '%PDF-1.7 ...', /^This is a PDF; expected an ODS, XLSX or CSV file/],
    ['headings alone', 'Name,Postcode\r\n', /no line of headings with rows below it/],
    ['a ZIP cut short', Buffer.from('PK\u0003\u0004 and no more'), /./],
  ])('refuses %s in words', async (_what, content, message) => {
    const sent = await upload('x', content);
    expect(sent.status).toBe(400);
    expect(sent.errors.file).toMatch(message);
  });

  it('guesses the columns below a title, and remembers them for the next file with these headings', async () => {
    const params = idOf((await upload('ours.csv', CSV)).to);
    const guessed = await open(at('/columns'), params);
    expect(guessed.html).toContain('matched by their headings');
    expect(guessed.html).toContain('<option value="5" selected>Officer (for example Ann Lee)</option>');
    expect(guessed.html).toContain('01/05/2024 (May 2024)');
    expect((await send(at('/columns'), { params, body: { ...columns, 'column-name': '0' } })).errors).toEqual(
      {
        'column-name':
          'The column "CQC ID" is chosen for "CQC location id" and for "Name of the service": choose it once',
      },
    );
    expect((await send(at('/columns'), { params, body: columns })).to).toBe(
      `${base}/${params.spreadsheetId}/preview`,
    );
    const next = await open(at('/columns'), idOf((await upload('ours-again.csv', CSV)).to));
    expect(next.html).toContain('You imported a file with these headings before');
  });

  it('previews matches, clashes, rows without a service and bad values, asks, imports, and changes nothing twice', async () => {
    const params = await uploadAndMap(CSV);
    const preview = await open(at('/preview'), params);
    expect(preview.html).toContain('Contracted: No → <strong>Yes</strong>');
    expect(preview.html).toContain('Officers to be added: Ann Lee.');
    expect(preview.html).toContain('no service has the id &quot;1-GONE&quot;');
    expect(preview.html).toContain('Expected Red, Amber or Green');
    expect(preview.html).toContain('Cedar Lodge East, OL3 3CC (1-TWIN-A)');

    const asked = await pressImport(params, { 'choice-5': '1-TWIN-B' });
    expect(asked.status).toBe(200);
    expect(asked.html).toContain('Cedar Lodge West</th>');
    const body = {
      digest: hidden(asked.html, 'digest'),
      madeWith: hidden(asked.html, 'madeWith'),
      'choice-5': '1-TWIN-B',
    };
    const done = await send(at('/preview'), { params, body });
    expect(done.flash).toBe('ours.csv was imported.');
    expect(changed.at(-1)).toEqual(['1-ASH', '1-BEECH', '1-TWIN-B', own]);

    const { db, scope, clock } = get();
    await db.within(scope, async (tx) => {
      const facts = await fetchLocalFacts(tx, clock.today(), ['1-ASH', '1-BEECH', '1-TWIN-B', own]);
      const [officer, ...others] = await fetchOfficers(tx);
      expect(others).toEqual([]);
      expect(facts.get('1-ASH')).toMatchObject({
        contracted: true,
        locality: 'North',
        officerId: officer?.officerId,
        note: 'Kept',
      });
      expect(facts.get('1-BEECH')).toMatchObject({
        contracted: false,
        operational: true,
        officerId: officer?.officerId,
      });
      expect(facts.get(own)).toMatchObject({ contracted: null, locality: 'South' });
      expect(await fetchPlacementCounts(tx, clock.today(), ['1-BEECH'])).toEqual(new Map([['1-BEECH', 4]]));
      expect(
        (await fetchPastRags(tx, ['1-ASH', '1-BEECH'])).map(
          ({ locationId, month, rag }) => `${locationId} ${month} ${rag}`,
        ),
      ).toEqual(['1-ASH 2024-04-01 Red', '1-BEECH 2024-04-01 Green', '1-ASH 2024-05-01 Amber']);
    });

    const result = await open(at(''), params);
    expect(result.html).toContain('Download all 4 as CSV');
    expect((await send(at('/preview'), { params, body })).to).toBe(`${base}/${params.spreadsheetId}`);

    const again = await uploadAndMap(CSV);
    const same = await open(at('/preview'), again);
    const facts = () =>
      db.within(scope, (tx) =>
        sql<{ n: number }>`select count(*)::int as n from market.local_fact`.execute(tx),
      );
    const before = (await facts()).rows;
    expect(same.html).toContain('Services that would change</dt><dd class="govuk-summary-list__value">0');
    expect((await pressImport(again)).flash).toBe('ours.csv was imported.');
    expect((await facts()).rows).toEqual(before);
  });

  it('gives what was left out as CSV in which nothing is a formula', async () => {
    const params = await uploadAndMap(CSV);
    await pressImport(params);
    const { reply } = await open(at('/rejected.csv'), params);
    if (reply.kind !== 'download') throw new Error(`answered with a ${reply.kind}`);
    expect(reply.filename).toBe('left-out-of-ours-2026-11-16.csv');
    const csv = await text(reply.body as Readable);
    expect(csv.split('\r\n')[0]).toBe(
      'Row,Column,Value,Reason,CQC ID,Home,Postcode,Contracted,Operational,Officer,Zone,Placements,Apr 2024,01/05/2024',
    );
    expect(csv).toContain(`7,Placements,'=1+1,Expected a whole number of people from 0 to 9999`);
    expect(csv).toContain(
      '6,,,"No service was found: no service has the id ""1-GONE"", and no service is at OL9 9ZZ"',
    );
    expect(csv).not.toMatch(/(^|,)=/m);
  });

  it('shows the preview again where somebody changed a service meanwhile', async () => {
    const { db, scope, authorityId } = get();
    const params = await uploadAndMap(CSV.replace(',North,', ',West,'));
    const preview = await open(at('/preview'), params);
    await db.within(scope, (tx) =>
      saveLocalFacts(tx, [
        aLocalFact({ authorityId, locationId: '1-ASH', validFrom: day('2026-11-16'), locality: 'East' }),
      ]),
    );
    const body = { digest: hidden(preview.html, 'digest'), madeWith: hidden(preview.html, 'madeWith') };
    const sent = await send(at('/preview'), { params, body });
    expect(sent.status).toBe(409);
    expect(sent.errors.import).toContain('is not what you saw');
    expect(sent.html).toContain('Locality or zone: East → <strong>West</strong>');
  });

  it('reads XLSX and ODS as it reads CSV, with months that are real dates', async () => {
    for (const format of ['xlsx', 'ods'] as const) {
      const table = {
        title: 'ours',
        day: day('2026-11-16'),
        columns: [
          { key: 'id', heading: 'CQC ID', kind: 'text' as const },
          { key: 'contracted', heading: 'Contracted', kind: 'text' as const },
          { key: 'month', heading: '2024-04-01', kind: 'text' as const },
        ],
        rows: [{ id: '1-ASH', contracted: 'Y', month: 'R' }],
      };
      const file = exportTable(format, table);
      const chunks: Buffer[] = [];
      for await (const chunk of file.body) chunks.push(chunk as Buffer);
      const params = idOf((await upload(file.filename, Buffer.concat(chunks))).to);
      const page = await open(at('/columns'), params);
      expect(page.html).toContain('2024-04-01 (April 2024)');
    }
  });

  it('keeps the file, and no page asks more than 8 queries', async () => {
    const params = await uploadAndMap(CSV);
    const { db, scope, dataDir } = get();
    const saved = await db.within(scope, (tx) =>
      sql<{
        path: string;
      }>`select path from market.spreadsheet where spreadsheet_id = ${params.spreadsheetId}`.execute(tx),
    );
    expect(readFileSync(join(dataDir, saved.rows[0]!.path), 'utf8')).toBe(CSV);
    for (const url of ['/preview', '/columns', '/preview']) {
      const sent = (await get().queriesOf(() => open(at(url), params))).filter(
        (statement) => !/^(begin|commit|rollback|start)/i.test(statement),
      );
      expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(8);
    }
    await expect(open(at(''), { spreadsheetId: 'none' })).rejects.toThrow('there is no such spreadsheet');
  });
});
