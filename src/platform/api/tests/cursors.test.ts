import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from '../cursors.ts';
import { ApiProblem } from '../problems.ts';

const place = { key: Buffer.alloc(32, 1), operation: 'list', query: { q: 'a', limit: 5 } };

describe('a cursor', () => {
  it('comes back as the position that it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (position) => {
        expect(readCursor(place, writeCursor(place, position))).toEqual(position);
      }),
    );
  });

  it('holds whatever the limit is, and whatever the order of the parameters', () => {
    const cursor = writeCursor({ ...place, query: { b: ['1'], a: 'x', limit: 1 } }, ['p']);
    expect(readCursor({ ...place, query: { a: 'x', limit: 200, cursor, b: ['1'] } }, cursor)).toEqual(['p']);
  });

  it.each([
    ['with another key', { ...place, key: Buffer.alloc(32, 2) }],
    ['in another list', { ...place, operation: 'other' }],
    ['with other parameters', { ...place, query: { q: 'b' } }],
    ['with one more parameter', { ...place, query: { q: 'a', rag: ['Red'] } }],
  ])('is refused %s', (_what, other) => {
    expect(() => readCursor(other, writeCursor(place, ['p']))).toThrow(ApiProblem);
  });

  it('is refused where anything of it was changed or added', () => {
    const cursor = writeCursor(place, ['1-100']);
    for (const bent of [
      '',
      'AAAA',
      `${cursor}A`,
      cursor.slice(1),
      `${cursor}=`,
      `${cursor} `,
      cursor.toLowerCase(),
    ])
      expect(() => readCursor(place, bent), bent).toThrow(/expected the cursor of a `next` link/);
  });
});
