import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, many, one, queryString, wholeNumber, type Fields } from '../index.ts';

const anyText = fc.string({ unit: 'grapheme' });
const anyFields: fc.Arbitrary<Fields> = fc.dictionary(
  anyText,
  fc.oneof(anyText, fc.array(anyText), fc.constant(undefined)),
);

describe('reading fields', () => {
  it('takes the first of a repeated field, trimmed, and "" where it is absent', () => {
    expect(one({ a: [' x ', 'y'] }, 'a')).toBe('x');
    expect(one({}, 'a')).toBe('');
    expect(many({ a: ['x', ' x', '', 'y'] }, 'a')).toEqual(['x', 'y']);
  });

  it('reads a day from three boxes: none, a day, or no day at all', () => {
    const boxes = (d: string, m: string, y: string) => ({ 'on-day': d, 'on-month': m, 'on-year': y });
    expect(dayOf(boxes('', '', ''), 'on')).toBeNull();
    expect(dayOf(boxes('9', '8', '2021'), 'on')).toBe('2021-08-09');
    for (const wrong of [
      boxes('30', '2', '2021'),
      boxes('9', '', '2021'),
      boxes('x', '8', '2021'),
      boxes('9', '8', '21'),
    ]) {
      expect(dayOf(wrong, 'on')).toBeUndefined();
    }
  });

  it('reads whole numbers within bounds', () => {
    expect(wholeNumber('', 0, 10)).toBeNull();
    expect(wholeNumber('7', 0, 10)).toBe(7);
    for (const text of ['11', '-1', '1.5', '1e3', 'seven', '99999999999'])
      expect(wholeNumber(text, 0, 10)).toBeUndefined();
  });

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(anyFields, anyText, (fields, name) => {
        one(fields, name);
        many(fields, name);
        dayOf(fields, name);
        wholeNumber(one(fields, name), 0, 99);
        queryString(fields);
      }),
    );
  });
});

describe('writing a query string', () => {
  it('keeps what is not replaced, and drops what is empty', () => {
    expect(queryString({ q: 'meadow', rag: ['Red', 'Amber'], page: '3' }, { page: undefined })).toBe(
      '?q=meadow&rag=Red&rag=Amber',
    );
    expect(queryString({ q: '' })).toBe('');
  });

  it('is read back as the same fields', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: 'grapheme', minLength: 1 })),
        (fields) => {
          const text = queryString(fields);
          expect(Object.fromEntries(new URLSearchParams(text))).toEqual(
            Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.toWellFormed()])),
          );
        },
      ),
    );
  });
});
