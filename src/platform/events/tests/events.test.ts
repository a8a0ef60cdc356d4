import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../clock/index.ts';
import type { Tx } from '../../db/types.ts';
import { announcer, defineEvent, listener } from '../index.ts';

const RAIN = defineEvent<{ authorityId: string; mm: number }>('weather.rain');
const FLOOD = defineEvent<{ authorityId: string }>('river.flood');
const clock = fixedClock('2026-11-16T09:00:00Z');
const tx = { name: 'the transaction' } as unknown as Tx;

describe('what one room tells', () => {
  it('is heard by every room that listens, in order, in the same transaction', async () => {
    const heard: string[] = [];
    const announce = announcer(
      [
        listener(RAIN, async (within, { mm }) => {
          heard.push(`first ${mm} ${within === tx}`);
        }),
        listener(FLOOD, async () => {
          heard.push('not this');
        }),
        listener(RAIN, async (_, { mm }) => {
          heard.push(`second ${mm}`);
        }),
      ],
      clock,
    );
    await announce(tx, RAIN, { authorityId: 'a', mm: 3 });
    expect(heard).toEqual(['first 3 true', 'second 3']);
  });

  it('may lead to another event', async () => {
    const heard: string[] = [];
    const announce = announcer(
      [
        listener(RAIN, (within, { authorityId }, hearing) =>
          hearing.announce(within, FLOOD, { authorityId }),
        ),
        listener(FLOOD, async (_, { authorityId }) => {
          heard.push(authorityId);
        }),
      ],
      clock,
    );
    await announce(tx, RAIN, { authorityId: 'a', mm: 90 });
    expect(heard).toEqual(['a']);
  });

  it('breaks off where rooms tell each other in a circle', async () => {
    const announce = announcer(
      [
        listener(RAIN, (within, { authorityId }, hearing) =>
          hearing.announce(within, FLOOD, { authorityId }),
        ),
        listener(FLOOD, (within, { authorityId }, hearing) =>
          hearing.announce(within, RAIN, { authorityId, mm: 1 }),
        ),
      ],
      clock,
    );
    await expect(announce(tx, RAIN, { authorityId: 'a', mm: 1 })).rejects.toThrow('events lead in a circle');
  });

  it('fails the teller where a listener fails, so that nothing is half done', async () => {
    const announce = announcer(
      [
        listener(RAIN, async () => {
          throw new Error('the drain is blocked');
        }),
      ],
      clock,
    );
    await expect(announce(tx, RAIN, { authorityId: 'a', mm: 1 })).rejects.toThrow('the drain is blocked');
  });
});
