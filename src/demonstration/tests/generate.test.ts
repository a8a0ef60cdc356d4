import { describe, expect, it } from 'vitest';
import { addDays, day, daysBetween, parseDay, type Day } from '../../kernel/calendar-day.ts';
import { KEY_QUESTIONS, type KeyQuestion, type Rating } from '../../kernel/rating.ts';
import { contains, type Point } from '../rules/geometry.ts';
import { generateDemonstration, type Demonstration } from '../rules/generate.ts';
import { overallOf } from '../rules/judgement.ts';
import type { CqcLocationRecord } from '../rules/records.ts';
import { eventsIn, groupsIn, inspectionsIn, isRated, standing, STEPS } from './api-reader.ts';

const TODAY = day('2026-11-21');
const demonstration = generateDemonstration({ seed: 'amberley', today: TODAY });
const others = [
  generateDemonstration({ seed: 7, today: day('2026-01-01') }),
  generateDemonstration({ seed: 'leap', today: day('2028-02-29') }),
  generateDemonstration({ seed: 99, today: day('2027-07-31') }),
];
const every: [string, Demonstration, Day][] = [
  ['the shipped seed', demonstration, TODAY],
  ['the earliest day', others[0]!, day('2026-01-01')],
  ['a leap day', others[1]!, day('2028-02-29')],
  ['the end of a month', others[2]!, day('2027-07-31')],
];

const registeredHere = (d: Demonstration) =>
  d.locations.filter((l) => l.localAuthority === 'Harrowmere' && l.registrationStatus === 'Registered');
const homesOf = (records: CqcLocationRecord[]) => records.filter((l) => l.careHome === 'Y');

/** Every date-like text anywhere in a value. */
function datesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}/.test(value) ? [value.slice(0, 10)] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(datesIn);
}

describe('the demonstration is repeatable', () => {
  it('is the same, letter for letter, for the same seed and day', () => {
    expect(JSON.stringify(generateDemonstration({ seed: 'amberley', today: TODAY }))).toBe(
      JSON.stringify(demonstration),
    );
  });

  it('is another county of places for another seed', () => {
    const other = generateDemonstration({ seed: 'other', today: TODAY });
    expect(other.locations[0]!.name).not.toBe(demonstration.locations[0]!.name);
  });

  it('refuses a day before 2026, naming it', () => {
    expect(() => generateDemonstration({ seed: 1, today: day('2025-12-31') })).toThrow('not 2025-12-31');
  });
});

describe.each(every)('the market as at %s', (_, made, today) => {
  const current = registeredHere(made);
  const homes = homesOf(current);
  const community = current.filter((l) => l.careHome === 'N');

  it('has 295 registered locations: 176 homes, of which 173 operate, and 119 in the community', () => {
    expect([current.length, homes.length, community.length]).toEqual([295, 176, 119]);
    const latest = new Map(made.localFacts.map((f) => [f.locationId, f]));
    expect(homes.filter((l) => latest.get(l.locationId)?.operational).length).toBe(173);
  });

  it('has 12 day services, 25 locations next door, 30 to 40 ended registrations and 120 owners in the county', () => {
    const ended = made.locations.filter(
      (l) => l.localAuthority === 'Harrowmere' && l.registrationStatus === 'Deregistered',
    );
    expect(made.ownLocations.length).toBe(12);
    expect(made.locations.filter((l) => l.localAuthority !== 'Harrowmere').length).toBe(25);
    expect(ended.length).toBeGreaterThanOrEqual(30);
    expect(ended.length).toBeLessThanOrEqual(40);
    expect(new Set(current.map((l) => l.providerId)).size).toBe(120);
  });

  it('has the ratings of the papers: homes 2/73/19/1/5 percent, community 4/67/8/0/21', () => {
    const shares = (records: CqcLocationRecord[]) => {
      const ratings = records.map((l) => standing(l)?.rating ?? null);
      return [...STEPS.toReversed(), null].map((r) =>
        Math.round((100 * ratings.filter((x) => x === r).length) / records.length),
      );
    };
    expect(shares(homes)).toEqual([2, 73, 19, 1, 5]);
    expect(shares(community)).toEqual([4, 67, 8, 0, 21]);
  });

  it('has ratings that are nearly four years old on average, the oldest more than seven', () => {
    const years = current.flatMap((l) => standing(l) ?? []).map((s) => daysBetween(s.on, today) / 365.25);
    const mean = years.reduce((a, b) => a + b, 0) / years.length;
    expect(mean).toBeGreaterThan(3.2);
    expect(mean).toBeLessThan(4.2);
    expect(Math.max(...years)).toBeGreaterThan(7);
  });

  it('moves: in three years a dozen or more ratings rose and fifteen or more fell', () => {
    const from = addDays(today, -3 * 365);
    let [up, down] = [0, 0];
    for (const record of current) {
      const rated = eventsIn(record).filter((e) => e.question === 'Overall' && isRated(e)).sort((a, b) => (a.date < b.date ? -1 : 1)); // prettier-ignore
      rated.forEach((e, i) => {
        const step =
          i > 0 && e.date >= from && e.group !== 'Homecare'
            ? STEPS.indexOf(e.rating) - STEPS.indexOf(rated[i - 1]!.rating)
            : 0;
        if (step > 0) up++;
        if (step < 0) down++;
      });
    }
    expect(up).toBeGreaterThanOrEqual(12);
    expect(down).toBeGreaterThanOrEqual(15);
  });

  it('has only real dates, none after today', () => {
    const dates = datesIn(made);
    expect(dates.length).toBeGreaterThan(5000);
    expect(dates.filter((d) => parseDay(d) === null)).toEqual([]);
    expect(dates.filter((d) => d > today)).toEqual([]);
  });

  it('has unique ids of twelve digits, which the regulator has never given', () => {
    const ids = [...made.locations.map((l) => l.locationId), ...made.providers.map((p) => p.providerId)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^1-99[01]\d{9}$/.test(id))).toEqual([]);
  });

  it('has one judgement a group and day, and no rated visit before its place was registered', () => {
    for (const record of made.locations) {
      const keys = inspectionsIn(record).map((i) => i.reportDate);
      expect(new Set(keys).size, record.locationId).toBe(keys.length);
      const inherits = record.relationships.some((r) => r.type === 'HSCA Predecessor');
      if (!inherits)
        expect(
          eventsIn(record).every((e) => e.date > record.registrationDate),
          record.locationId,
        ).toBe(true);
    }
  });

  it('has assessments whose overall rating follows from the five key questions', () => {
    for (const record of made.locations) {
      for (const group of groupsIn(record)) {
        const five = Object.fromEntries(group.keyQuestionRatings.map((q) => [q.name, q.rating]));
        expect(Object.keys(five).sort()).toEqual([...KEY_QUESTIONS].sort());
        expect(overallOf(five as Record<KeyQuestion, Rating>), record.locationId).toBe(group.rating);
      }
    }
  });

  it('has key questions dated from different years', () => {
    const mixed = current.filter((l) => {
      const questions = l.currentRatings ? inspectionsIn(l)[0]!.overall.keyQuestionRatings : [];
      return new Set(questions.map((q) => q.reportDate?.slice(0, 4))).size > 1;
    });
    expect(mixed.length).toBeGreaterThan(20);
  });

  it('has visits of 2020 to 2022 that were not rated and leave the rating as it was', () => {
    const visited = current.filter((l) => eventsIn(l).some((e) => e.rating === 'Inspected but not rated'));
    expect(visited.length).toBeGreaterThan(10);
    expect(
      visited.every((l) =>
        eventsIn(l)
          .filter((e) => !isRated(e))
          .every((e) => e.date >= '2020-10-01' && e.date <= '2022-03-31'),
      ),
    ).toBe(true);
  });
});

describe.each(every)('chains of registrations as at %s', (_, made) => {
  const byId = new Map(made.locations.map((l) => [l.locationId, l]));

  it('are told by both ends with the same reason, and the spans meet on one day', () => {
    const links = made.locations.flatMap((l) => l.relationships.map((r) => ({ l, r })));
    expect(links.length).toBeGreaterThanOrEqual(48);
    expect(new Set(links.map(({ r }) => r.reason))).toEqual(
      new Set(['New Provider', 'Location Move', 'Legal Entity Change']),
    );
    for (const { l, r } of links) {
      const other = byId.get(r.relatedLocationId)!;
      const back = other.relationships.find((x) => x.relatedLocationId === l.locationId);
      expect(back?.reason).toBe(r.reason);
      const [before, after] = r.type === 'HSCA Successor' ? [l, other] : [other, l];
      expect(before.deregistrationDate).toBe(after.registrationDate);
      expect(before.registrationStatus).toBe('Deregistered');
    }
  });

  it('keep spans in order: registered before deregistered', () => {
    for (const l of made.locations)
      if (l.deregistrationDate) expect(l.registrationDate < l.deregistrationDate, l.locationId).toBe(true);
  });

  it('keep the rating of the six homes that were sold, and say to whom it was first given', () => {
    const sold = made.stories.filter((s) => s.story === 'bought group').map((s) => byId.get(s.locationId)!);
    expect(sold.length).toBe(6);
    const before = sold.map((l) =>
      byId.get(l.relationships.find((r) => r.type === 'HSCA Predecessor')!.relatedLocationId)!,
    );
    expect(new Set(before.map((l) => l.providerId)).size).toBe(1);
    for (const [i, l] of sold.entries()) {
      const inherited = eventsIn(before[i]!).filter(isRated);
      expect(
        inherited.every((e) =>
          eventsIn(l).some((x) => x.date === e.date && x.rating === e.rating && x.question === e.question),
        ),
      ).toBe(true);
    }
  });

  it('name only providers and locations that are there', () => {
    const providers = new Map(made.providers.map((p) => [p.providerId, p]));
    for (const l of made.locations) expect(providers.get(l.providerId)?.locationIds).toContain(l.locationId);
    expect(made.providers.every((p) => p.locationIds.every((id) => byId.has(id)))).toBe(true);
  });
});

describe.each(every)('what the council knows as at %s', (_, made, today) => {
  const ids = new Set([
    ...made.locations.map((l) => l.locationId),
    ...made.ownLocations.map((l) => l.locationId),
  ]);

  it('is about locations that exist, with officers that exist', () => {
    const names = new Set(made.officers.map((o) => o.name));
    expect(names.size).toBe(8);
    expect(
      made.localFacts.every((f) => ids.has(f.locationId) && f.officer !== null && names.has(f.officer)),
    ).toBe(true);
    expect(
      [...made.enforcement, ...made.placements, ...made.pastRag].every((row) => ids.has(row.locationId)),
    ).toBe(true);
  });

  it('covers every registered location, and gives each officer between 30 and 45 of them', () => {
    const latest = new Map(made.localFacts.map((f) => [f.locationId, f]));
    const load = new Map<string, number>();
    for (const l of registeredHere(made)) {
      const { officer } = latest.get(l.locationId)!;
      load.set(officer!, (load.get(officer!) ?? 0) + 1);
    }
    expect(load.size).toBe(8);
    expect([...load.values()].every((n) => n >= 30 && n <= 45)).toBe(true);
  });

  it('has a colour for each of 36 months, only while the location was registered', () => {
    expect(new Set(made.pastRag.map((r) => r.month)).size).toBe(36);
    expect(made.pastRag.every((r) => r.month.endsWith('-01') && r.month < today)).toBe(true);
    expect(new Set(made.pastRag.map((r) => `${r.locationId} ${r.month}`)).size).toBe(made.pastRag.length);
    const spans = new Map(made.locations.map((l) => [l.locationId, l]));
    expect(made.pastRag.every((r) => addDays(r.month, 30) >= spans.get(r.locationId)!.registrationDate)).toBe(
      true,
    );
  });

  it('shows the failing home amber and red before its Inadequate was published, with its manager gone', () => {
    const { locationId } = made.stories.find((s) => s.story === 'failing')!;
    const record = made.locations.find((l) => l.locationId === locationId)!;
    const inadequate = standing(record)!;
    expect(inadequate.rating).toBe('Inadequate');
    const before = made.pastRag.filter((r) => r.locationId === locationId && r.month < inadequate.on);
    expect(before.some((r) => r.rag === 'Green')).toBe(true);
    expect(before.at(-1)!.rag).not.toBe('Green');
    expect((record.registeredManagerAbsentDate as Day) < inadequate.on).toBe(true);
    expect(made.enforcement.filter((e) => e.locationId === locationId).map((e) => e.kind)).toContain(
      'Warning notice',
    );
  });

  it('sets every place inside its zone, and the zones inside the county', () => {
    const zones = new Map(made.boundaries.map((b) => [b.name, b.geometry]));
    const facts = new Map(made.localFacts.map((f) => [f.locationId, f.locality!]));
    const county = made.boundaries.find((b) => b.kind === 'boundary')!.geometry;
    for (const l of registeredHere(made)) {
      const point: [number, number] = [l.onspdLongitude, l.onspdLatitude];
      expect(contains(zones.get(facts.get(l.locationId)!)!, point), l.locationId).toBe(true);
      expect(contains(county, point), l.locationId).toBe(true);
    }
    for (const l of made.locations.filter((x) => x.localAuthority !== 'Harrowmere')) {
      expect(contains(county, [l.onspdLongitude, l.onspdLatitude]), l.locationId).toBe(false);
    }
  });
});

/** Whether two lines cross other than in an end they share. */
function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

describe.each(every)('the county as at %s', (_, made) => {
  it('is drawn in rings that close, run anticlockwise and cross nothing', () => {
    const rings = made.boundaries.map((b) => b.geometry.coordinates[0]!);
    const lines = rings.flatMap((ring) => ring.slice(1).map((to, i) => [ring[i]!, to] as const));
    for (const ring of rings) {
      expect(ring[0]).toEqual(ring.at(-1));
      const area = ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);
      expect(area).toBeGreaterThan(0);
    }
    const crossings = lines.flatMap(([a, b], i) => lines.slice(i + 1).filter(([c, d]) => cross(a, b, c, d)));
    expect(crossings).toEqual([]);
  });
});

describe.each(every)('nothing in the demonstration belongs to anyone: %s', (_, made) => {
  it('has postcodes of an area that is not in use, and telephone numbers kept for drama', () => {
    expect(made.locations.every((l) => /^ZZ[1-9] \d[A-Z]{2}$/.test(l.postalCode))).toBe(true);
    expect(made.locations.every((l) => /^01632960\d{3}$/.test(l.mainPhoneNumber as string))).toBe(true);
    expect(
      made.locations.every((l) => l.website === undefined || (l.website as string).endsWith('.example')),
    ).toBe(true);
  });

  it('has no two registered locations of one name', () => {
    const names = registeredHere(made).map((l) => l.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
