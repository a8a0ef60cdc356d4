import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOfHeading } from '../rules/month-words.ts';
import { nameSimilarity } from '../rules/name-similarity.ts';
import { normalPostcode } from '../rules/postcode.ts';
import { ragOf } from '../rules/rag-words.ts';
import { yesNo } from '../rules/yes-no.ts';

const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

describe('a heading that names a month', () => {
  it.each([
    ['Apr 2024', '2024-04-01'],
    ['April 2024', '2024-04-01'],
    ['RAG Apr-24', '2024-04-01'],
    ['Apr-24 RAG status', '2024-04-01'],
    ["Sept '23", '2023-09-01'],
    ['2024-04', '2024-04-01'],
    ['2024 April', '2024-04-01'],
    ['04/2024', '2024-04-01'],
    ['01/04/2024', '2024-04-01'],
    ['2024-04-01', '2024-04-01'],
    ['2024-04-30T12:00:00', '2024-04-01'],
  ])('"%s" is %s', (heading, month) => expect(monthOfHeading(heading)).toBe(month));

  it.each([
    '',
    'Name',
    'Maybe 2024',
    '13/2024',
    '40/04/2024',
    'Apr',
    '2024',
    'Apr 1066',
    'Locality 2024',
    '0161 770 1000',
  ])('"%s" names none', (heading) => expect(monthOfHeading(heading)).toBeNull());

  it('reads every month however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const two = String(month).padStart(2, '0');
        const name = NAMES[month - 1]!;
        for (const heading of [
          `${name} ${year}`,
          `${name.slice(0, 3)}-${year}`,
          `${year}-${two}`,
          `${two}/${year}`,
          `01/${two}/${year}`,
        ]) {
          expect(monthOfHeading(heading), heading).toBe(`${year}-${two}-01`);
        }
      }),
    );
  });

  it('never throws', () => fc.assert(fc.property(fc.string(), (text) => void monthOfHeading(text))));
});

describe('yes, no and colours as people write them', () => {
  it.each(['Y', 'yes', ' TRUE ', '1', 'x'])('"%s" is yes', (text) => expect(yesNo(text)).toBe(true));
  it.each(['N', 'No', 'false', '0'])('"%s" is no', (text) => expect(yesNo(text)).toBe(false));
  it.each(['', 'maybe', 'yes and no', '2'])('"%s" is neither', (text) => expect(yesNo(text)).toBeUndefined());
  it.each([
    ['R', 'Red'],
    ['amber', 'Amber'],
    ['GREEN ', 'Green'],
    ['Blue', undefined],
    ['', undefined],
  ])('"%s" is %s', (text, rag) => expect(ragOf(text)).toBe(rag));
});

describe('postcodes', () => {
  it.each([
    ['ol11aa', 'OL1 1AA'],
    [' OL1  1AA', 'OL1 1AA'],
    ['sw1a-2aa', 'SW1A 2AA'],
    ['M1 1AE', 'M1 1AE'],
    ['Oldham', ''],
    ['', ''],
  ])('"%s" is "%s"', (typed, postcode) => expect(normalPostcode(typed)).toBe(postcode));

  it('a normal postcode stays as it is', () => {
    const postcodes = fc.stringMatching(/^[a-z]{1,2}[1-9][0-9a-z]? ?[0-9][a-z]{2}$/);
    fc.assert(
      fc.property(postcodes, (text) => {
        const normal = normalPostcode(text);
        expect(normal).toMatch(/^[A-Z0-9]{2,4} [0-9][A-Z]{2}$/);
        expect(normalPostcode(normal)).toBe(normal);
      }),
    );
  });
});

describe('how alike two names are', () => {
  it('passes over words that half of all services have', () => {
    expect(nameSimilarity('Ash Court Care Home', 'ASH COURT')).toBe(1);
    expect(nameSimilarity('The Beeches', 'Beeches Residential Home')).toBe(1);
  });

  it('forgives a slip of the pen and tells strangers apart', () => {
    expect(nameSimilarity('Meadow Court', 'Medow Court')).toBeGreaterThan(0.8);
    expect(nameSimilarity('Meadow Court', 'Firwood House')).toBeLessThan(0.4);
  });

  it('is the same both ways and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const alike = nameSimilarity(a, b);
        expect(alike).toBe(nameSimilarity(b, a));
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
      }),
    );
  });
});
