import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { MOST_VALUES } from '../limits.ts';
import { parameterReader } from '../read-parameters.ts';
import { AskedDay, pageParameters } from '../schemas.ts';

const read = parameterReader(
  Type.Object({
    day: AskedDay('A day.'),
    rag: Type.Optional(Type.Array(Type.Enum(['Red', 'Green']))),
    name: Type.Optional(Type.String({ maxLength: 5 })),
    ...pageParameters,
  }),
  'query',
);

describe('the parameters of an address', () => {
  it('are read as what they are', () => {
    expect(read({ day: '2024-02-29', rag: ['Red', 'Red', 'Green'], name: '', limit: '200' })).toEqual({
      value: { day: '2024-02-29', rag: ['Red', 'Green'], name: '', limit: 200 },
    });
    expect(read({ rag: 'Red' })).toEqual({ value: { rag: ['Red'] } });
    expect(read({})).toEqual({ value: {} });
  });

  it.each([
    [
      { day: '2023-02-29' },
      'day is "2023-02-29": expected a day from 1900-01-01 to 2099-12-31, written YYYY-MM-DD.',
    ],
    [{ day: '1899-12-31' }, 'day is "1899-12-31": expected a day from 1900-01-01'],
    [{ day: '' }, 'day is "": expected a day'],
    [{ rag: ['Red', 'Blue'] }, 'rag is "Blue": expected one of "Red", "Green".'],
    [{ name: 'longer' }, 'name is "longer": expected plain text of at most 5 characters.'],
    [{ name: 'a\u0000' }, 'name is "a\u0000": expected plain text'],
    [{ name: '\ud800' }, 'expected plain text'],
    [{ name: ['a', 'b'] }, 'name is "a, b": expected plain text of at most 5 characters, once.'],
    [{ limit: '1.5' }, 'limit is "1.5": expected a whole number from 1 to 200.'],
    [{ limit: ' 5' }, 'limit is " 5": expected a whole number'],
    [{ limit: '-0' }, 'limit is "-0": expected a whole number'],
    [
      { rag: Array.from({ length: MOST_VALUES + 1 }, () => 'Red') },
      'rag is "101 values": expected at most 100 values.',
    ],
    [{ Day: '2024-01-01' }, 'There is no parameter "Day" here: there are day, rag, name, limit, cursor.'],
  ])('%j is refused with words', (given, words) => {
    const { errors } = read(given);
    expect(errors).toHaveLength(1);
    expect(errors![0]!.detail).toContain(words);
  });

  it('are pointed at, however they are called, and cut where they are long', () => {
    const { errors } = read({ 'a/b~c': 'x'.repeat(500) });
    expect(errors![0]).toMatchObject({ pointer: '#/query/a~1b~0c', value: `${'x'.repeat(99)}…` });
  });

  it('must be there where the operation needs them', () => {
    const readQ = parameterReader(Type.Object({ q: Type.String({ minLength: 1, maxLength: 200 }) }), 'query');
    expect(readQ({ q: 'lodge' })).toEqual({ value: { q: 'lodge' } });
    const { errors } = readQ({});
    expect(errors).toMatchObject([{ parameter: 'q', pointer: '#/query/q', value: '' }]);
    expect(errors![0]!.detail).toBe('q is missing: expected plain text of 1 to 200 characters.');
    expect(readQ({ q: '' }).errors).toHaveLength(1);
    expect(readQ({ q: [] }).errors).toHaveLength(1);
  });

  it('are faulted all at once', () => {
    expect(read({ day: 'x', rag: 'x', limit: 'x', x: 'x' }).errors).toHaveLength(4);
  });
});
