import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { day, type Day } from '../../src/kernel/calendar-day.ts';
import { RATINGS } from '../../src/kernel/rating.ts';
import { apiLocation, apiRatings } from '../../src/modules/cqc/factories.ts';
import { importFile, room as cqc } from '../../src/modules/cqc/index.ts';
import { shareRows, SHOWN_RATINGS } from '../../src/modules/cqc/rules/figure-rows.ts';
import { room as insight } from '../../src/modules/insight/index.ts';
import { aLocalFact } from '../../src/modules/market/factories.ts';
import { saveLocalFacts } from '../../src/modules/market/queries/save-local-facts.ts';
import {
  FigureCatalogue,
  type FigureParameters,
  type FigureSelection,
} from '../../src/platform/figures/index.ts';
import { describeOnBothDatabases, type TestDatabase } from '../support/databases.ts';

// Figures that councils published, counted anew from records: "Care Home Quality" (Leicestershire, 6 September 2021,
// paragraphs 9-16) and the quality of regulated care in Leicester (24 August 2023, paragraphs 4.6-4.7).

type Rated = (typeof SHOWN_RATINGS)[number];
/** How many there are of each rating, in the order of SHOWN_RATINGS. */
type Split = readonly [number, number, number, number, number];

const HOME = [{ name: 'Residential homes', description: 'Care home service without nursing' }];
const HOME_CARE = [{ name: 'Homecare agencies', description: 'Domiciliary care service' }];

const figures = new FigureCatalogue([...cqc.figures, ...insight.figures]);

/** Ids `<prefix>-1`, `<prefix>-2`, ... each with its rating, as many as the split says. */
function rated(prefix: string, split: Split): { locationId: string; rating: Rated }[] {
  return split
    .flatMap((n, i) => Array.from({ length: n }, () => SHOWN_RATINGS[i]!))
    .map((rating, i) => ({ locationId: `${prefix}-${i + 1}`, rating }));
}

/** A record as CQC's API gives it: registered over a span, with the rating published on a day, and what was before. */
function record(given: {
  locationId: string;
  rating: Rated;
  localAuthority: string;
  services: typeof HOME;
  ratedOn?: string;
  before?: { rating: string; reportDate: string };
  from?: string;
  to?: string;
}) {
  const { locationId, rating, localAuthority, services, ratedOn = '2019-06-03', before } = given;
  return apiLocation({
    locationId,
    name: `Service ${locationId}`,
    localAuthority,
    gacServiceTypes: services,
    careHome: services === HOME ? 'Y' : 'N',
    registrationDate: given.from ?? '2015-04-01',
    registrationStatus: given.to === undefined ? 'Registered' : 'Deregistered',
    deregistrationDate: given.to,
    currentRatings: rating === 'Not rated' ? undefined : apiRatings(rating, ratedOn),
    historicRatings:
      before === undefined
        ? []
        : [{ ...apiRatings(before.rating, before.reportDate), reportLinkId: `old-${locationId}` }],
  });
}

async function load(test: TestDatabase, records: object[]): Promise<void> {
  const path = join(test.dataDir, 'records.json');
  writeFileSync(path, JSON.stringify(records));
  const { read, added, rejected } = await importFile(test, { source: 'cqc-api', path });
  expect({ read, added, rejected }).toEqual({ read: records.length, added: records.length, rejected: [] });
}

/** Asks a figure of the catalogue as a page does. */
function asking(get: () => TestDatabase, localAuthority: string) {
  const figure = (id: string) => {
    const found = figures.find(id);
    if (found === undefined) throw new Error(`no figure ${id}`);
    return found;
  };
  const whole = (parameters: Partial<FigureParameters> & { asAt: Day }) => ({
    localAuthorities: [localAuthority],
    ...parameters,
  });
  return {
    value: (id: string, parameters: Partial<FigureParameters> & { asAt: Day }) =>
      get().db.within(get().scope, (tx) => figure(id).value(tx, whole(parameters))),
    records: (
      id: string,
      parameters: Partial<FigureParameters> & { asAt: Day },
      selection: FigureSelection = {},
    ) => get().db.within(get().scope, (tx) => figure(id).records(tx, whole(parameters), selection)),
  };
}

const AUGUST_2021 = day('2021-08-09');
const MARCH_2020 = day('2020-03-15');
const COUNTY = { localAuthority: 'Leicestershire' };

/** 174 homes stood on both days; 4 of March 2020 closed and 2 opened. Of the 33 that require improvement, 10 were good until 2021. */
function countyHomes() {
  const standing = rated('1-home', [4, 128, 33, 2, 9]).map((home, i) => {
    const opened = home.rating === 'Not rated' && i >= 174 ? { from: '2020-11-02' } : {};
    const fell = home.rating === 'Requires improvement' && i < 142;
    const history = fell
      ? { ratedOn: '2021-02-01', before: { rating: 'Good', reportDate: '2018-06-01' } }
      : {};
    return record({ ...COUNTY, ...home, services: HOME, ...opened, ...history });
  });
  const closed = rated('1-closed-home', [0, 1, 3, 0, 0]).map((home) =>
    record({ ...COUNTY, ...home, services: HOME, to: '2020-10-01' }),
  );
  return [...standing, ...closed];
}

/** 110 agencies stood on both days; 8 of March 2020 closed and 9 opened. */
function countyAgencies() {
  const standing = rated('1-agency', [5, 80, 9, 0, 25]).map((agency, i) =>
    record({ ...COUNTY, ...agency, services: HOME_CARE, ...(i >= 110 ? { from: '2020-12-01' } : {}) }),
  );
  const closed = rated('1-closed-agency', [0, 5, 1, 0, 2]).map((agency) =>
    record({ ...COUNTY, ...agency, services: HOME_CARE, to: '2020-06-30' }),
  );
  return [...standing, ...closed];
}

/** Three unrated homes that operated on neither day, and the four that closed and had stopped before. */
const NOT_OPERATING = [
  '1-home-168',
  '1-home-169',
  '1-home-170',
  '1-closed-home-1',
  '1-closed-home-2',
  '1-closed-home-3',
  '1-closed-home-4',
];

describeOnBothDatabases(
  'the county of the care home quality report',
  (get) => {
    const { value, records } = asking(get, 'Leicestershire');

    beforeAll(async () => {
      await load(get(), [...countyHomes(), ...countyAgencies()]);
      const { authorityId, db, scope } = get();
      const facts = NOT_OPERATING.map((locationId) =>
        aLocalFact({ authorityId, locationId, operational: false, validFrom: day('2019-12-01') }),
      );
      await db.within(scope, (tx) => saveLocalFacts(tx, facts));
    });

    it('9 August 2021: 295 registered services, 176 homes of which 173 operate, and 119 in the community', async () => {
      const { denominator, rows } = await value('market.services', { asAt: AUGUST_2021, by: 'setting' });
      expect(denominator).toBe(295);
      expect(rows).toEqual([
        { group: 'Care homes', n: 176, operational: 173, contracted: 0 },
        { group: 'Community', n: 119, operational: 119, contracted: 0 },
      ]);
    });

    it('15 March 2020: 296 registered services, 178 homes of which 171 operate, and 118 in the community', async () => {
      const { denominator, rows } = await value('market.services', { asAt: MARCH_2020, by: 'setting' });
      expect(denominator).toBe(296);
      expect(rows).toEqual([
        { group: 'Care homes', n: 178, operational: 171, contracted: 0 },
        { group: 'Community', n: 118, operational: 118, contracted: 0 },
      ]);
    });

    it('opens the 173 that operate, and none of them is one that does not', async () => {
      const parameters = { asAt: AUGUST_2021, by: 'setting' };
      const open = await records('market.services', parameters, { group: 'Care homes', only: 'operational' });
      expect(open).toHaveLength(173);
      expect(open.filter((id) => NOT_OPERATING.includes(id))).toEqual([]);
    });

    it.each([
      ['Care homes', 176, [2, 73, 19, 1, 5]],
      ['Community', 119, [4, 67, 8, 0, 21]],
    ] as const)(
      '%s in August 2021 (N %i): %j per cent, best rating first, unrated last',
      async (group, of, percents) => {
        const { rows } = await value('cqc.rating-distribution', { asAt: AUGUST_2021, by: 'setting' });
        const shares = rows.filter((row) => row.group === group);
        expect(shares.map((row) => row.rating)).toEqual([...RATINGS, 'Not rated']);
        expect(shares.every((row) => row.of === of)).toBe(true);
        expect(shares.map((row) => Math.round(Number(row.percent)))).toEqual(percents);
      },
    );

    it('every share opens to as many records as it counts', async () => {
      const parameters = { asAt: AUGUST_2021, by: 'setting' };
      const { rows } = await value('cqc.rating-distribution', parameters);
      for (const { group, rating, n } of rows) {
        const open = await records('cqc.rating-distribution', parameters, {
          group: String(group),
          rating: String(rating),
        });
        expect(open, `${group}, ${rating}`).toHaveLength(Number(n));
      }
    });

    it('in March 2020 counts the rating that stood then: homes that fell in 2021 were still good', async () => {
      const { rows } = await value('cqc.rating-distribution', { asAt: MARCH_2020, by: 'setting' });
      const homes = Object.fromEntries(
        rows.filter((row) => row.group === 'Care homes').map((row) => [row.rating, row.n]),
      );
      expect(homes).toEqual({
        Outstanding: 4,
        Good: 128 + 10 + 1,
        'Requires improvement': 33 - 10 + 3,
        Inadequate: 2,
        'Not rated': 7,
      });
    });

    it('between the two days 10 got worse, 11 were newly registered and 12 no longer', async () => {
      const { denominator, rows } = await value('cqc.rating-movement', {
        asAt: AUGUST_2021,
        from: MARCH_2020,
      });
      const n = (change: string) =>
        rows.filter((row) => row.change === change).reduce((sum, row) => sum + Number(row.n), 0);
      expect([n('Improved'), n('Worsened'), n('Newly registered'), n('No longer registered')]).toEqual([
        0, 10, 11, 12,
      ]);
      expect(denominator).toBe(295 + 12);
      expect(denominator).toBe(296 + 11);
    });
  },
  { area: ['Leicestershire'] },
);

const JUNE_2023 = day('2023-06-30');
const YEAR_2020 = day('2020-12-31');

/** Which of 2020's 101 homes became what by June 2023; eleven closed. Adds up to both published lists; the moves themselves are ours. */
const CITY_MOVES: readonly (readonly [before: Rated, after: Rated | 'closed', n: number])[] = [
  ['Outstanding', 'Outstanding', 1],
  ['Outstanding', 'Good', 2],
  ['Good', 'Good', 53],
  ['Good', 'Requires improvement', 16],
  ['Good', 'Inadequate', 3],
  ['Good', 'closed', 8],
  ['Requires improvement', 'Good', 4],
  ['Requires improvement', 'Requires improvement', 9],
  ['Requires improvement', 'Inadequate', 2],
  ['Requires improvement', 'closed', 3],
];

function cityHomes(): object[] {
  return CITY_MOVES.flatMap(([before, after, n], move) =>
    Array.from({ length: n }, (_, i) => {
      const home = { locationId: `1-city-${move}-${i + 1}`, localAuthority: 'Leicester', services: HOME };
      if (after === 'closed') return record({ ...home, rating: before, to: '2022-03-31' });
      if (after === before) return record({ ...home, rating: before });
      return record({
        ...home,
        rating: after,
        ratedOn: '2022-09-12',
        before: { rating: before, reportDate: '2019-06-03' },
      });
    }),
  );
}

describeOnBothDatabases(
  'the city of the regulated care report',
  (get) => {
    const { value } = asking(get, 'Leicester');
    const counts = async (asAt: Day) => {
      const { denominator, rows } = await value('cqc.rating-distribution', { asAt });
      return { denominator, n: rows.map((row) => row.n), percents: rows.map((row) => Number(row.percent)) };
    };
    beforeAll(() => load(get(), cityHomes()));

    it('2020: 3 Outstanding, 80 Good, 18 Requires improvement, none Inadequate', async () => {
      expect(await counts(YEAR_2020)).toMatchObject({ denominator: 101, n: [3, 80, 18, 0, 0] });
    });

    it('30 June 2023: 1 Outstanding, 59 Good, 25 Requires improvement, 5 Inadequate are 90', async () => {
      expect(await counts(JUNE_2023)).toMatchObject({ denominator: 90, n: [1, 59, 25, 5, 0] });
    });

    it('5 Inadequate of those 90 are 5.6%, where the paper prints less than 5.4%', async () => {
      const { percents } = await counts(JUNE_2023);
      expect(percents[3]?.toFixed(1)).toBe('5.6');
    });

    it('the printed 65.2% Good or Outstanding takes two unrated homes more, and then 5 of 92 are still 5.43%', async () => {
      const unrated = rated('1-city-unrated', [0, 0, 0, 0, 2]);
      await load(
        get(),
        unrated.map((home) => record({ ...home, localAuthority: 'Leicester', services: HOME })),
      );
      const { denominator, percents } = await counts(JUNE_2023);
      expect(denominator).toBe(92);
      expect(((percents[0] ?? 0) + (percents[1] ?? 0)).toFixed(1)).toBe('65.2');
      expect(percents[3]?.toFixed(2)).toBe('5.43');
    });
  },
  { area: ['Leicester'] },
);

describe('what cannot be reproduced', () => {
  it('five whole percentages of one denominator never add to 103, as the column for homes in England does', () => {
    const split = fc.array(fc.nat({ max: 20_000 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(split, (numbers) => {
        fc.pre(numbers.some((n) => n > 0));
        const counts = numbers.map((n, i) => ({ group: 'All', key: SHOWN_RATINGS[i]!, n }));
        const rows = shareRows(counts, SHOWN_RATINGS, 'rating', false);
        const printed = rows.reduce((sum, { percent }) => sum + Math.round(percent ?? 0), 0);
        expect(printed).toBeGreaterThanOrEqual(98);
        expect(printed).toBeLessThanOrEqual(102);
      }),
    );
  });
});
