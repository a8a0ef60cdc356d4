import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInAppPath } from '../rules/in-app-path.ts';
import { NoticeKinds, sentenceOf } from '../rules/kinds.ts';
import { afterQuiet, inLondon, isQuiet } from '../rules/quiet-hours.ts';
import { choiceFor, DEFAULT_PREFERENCE, nextDigest, planMail } from '../rules/when-due.ts';
import { hourWords, whenWords } from '../rules/when-words.ts';
import type { NoticeKind, Preference, Timing } from '../types.ts';

const MINUTE = 60_000;
const at = (iso: string) => new Date(iso);
const night = (workingDaysOnly = false) => ({ quiet: { from: 19, to: 7 }, workingDaysOnly });

const hour = fc.integer({ min: 0, max: 23 });
const quiet = fc.option(fc.record({ from: hour, to: hour }).filter(({ from, to }) => from !== to));
const timing: fc.Arbitrary<Timing> = fc.record({
  digestHour: hour,
  digestWeekday: fc.integer({ min: 1, max: 7 }),
  quiet,
  workingDaysOnly: fc.boolean(),
});
/** Any minute of some years, and more often the nights in which clocks change. */
const moment = fc.oneof(
  fc.date({ min: at('2026-01-01T00:00Z'), max: at('2029-01-01T00:00Z'), noInvalidDate: true }),
  ...['2026-03-28T12:00Z', '2026-10-24T12:00Z', '2027-03-27T12:00Z', '2027-10-30T12:00Z'].map((from) =>
    fc.integer({ min: 0, max: 48 * 60 }).map((minutes) => new Date(at(from).getTime() + minutes * MINUTE)),
  ),
);

describe('quiet hours', () => {
  it('reach across midnight', () => {
    expect(afterQuiet(night(), at('2026-11-16T21:30:00Z'))).toEqual(at('2026-11-17T07:00:00Z'));
    expect(afterQuiet(night(), at('2026-11-17T06:59:59Z'))).toEqual(at('2026-11-17T07:00:00Z'));
    expect(afterQuiet(night(), at('2026-11-17T12:00:01Z'))).toEqual(at('2026-11-17T12:00:01Z'));
  });

  it('hold a whole weekend where a person wants working days only', () => {
    expect(afterQuiet(night(true), at('2026-11-20T20:00:00Z'))).toEqual(at('2026-11-23T07:00:00Z'));
  });

  it('go by the clock on the wall, in summer and when clocks change', () => {
    expect(afterQuiet(night(), at('2026-07-01T20:00:00Z'))).toEqual(at('2026-07-02T06:00:00Z'));
    expect(afterQuiet(night(), at('2026-03-28T22:00:00Z'))).toEqual(at('2026-03-29T06:00:00Z'));
    expect(afterQuiet(night(), at('2026-10-24T22:00:00Z'))).toEqual(at('2026-10-25T07:00:00Z'));
    // On 29 March clocks go from 00:59 to 02:00: quiet until one has ended when it would be one.
    const untilOne = { quiet: { from: 22, to: 1 }, workingDaysOnly: false };
    expect(afterQuiet(untilOne, at('2026-03-29T00:10:00Z'))).toEqual(at('2026-03-29T01:00:00Z'));
  });

  it('end at the first minute that is not quiet, whatever they are', () => {
    fc.assert(
      fc.property(timing, moment, (when, now) => {
        const end = afterQuiet(when, now);
        expect(end.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(isQuiet(when, end)).toBe(false);
        if (!isQuiet(when, now)) {
          expect(end).toEqual(now);
          return;
        }
        for (let t = now.getTime(); t < end.getTime(); t += 17 * MINUTE)
          expect(isQuiet(when, new Date(t))).toBe(true);
        expect(isQuiet(when, new Date(end.getTime() - 1))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the next digest', () => {
  it('is this morning, tomorrow, or on the day of the week that was chosen', () => {
    const when = { ...DEFAULT_PREFERENCE, digestWeekday: 4 };
    expect(nextDigest('daily', when, at('2026-11-16T06:00:00Z'))).toEqual(at('2026-11-16T08:00:00Z'));
    expect(nextDigest('daily', when, at('2026-11-16T08:00:00Z'))).toEqual(at('2026-11-17T08:00:00Z'));
    expect(nextDigest('daily', when, at('2026-11-20T09:00:00Z'))).toEqual(at('2026-11-23T08:00:00Z'));
    expect(nextDigest('weekly', when, at('2026-11-16T08:00:00Z'))).toEqual(at('2026-11-19T08:00:00Z'));
  });

  it('comes after now, within eight days and the quiet after them, at its hour where that is not quiet', () => {
    fc.assert(
      fc.property(
        timing,
        moment,
        fc.constantFrom('daily' as const, 'weekly' as const),
        (when, now, which) => {
          const due = nextDigest(which, when, now);
          expect(due.getTime()).toBeGreaterThan(now.getTime());
          expect(due.getTime() - now.getTime()).toBeLessThanOrEqual(12 * 24 * 60 * MINUTE);
          expect(isQuiet(when, due)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('comes at its hour and on its day where nothing is quiet, but for the hour that a spring night lacks', () => {
    fc.assert(
      fc.property(timing, moment, (given, now) => {
        const when = { ...given, quiet: null, workingDaysOnly: false };
        const daily = inLondon(nextDigest('daily', when, now));
        const weekly = inLondon(nextDigest('weekly', when, now));
        expect(weekly.dayOfWeek).toBe(when.digestWeekday);
        for (const due of [daily, weekly])
          if (!(when.digestHour === 1 && due.hour === 2)) expect(due.hour).toBe(when.digestHour);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a person hears', () => {
  const kind: NoticeKind = {
    kind: 'risk.review-due',
    title: 'Reviews that are due',
    template: { one: 'A review is due', many: '((count)) reviews are due' },
  };
  const prefer = (choice: Preference['choices'][string]): Preference => ({
    ...DEFAULT_PREFERENCE,
    choices: { [kind.kind]: choice },
  });

  it('of what is urgent comes at once at any hour, and cannot be turned off', () => {
    const urgent = { ...kind, urgent: true };
    fc.assert(
      fc.property(timing, moment, fc.constantFrom('daily', 'weekly', 'in-app'), (when, now, choice) => {
        const preference = { ...when, choices: { [kind.kind]: choice as 'daily' } };
        expect(planMail(urgent, preference, now)).toEqual({ delivery: 'at-once', at: now });
      }),
    );
  });

  it('of the rest comes as they chose, and once a day where they have not', () => {
    const sunday = at('2026-11-22T15:00:00Z');
    expect(planMail(kind, prefer('in-app'), sunday)).toBeNull();
    expect(planMail(kind, prefer('at-once'), sunday)).toEqual({
      delivery: 'at-once',
      at: at('2026-11-23T07:00:00Z'),
    });
    expect(planMail(kind, DEFAULT_PREFERENCE, sunday)).toEqual({
      delivery: 'daily',
      at: at('2026-11-23T08:00:00Z'),
    });
    expect(choiceFor({ kind: 'constructor' }, DEFAULT_PREFERENCE)).toBe('daily');
  });
});

describe('kinds of notice', () => {
  const template = { one: 'One thing', many: '((count)) things' };
  it('fill in counts, and refuse a template that asks for anything else', () => {
    expect(sentenceOf(template, 1)).toBe('One thing');
    expect(sentenceOf(template, 1200)).toBe('1,200 things');
    const nosy = { kind: 'a.b', title: 'T', template: { ...template, one: '((service)) is in trouble' } };
    expect(() => new NoticeKinds([nosy])).toThrow('a.b asks for ((service)): a mail holds counts only');
  });

  it('have one name each', () => {
    const kind = { kind: 'a.b', title: 'T', template };
    expect(() => new NoticeKinds([kind, { ...kind }])).toThrow('two kinds of notice are called a.b');
    expect(() => new NoticeKinds([{ ...kind, kind: 'A B' }])).toThrow('is no name of a kind of notice');
    expect(new NoticeKinds([kind]).find('a.b')).toBe(kind);
    expect(new NoticeKinds([kind]).find('gone.away')).toBeUndefined();
  });
});

describe('a path of our own', () => {
  it.each(['/', '/services/1-101', '/a?b=c#d', '/%2f%2fevil.example'])('%s is one', (path) =>
    expect(isInAppPath(path)).toBe(true),
  );
  it.each([
    '',
    'services',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a b',
    '/a\n',
    '/é',
  ])('%j is none', (path) => expect(isInAppPath(path)).toBe(false));
  it('stays on our site, whatever a browser makes of it', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('/', '\\', '.', ':', '@', 'evil', '\t', '%2f', '?', '#'))
        .map((parts) => `/${parts.join('')}`),
    );
    fc.assert(
      fc.property(text, (path) => {
        if (isInAppPath(path))
          expect(new URL(path, 'https://ours.example').origin).toBe('https://ours.example');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('moments in words', () => {
  it('go by the clock in England', () => {
    expect(whenWords(at('2026-07-01T11:05:00Z'))).toBe('1 Jul 2026, 12:05pm');
    expect(whenWords(at('2026-11-22T00:30:00Z'))).toBe('22 Nov 2026, 12:30am');
    expect([0, 7, 12, 19].map(hourWords)).toEqual(['midnight', '7am', 'midday', '7pm']);
  });
});
