import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { aCandidate } from '../factories.ts';
import { drawAgain } from '../rules/draw-again.ts';
import { candidatesOf, drawOf, seedOf, wanted, type Candidate, type Drawable } from '../rules/draw.ts';

const seeds = fc.stringMatching(/^[0-9a-f]{64}$/);
const candidates = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('Green', 'Amber')), {
    selector: ([n]) => n,
    maxLength: 40,
  })
  .map((all) => all.map(([n, colour]) => aCandidate(`1-${n}`, colour)));
const numbers = fc.record({ Green: fc.nat(12), Amber: fc.nat(12) });
const ids = (all: readonly Candidate[]) => all.map(({ locationId }) => locationId);

describe('a draw', () => {
  it('is the same for the same seed and candidates, in whatever order they come', () => {
    fc.assert(
      fc.property(seeds, candidates, numbers, fc.integer(), (seed, all, many, turn) => {
        const shuffled = all.toSorted((a, b) => (Number(a.locationId.slice(2)) * 7919 + turn) % 101 - ((Number(b.locationId.slice(2)) * 7919 + turn) % 101)); // prettier-ignore
        expect(ids(drawOf(seed, shuffled, many))).toEqual(ids(drawOf(seed, all, many)));
      }),
    );
  });

  it('takes as many of a colour as asked, or all where there are fewer, and nobody twice or from elsewhere', () => {
    fc.assert(
      fc.property(seeds, candidates, numbers, (seed, all, many) => {
        const drawn = drawOf(seed, all, many);
        for (const colour of ['Green', 'Amber'] as const)
          expect(drawn.filter((one) => one.colour === colour).length).toBe(
            Math.min(many[colour], all.filter((one) => one.colour === colour).length),
          );
        expect(new Set(ids(drawn)).size).toBe(drawn.length);
        for (const id of ids(drawn)) expect(ids(all)).toContain(id);
      }),
    );
  });

  it('changes by nobody but a new candidate where one more may be drawn', () => {
    fc.assert(
      fc.property(seeds, candidates, numbers, (seed, all, many) => {
        const before = drawOf(seed, all, many);
        const after = drawOf(seed, [...all, aCandidate('9-new')], many);
        const stayed = ids(after).filter((id) => id !== '9-new');
        for (const id of stayed) expect(ids(before)).toContain(id);
        expect(ids(before).filter((id) => !stayed.includes(id)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives every candidate the same chance over many seeds', () => {
    const all = Array.from({ length: 20 }, (_, i) => aCandidate(`1-${i}`));
    const times = new Map(ids(all).map((id) => [id, 0]));
    const seedsTried = 4000;
    for (let i = 0; i < seedsTried; i++) {
      const seed = seedOf({
        authorityId: 'a',
        month: '2026-11',
        teamId: null,
        auditEntry: i,
        auditHash: 'x',
      });
      for (const id of ids(drawOf(seed, all, { Green: 5, Amber: 0 }))) times.set(id, times.get(id)! + 1);
    }
    // 5 of 20 over 4000 seeds: 1000 each, with a standard deviation of 27; nobody is five of them away.
    for (const n of times.values()) expect(Math.abs(n - 1000)).toBeLessThan(140);
  });

  it('drawn again is proved; with a changed seed, trail or list it is not', () => {
    const all = Array.from({ length: 12 }, (_, i) => aCandidate(`1-${i}`, i % 2 === 0 ? 'Green' : 'Amber'));
    const from = { authorityId: 'a', month: '2026-11', teamId: null, auditEntry: 7, auditHash: 'abc' };
    const howMany = { Green: 2, Amber: 1 };
    const seed = seedOf(from);
    const kept = {
      seed,
      seedOf: from,
      quota: { howMany },
      candidates: all,
      chosen: drawOf(seed, all, howMany),
    };
    expect(drawAgain(kept, 'abc').map(({ holds }) => holds)).toEqual([true, true, true]);
    expect(drawAgain(kept, undefined).map(({ holds }) => holds)).toEqual([true, null, true]);
    expect(drawAgain(kept, 'other').map(({ holds }) => holds)).toEqual([true, false, true]);
    const moved = { ...kept, seedOf: { ...from, auditEntry: 8 } };
    expect(drawAgain(moved, 'abc')[0]!.holds).toBe(false);
    const favoured = {
      ...kept,
      chosen: [all.find((one) => !kept.chosen.includes(one))!, ...kept.chosen.slice(1)],
    };
    expect(drawAgain(favoured, 'abc')[2]!.holds).toBe(false);
  });
});

describe('who may be drawn', () => {
  const service = (locationId: string, over: Partial<Drawable> = {}): Drawable => ({
    ...aCandidate(locationId),
    colour: 'Green',
    lastLookedOn: null,
    running: false,
    ...over,
  });

  it('is everybody but who was looked at lately or has an intervention', () => {
    const { candidates: may, leftOut } = candidatesOf(
      [
        service('1-4', { running: true }),
        service('1-3', { lastLookedOn: day('2026-08-01') }),
        service('1-2', { lastLookedOn: day('2026-05-16') }),
        service('1-1'),
      ],
      day('2026-11-16'),
      6,
    );
    expect(ids(may)).toEqual(['1-1', '1-2']);
    expect(leftOut.map(({ locationId, why }) => [locationId, why])).toEqual([
      ['1-3', 'Visited or checked on 2026-08-01'],
      ['1-4', 'An intervention is under way'],
    ]);
  });

  it('a share is of all services of the colour, rounded up, and never more than there are', () => {
    expect(wanted({ percent: 10 }, 30, 30)).toBe(3);
    expect(wanted({ percent: 10 }, 31, 31)).toBe(4);
    expect(wanted({ percent: 0 }, 31, 31)).toBe(0);
    expect(wanted({ percent: 50 }, 30, 4)).toBe(4);
    expect(wanted({ number: 3 }, 2, 2)).toBe(2);
  });
});
