import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketsOf, levelNow, PACES, pauseMs, waitMs, type Attempted, type Attempter, type Level, type PaceName,
} from '../rules/throttle.ts'; // prettier-ignore

/** The table of levels in memory, and attempts against it as the sign-in page makes them: counted before they are checked. */
class Door {
  readonly levels = new Map<string, Level>();
  now = 0;

  wait(who: Attempter): number {
    const now = new Date(this.now);
    return Math.max(...bucketsOf(who).map(({ key, pace }) => waitMs(this.levels.get(key), pace, now)));
  }

  /** Whether the attempt was let through to the check of the password. */
  fail(who: Attempter): boolean {
    if (this.wait(who) > 0) return false;
    const at = new Date(this.now);
    for (const { key, pace } of bucketsOf(who))
      this.levels.set(key, { level: levelNow(this.levels.get(key), pace, at) + 1, at });
    return true;
  }
}

const HOUR_MS = 3_600_000;
const victim = { account: 'priya', device: 'her laptop', address: '10.0.0.7' };
const attempted = fc.constantFrom<Attempted>('password', 'second step', 'reset');
/** Everybody but the victim's own browser: other browsers with her name, her address, devices of other accounts. */
const attacker: fc.Arbitrary<Attempter> = fc.record({
  attempted,
  account: fc.constantFrom('priya', 'somebody else'),
  device: fc.constantFrom(null, 'another laptop', 'her', 'laptop priya', ''),
  address: fc.constantFrom('10.0.0.7', '192.0.2.1', '2001:db8::1'),
});
const attack = fc.array(fc.tuple(attacker, fc.constantFrom(0, 1, 1_000, 60_000, HOUR_MS)), {
  maxLength: 300,
});

describe('attempts to sign in', () => {
  it('whatever an attacker without the device cookie does, the person with it can sign in at once', () => {
    fc.assert(
      fc.property(attack, fc.constantFrom<Attempted>('password', 'second step'), (steps, asked) => {
        const door = new Door();
        for (const [who, later] of steps) {
          door.fail(who);
          door.now += later;
        }
        expect(door.wait({ ...victim, attempted: asked })).toBe(0);
      }),
    );
  });

  it('an attacker with ever new addresses checks at most a hundred passwords of one account in an hour', () => {
    const door = new Door();
    let checked = 0;
    for (door.now = 0; door.now < HOUR_MS; door.now += 250)
      if (
        door.fail({
          attempted: 'password',
          account: 'priya',
          device: null,
          address: `10.${door.now % 250}.0.${door.now % 249}`,
        })
      )
        checked++;
    expect(checked).toBeGreaterThan(5);
    expect(checked).toBeLessThanOrEqual(30);
  });

  it('an attacker with ever new accounts checks at most a thousand passwords from one address in a day', () => {
    const door = new Door();
    let checked = 0;
    for (door.now = 0; door.now < 24 * HOUR_MS; door.now += 5_000)
      if (
        door.fail({
          attempted: 'password',
          account: `person ${door.now}`,
          device: null,
          address: '192.0.2.1',
        })
      )
        checked++;
    expect(checked).toBeLessThanOrEqual(1_000);
  });

  it('somebody who stole the laptop guesses no faster', () => {
    const door = new Door();
    let checked = 0;
    for (door.now = 0; door.now < HOUR_MS; door.now += 250)
      if (door.fail({ ...victim, attempted: 'password' })) checked++;
    expect(checked).toBeLessThanOrEqual(40);
  });

  it('are never refused for good: whatever happened, the longest wait ends it', () => {
    fc.assert(
      fc.property(attack, attacker, (steps, who) => {
        const door = new Door();
        for (const [one, later] of steps) {
          door.fail(one);
          door.now += later;
        }
        const longest = Math.max(...bucketsOf(who).map(({ pace }) => PACES[pace].longestMs));
        expect(door.wait(who)).toBeLessThanOrEqual(longest);
        door.now += longest;
        expect(door.wait(who)).toBe(0);
      }),
    );
  });

  it('wait longer after each failure, and not at all for the first few', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PaceName>('device', 'account', 'address', 'mail'),
        fc.nat(2_000),
        (pace, level) => {
          expect(pauseMs(level + 1, pace)).toBeGreaterThanOrEqual(pauseMs(level, pace));
          if (level <= PACES[pace].free) expect(pauseMs(level, pace)).toBe(0);
          else expect(pauseMs(level, pace)).toBeGreaterThan(0);
        },
      ),
    );
    expect([5, 6, 7, 8].map((level) => pauseMs(level, 'account'))).toEqual([0, 2_000, 4_000, 8_000]);
  });

  it('guess codes of the second step against a bucket of its own, and never the password’s', () => {
    const keys = (asked: Attempted, device: string | null) =>
      bucketsOf({ ...victim, device, attempted: asked }).map(({ key }) => key);
    for (const device of [null, 'her laptop'])
      expect(keys('password', device).filter((key) => keys('second step', device).includes(key))).toEqual([]);
  });

  it('a clock that was put back neither frees nor locks', () => {
    const kept = { level: 7, at: new Date(10_000) };
    expect(levelNow(kept, 'account', new Date(0))).toBe(7);
    expect(waitMs(kept, 'account', new Date(0))).toBe(14_000);
  });
});
