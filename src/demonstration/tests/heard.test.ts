import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, day } from '../../kernel/calendar-day.ts';
import { generateDemonstration, type Demonstration } from '../rules/generate.ts';
import { standing } from './api-reader.ts';

const TODAY = day('2026-11-16');
const made = generateDemonstration({ seed: 'amberley', today: TODAY });
const storyOf = (demonstration: Demonstration, story: string) =>
  demonstration.stories.find((one) => one.story === story)!;

describe('what the demonstration council heard', () => {
  it('fills three years, some two thousand things of every kind that is not a form', () => {
    expect(made.heard.length).toBeGreaterThan(1_500);
    expect(made.heard.length).toBeLessThan(3_500);
    expect(made.heard[0]!.receivedOn < addMonths(TODAY, -34)).toBe(true);
    const kinds = new Set(made.heard.map(({ kind }) => kind));
    for (const kind of ['whistleblowing', 'safeguarding', 'complaint', 'compliment', 'feedback', 'feedback-adverse', 'visit', 'visit-concern', 'notifiable-incident', 'outbreak', 'cqc-notification', 'media', 'finance'])
      expect(kinds, kind).toContain(kind); // prettier-ignore
  });

  it('has warning signs of the home that fails long before its report', () => {
    const { locationId } = storyOf(made, 'failing');
    const record = made.locations.find((one) => one.locationId === locationId)!;
    const published = standing(record)!.on;
    const signs = made.heard.filter(
      (one) =>
        one.locationId === locationId &&
        one.receivedOn < addMonths(published, -2) &&
        one.receivedOn > addMonths(published, -10) &&
        !['compliment', 'feedback', 'visit'].includes(one.kind),
    );
    expect(signs.length).toBeGreaterThanOrEqual(6);
    expect(signs.some(({ kind, severity }) => kind === 'whistleblowing' && severity >= 4)).toBe(true);
  });

  it('says who a whistleblower is of whistleblowers only, and never in the words of the event', () => {
    for (const { kind, confidentiality, identity, account, title } of made.heard) {
      expect(identity !== null).toBe(kind === 'whistleblowing');
      if (identity === null) continue;
      expect(confidentiality).toBe('whistleblower');
      expect(`${title} ${account}`).not.toContain(identity.name);
    }
  });

  it('some of it came this week and waits in the inbox', () => {
    expect(made.heard.filter(({ state }) => state === 'new').length).toBeGreaterThan(0);
  });
});

it('whatever the seed, nothing is heard before it happened, before a place was registered, or after today', () => {
  fc.assert(
    fc.property(fc.nat(1_000), (seed) => {
      const any = generateDemonstration({ seed, today: TODAY });
      const from = new Map(any.locations.map((one) => [one.locationId, one.registrationDate]));
      for (const { occurredOn, receivedOn, severity, locationId, themes } of any.heard) {
        expect(occurredOn === null || occurredOn <= receivedOn).toBe(true);
        expect(receivedOn <= TODAY).toBe(true);
        expect(receivedOn >= from.get(locationId)!).toBe(true);
        expect([1, 2, 3, 4, 5]).toContain(severity);
        expect(themes.length).toBe(1);
      }
    }),
    { numRuns: 4 },
  );
});
