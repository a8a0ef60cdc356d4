import { toNobody } from '../../../platform/events/index.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { reader } from '../../../../tests/support/readers.ts';
import { describeOnBothDatabases, type TestDatabase } from '../../../../tests/support/databases.ts';
import { day } from '../../../kernel/calendar-day.ts';
import { FigureCatalogue } from '../../../platform/figures/index.ts';
import type { Fields } from '../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../platform/web/index.ts';
import { apiAssessment, apiLocation, apiRatings } from '../../cqc/factories.ts';
import { importFile, room as cqc } from '../../cqc/index.ts';
import { areasOf } from '../pages/ratings/areas.ts';
import { readRatings } from '../pages/ratings/form.ts';
import { readFigureQuery } from '../rules/figure-query.ts';
import { downloadRatings, showRatings } from '../pages/ratings/handler.ts';

const TODAY = day('2026-11-16');
const figures = new FigureCatalogue(cqc.figures);

describe('the address of the Ratings page', () => {
  it('without anything asks for today, a year of movement, and five years without inspection', () => {
    const { asked, errors } = readRatings({}, TODAY);
    expect(errors).toEqual([]);
    expect(asked).toEqual({
      asAt: '2026-11-16',
      from: '2025-11-16',
      since: '2021-11-16',
      chosen: [],
      everywhere: false,
      compare: '',
    });
  });

  it('moves the two earlier days with the day of the ratings', () => {
    expect(readRatings({ 'as-at': '2024-02-29' }, TODAY).asked).toMatchObject({
      from: '2023-02-28',
      since: '2019-02-28',
    });
  });

  it.each([
    ['as-at', '2026-11-17', 'The day of the ratings must be today or earlier'],
    ['as-at', 'yesterday', '“yesterday” is not a day: choose one, or write it as 2025-03-20'],
    ['from', '2026-11-17', 'The earlier day must not be after the day of the ratings'],
    ['since', '2026-13-01', '“2026-13-01” is not a day: choose one, or write it as 2025-03-20'],
    ['since', '2026-11-17', 'The day of “not inspected since” must not be after the day of the ratings'],
  ])('%s=%s says "%s" and falls back to the usual day', (field, text, message) => {
    const { asked, errors } = readRatings({ [field]: text }, TODAY);
    expect(errors).toEqual([{ field, message }]);
    expect(asked).toEqual(readRatings({}, TODAY).asked);
  });
});

describe('whose services the page counts', () => {
  const places = [
    { localAuthority: 'Leeds', region: 'Yorkshire and The Humber' },
    { localAuthority: 'Oldham', region: 'North West' },
    { localAuthority: 'Rochdale', region: 'North West' },
  ];
  const areas = (fields: Fields) => areasOf(readRatings(fields, TODAY).asked, ['Oldham'], places);

  it('are our own, beside the rest of our region', () => {
    expect(areas({})).toMatchObject({ shown: ['Oldham'], compared: ['Oldham', 'Rochdale'] });
  });

  it('are those chosen, beside ours and their region', () => {
    expect(areas({ la: 'Leeds' })).toMatchObject({
      shown: ['Leeds'],
      compared: ['Oldham', 'Leeds', 'Rochdale'],
    });
  });

  it('are compared with another region, with everybody or with nobody', () => {
    expect(areas({ compare: 'Yorkshire and The Humber' }).compared).toEqual(['Oldham', 'Leeds']);
    expect(areas({ compare: 'all' }).compared).toEqual([]);
    expect(areas({ compare: 'none' }).compared).toEqual(['Oldham']);
  });

  it('are everything where the address says la=*', () => {
    expect(areas({ la: '*' }).shown).toEqual([]);
  });
});

const agency = {
  careHome: 'N',
  gacServiceTypes: [{ name: 'Homecare agencies', description: 'Domiciliary care service' }],
};

/** Oldham: a home that fell to Inadequate in 2026, one long Good, one closed in 2026, a new agency; Rochdale: one Good home. */
const RECORDS = [
  apiLocation({
    locationId: '1-1',
    name: 'Fallen House',
    currentRatings: apiRatings('Inadequate', '2026-03-02'),
    historicRatings: [{ ...apiRatings('Good', '2019-05-01'), reportLinkId: 'old' }],
  }),
  apiLocation({ locationId: '1-2', name: 'Steady House', currentRatings: apiRatings('Good', '2018-05-01') }),
  apiLocation({
    locationId: '1-3',
    name: 'Closed House',
    registrationStatus: 'Deregistered',
    deregistrationDate: '2026-06-30',
  }),
  apiLocation({
    ...agency,
    locationId: '1-4',
    name: 'New Agency',
    registrationDate: '2026-01-05',
    currentRatings: undefined,
  }),
  apiLocation({
    ...agency,
    locationId: '1-5',
    name: 'Rochdale Care',
    localAuthority: 'Rochdale',
    currentRatings: undefined,
    assessment: [apiAssessment('Homecare', 'Good', '2025-02-03')],
  }),
];

describeOnBothDatabases('the Ratings page', (get) => {
  beforeAll(async () => {
    const path = join(get().dataDir, 'records.json');
    writeFileSync(path, JSON.stringify(RECORDS));
    await importFile(get(), { source: 'cqc-api', path });
  });

  it('counts our area as at today: of 3, one each Good, Inadequate and not rated', async () => {
    const html = await page(get());
    expect(html).toContain('As at 16 November 2026, Oldham');
    expect(
      numberBehind(html, 'cqc.rating-distribution', { by: 'setting', rating: 'Outstanding or Good' }),
    ).toBe('33.3%');
    expect(
      numberBehind(html, 'cqc.rating-distribution', {
        by: 'service-type',
        group: 'Residential home',
        rating: 'Inadequate',
      }),
    ).toBe('1');
    expect(numberBehind(html, 'cqc.rating-distribution', { by: 'setting', group: 'Care homes' })).toBe('2');
    expect(
      numberBehind(html, 'cqc.rating-distribution', {
        by: 'setting',
        group: 'Community',
        rating: 'Not rated',
      }),
    ).toBe('1');
  });

  it('tells what moved in the year: one worsened, one newly registered, one no longer', async () => {
    const html = await page(get());
    expect(html).toContain('Movement from 16 November 2025 to 16 November 2026');
    for (const [change, n] of [
      ['Improved', '0'],
      ['Worsened', '1'],
      ['Newly registered', '1'],
      ['No longer registered', '1'],
    ]) {
      expect(numberBehind(html, 'cqc.rating-movement', { change: change! }), change).toBe(n);
    }
    expect(numberBehind(html, 'cqc.rating-movement', { 'row-from': 'Good', to: 'Inadequate' })).toBe('1');
  });

  it('compares with the rest of the region, naming the day and the denominator, ours marked', async () => {
    const html = await page(get());
    expect(html).toContain('Oldham (ours)');
    expect(html).toContain('Rochdale');
    expect(html).toContain(
      'As at 16 November 2026, out of the locations registered with CQC for adult social care on that day',
    );
    expect(
      numberBehind(html, 'cqc.rating-distribution', {
        by: 'local-authority',
        group: 'Rochdale',
        rating: 'Good',
      }),
    ).toBe('1');
  });

  it('tells the age of the ratings and who was not inspected since a day', async () => {
    const html = await page(get(), { since: '2020-01-01' });
    expect(html).toContain('4.6 years old on average, over the 2 that were rated');
    expect(numberBehind(html, 'cqc.rating-age', { age: '5 years or more' })).toBe('1');
    expect(html).toContain('Not inspected since 1 January 2020');
    expect(
      numberBehind(html, 'cqc.not-inspected-since', { by: 'service-type', group: 'Residential home' }),
    ).toBe('1');
  });

  it('opens as many records behind every number as the number says', async () => {
    const html = await page(get(), { la: '*' });
    const links = figureLinks(html);
    expect(links.length).toBeGreaterThan(60);
    for (const { figure, fields, n } of links) {
      const { parameters, selection } = readFigureQuery(figure, fields, TODAY, ['Oldham']);
      const ids = await get().db.within(get().scope, (tx) => figure.records(tx, parameters, selection));
      expect(ids, JSON.stringify({ figure: figure.id, fields })).toHaveLength(n);
    }
  });

  it('as at an earlier day counts what was registered and known then', async () => {
    const html = await page(get(), { 'as-at': '2025-12-31' });
    expect(
      numberBehind(html, 'cqc.rating-distribution', { by: 'setting', group: 'Care homes', rating: 'Good' }),
    ).toBe('3');
    expect(html).not.toContain('Inadequate: 1 of');
  });

  it('keeps what was typed where a day is wrong, and says so', async () => {
    const reply = await open(get(), { 'as-at': '2031-01-01' });
    expect(reply).toMatchObject({ status: 422, errors: [{ field: 'as-at' }] });
    const html = renderToString(<>{viewOf(reply)}</>);
    expect(html).toContain('value="2031-01-01"');
    expect(html).toContain('The day of the ratings must be today or earlier');
  });

  it('of a place without services says what would be there', async () => {
    const html = await page(get(), { la: 'Leeds' });
    expect(html).toContain('No registered location');
    expect(html).toContain('Oldham (ours)');
  });

  it('asks at most 8 queries', async () => {
    const sent = await get().queriesOf(() => open(get()));
    expect(sent.length).toBeLessThanOrEqual(8);
    expect(sent.length).toBeGreaterThan(5);
  });

  it.each(['types', 'settings', 'compared', 'movement', 'ages', 'uninspected'])(
    'downloads its %s in three formats',
    async (part) => {
      for (const format of ['csv', 'xlsx', 'ods']) {
        const reply = await open(get(), {}, downloadRatings, { part, format });
        if (reply.kind !== 'download') throw new Error(`a ${reply.kind} came`);
        expect(reply.filename).toMatch(new RegExp(`-2026-11-16\\.${format}$`));
        const bytes = await bytesOf(reply.body);
        expect(bytes.length).toBeGreaterThan(50);
      }
    },
  );

  it('downloads the numbers that it shows', async () => {
    const reply = await open(get(), {}, downloadRatings, { part: 'movement', format: 'csv' });
    if (reply.kind !== 'download') throw new Error(`a ${reply.kind} came`);
    const text = (await bytesOf(reply.body)).toString('utf8');
    expect(text).toContain('Good,Inadequate,Worsened,1');
    expect(text).toContain('Not registered,Not rated,Newly registered,1');
  });

  it('has no download of another name', async () => {
    await expect(open(get(), {}, downloadRatings, { part: 'colours', format: 'csv' })).rejects.toThrow(
      NotFound,
    );
  });
});

async function open(
  { db, scope, clock, dataDir, authorityId }: TestDatabase,
  query: Fields = {},
  handler: (context: RequestContext) => Promise<Reply> = showRatings,
  params: Record<string, string> = {},
): Promise<Reply> {
  const brand = { wordmark: 'Amberley', primary: '#12404a', accent: '#d98200' };
  const authority = { authorityId, name: 'Testshire', isDemonstration: false, brand, area: ['Oldham'] };
  return db.within(scope, (tx) =>
    handler({
      ...reader(), tx, db, scope, authority, clock, dataDir, figures, query, params,
      today: clock.today(),
      url: '/ratings',
      body: {},
      uploads: [],
      announce: toNobody,
      enqueue: () => Promise.reject(new Error('this page queues no jobs')),
    }),
  ); // prettier-ignore
}

async function page(test: TestDatabase, query: Fields = {}): Promise<string> {
  return renderToString(<>{viewOf(await open(test, query))}</>);
}

function viewOf(reply: Reply) {
  if (reply.kind !== 'page') throw new Error(`a ${reply.kind} came instead of a page`);
  return reply.view;
}

/** The number that links to the records of a figure with exactly these selections (beside its days and areas). */
function numberBehind(html: string, id: string, selection: Record<string, string>): string | undefined {
  const usual = new Set(['as-at', 'from', 'la', 'by']);
  for (const [, href, inner] of html.matchAll(
    /<a class="govuk-link amb-figure[^"]*" href="([^"]*)"[^>]*>(.*?)<\/a>/g,
  )) {
    const url = new URL(href!.replaceAll('&amp;', '&'), 'http://test');
    if (url.pathname !== `/figures/${id}/records`) continue;
    const named = Object.entries(selection).every(([name, value]) => url.searchParams.get(name) === value);
    const others = [...url.searchParams.keys()].filter((name) => !usual.has(name) && !(name in selection));
    if (named && others.length === 0) return inner!.replace(/<.*$/s, '');
  }
  return undefined;
}

/** Every number that opens records: its figure, the address's fields, and how many it says. */
function figureLinks(html: string) {
  const links = [
    ...html.matchAll(
      /<a class="govuk-link amb-figure[^"]*" href="([^"]*\/records[^"]*)"( title="([\d,]+)[^"]*")?>([\d,]*)/g,
    ),
  ];
  return links.map(([, href, , titled, shown]) => {
    const url = new URL(href!.replaceAll('&amp;', '&'), 'http://test');
    const figure = figures.find(url.pathname.split('/')[2] ?? '')!;
    const fields: Fields = {};
    for (const name of new Set(url.searchParams.keys())) fields[name] = url.searchParams.getAll(name);
    return { figure, fields, n: Number((titled ?? shown ?? '').replaceAll(',', '')) };
  });
}

async function bytesOf(body: AsyncIterable<unknown> | Buffer | string): Promise<Buffer> {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return Buffer.from(body);
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces);
}
