import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { apiLocation, apiProvider, apiRatings } from '../factories.ts';
import { clientGroupName, specialismOf } from '../rules/client-groups.ts';
import { readDay } from '../rules/dates.ts';
import { AGE_BANDS, shareRows } from '../rules/figure-rows.ts';
import { readRating } from '../rules/rating-words.ts';
import { recordFromApi } from '../rules/record-from-api.ts';
import { serviceTypeOf } from '../rules/service-types.ts';

describe("CQC's days", () => {
  it.each([
    ['2018-01-09', '2018-01-09'],
    ['2024-09-17 15:19:48', '2024-09-17'],
    ['2018-01-09T00:00:00', '2018-01-09'],
    ['09/01/2018', '2018-01-09'],
    ['9/1/2018', '2018-01-09'],
    ['09/Jan/2018 - 00:00', '2018-01-09'],
    ['29/02/2023', null],
    ['2018-13-01', null],
    ['01/Foo/2018', null],
    ['43109', null],
  ])('%s is %s', (text, expected) => expect(readDay(text)).toBe(expected));

  it('read the same in every way of writing them', () => {
    const start = day('1990-01-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (n) => {
        const iso = addDays(start, n);
        const [year, month, dayOfMonth] = iso.split('-') as [string, string, string];
        expect(readDay(iso)).toBe(iso);
        expect(readDay(`${dayOfMonth}/${month}/${year}`)).toBe(iso);
      }),
    );
  });
});

describe('the words in the place of a rating', () => {
  it('are compared without letter case', () => {
    expect(readRating('Requires Improvement')).toMatchObject({
      rating: 'Requires improvement',
      notRatedReason: null,
    });
    expect(readRating('  OUTSTANDING ')).toMatchObject({ rating: 'Outstanding' });
  });

  it.each([
    'Inspected but not rated',
    'No published rating',
    'Insufficient evidence to rate',
    'No Approved Rating',
    'Not Rated',
    'Not applicable',
  ])('"%s" is no rating and is kept as the reason', (words) =>
    expect(readRating(words.toUpperCase())).toEqual({ rating: null, notRatedReason: words, known: true }),
  );

  it('are never guessed at where they are unknown', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { rating, notRatedReason } = readRating(text);
        expect(rating === null).toBe(notRatedReason !== null);
      }),
    );
    expect(readRating('Quite good')).toEqual({ rating: null, notRatedReason: 'Quite good', known: false });
  });
});

describe('two vocabularies', () => {
  it('of service types become one', () => {
    expect(serviceTypeOf('Homecare agencies')).toBe('Domiciliary care service');
    expect(serviceTypeOf('domiciliary care service')).toBe('Domiciliary care service');
    expect(serviceTypeOf('Moon base')).toBe('Moon base');
  });

  it('of client groups become one, with the name that people use', () => {
    expect(specialismOf('Older People')).toBe('Caring for adults over 65 yrs');
    expect(clientGroupName('Caring for adults over 65 yrs')).toBe('Older people');
    expect(clientGroupName('Older People')).toBe('Older people');
  });
});

describe('a record of the API', () => {
  const eventsOf = (over: object) => {
    const { value } = recordFromApi(apiLocation(over as Record<string, unknown>));
    if (value?.kind !== 'location') throw new Error('not a location');
    return value.events;
  };

  it('is a location or a provider by what it holds', () => {
    expect(recordFromApi(apiLocation()).value?.kind).toBe('location');
    expect(recordFromApi(apiProvider()).value?.kind).toBe('provider');
    expect(recordFromApi({ type: 'Primary Dental Care', locationId: '1-9' }).value).toEqual({
      kind: 'left out',
      id: '1-9',
      reason: 'not adult social care (Primary Dental Care)',
    });
    expect(recordFromApi('a word').errors?.[0]).toMatchObject({ field: 'locationId', value: 'a word' });
  });

  it('gives each key question the day of its own report', () => {
    const ratings = apiRatings('Good', '2022-05-10') as {
      overall: { keyQuestionRatings: Record<string, string>[] };
    };
    ratings.overall.keyQuestionRatings[2]!.reportDate = '2018-07-01';
    const caring = eventsOf({ currentRatings: ratings }).find(({ keyQuestion }) => keyQuestion === 'Caring');
    expect(caring?.reportDate).toBe('2018-07-01');
  });

  it('keeps ratings inherited from an earlier registration, with its id', () => {
    const [, past] = eventsOf({
      historicRatings: [
        {
          organisationId: '1-5',
          reportDate: '2011-01-01',
          reportLinkId: 'x',
          overall: { rating: 'Good', keyQuestionRatings: [] },
        },
      ],
    });
    expect(past).toMatchObject({ inheritedFrom: '1-5', reportDate: '2011-01-01' });
  });

  it('makes the same edge of a predecessor and of a successor', () => {
    const edge = (type: string, id: string, relatedLocationId: string) => {
      const relationships = [{ type, relatedLocationId, relatedLocationName: 'A', reason: 'New Provider' }];
      const { value } = recordFromApi(apiLocation({ locationId: id, relationships }));
      return value?.kind === 'location' ? value.relationships[0] : undefined;
    };
    expect(edge('HSCA Predecessor', '1-2', '1-1')).toMatchObject({ locationId: '1-2', predecessorId: '1-1' });
    expect(edge('HSCA Successor', '1-1', '1-2')).toMatchObject({ locationId: '1-2', predecessorId: '1-1' });
  });

  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void recordFromApi(json)));
    const keys = Object.keys(apiLocation());
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.jsonValue(),
        (key, value) => void recordFromApi(apiLocation({ [key]: value })),
      ),
    );
  });
});

describe('the rows of a figure', () => {
  it('show every rating of every group, and a percentage that is not rounded', () => {
    const rows = shareRows([{ group: 'B', key: 'Good', n: 1 }, { group: 'B', key: 'Poor', n: 2 }, { group: 'A', key: 'Good', n: 1 }], ['Good', 'Poor'], 'rating', true); // prettier-ignore
    expect(rows.map(({ group, rating, n, of, percent }) => [group, rating, n, of, percent])).toEqual([
      ['A', 'Good', 1, 1, 100],
      ['A', 'Poor', 0, 1, 0],
      ['B', 'Good', 1, 3, 100 / 3],
      ['B', 'Poor', 2, 3, 200 / 3],
    ]);
  });

  it('have bands of age without a gap', () => {
    const banded = AGE_BANDS.filter(({ from }) => from !== null);
    banded.slice(1).forEach((band, i) => expect(band.from).toBe(banded[i]!.to));
  });
});
