import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uuidv7 } from '../uuid.ts';

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

it('is a UUID of version 7, whatever the moment and the chance', () => {
  fc.assert(
    fc.property(moment, random, (ms, bytes) => {
      expect(uuidv7(ms, bytes)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});

it('sorts by when it was made', () => {
  fc.assert(
    fc.property(moment, moment, random, random, (a, b, x, y) => {
      fc.pre(a !== b);
      expect(uuidv7(a, x) < uuidv7(b, y)).toBe(a < b);
    }),
  );
});

it('refuses too little chance', () => {
  expect(() => uuidv7(0, new Uint8Array(9))).toThrow('a UUID needs 10 random bytes, got 9');
});
