import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import { someAnswers, VACCINATION } from '../factories.ts';
import { fieldsOf, parseDesign } from '../pages/design/form.ts';
import { checkDesign } from '../rules/check-design.ts';
import { compare, MARKS } from '../rules/compare.ts';
import type { Answers, Design } from '../rules/design.ts';
import { STARTING_DESIGNS } from '../rules/designs.ts';
import { propose } from '../rules/rate.ts';
import { readAnswers } from '../rules/read-answers.ts';
import { afterAct, offerMayBecome, stateDiagram } from '../rules/states.ts';
import { countByRole, publish, unnamed } from '../rules/suppress.ts';
import { mondayOf, weekToAsk } from '../rules/week.ts';

const HOME = { category: 'Residential home', beds: 40 };
const badness = (rag: Rag | null) => (rag === null ? -1 : RAGS.length - RAGS.indexOf(rag));

/** Some answers to a design: not more of the part than of the whole. */
const answersTo = (design: Design) =>
  fc.record(
    Object.fromEntries(
      design.roles.map(({ key }) => [
        key,
        fc.nat(60).chain((whole) => fc.record({ whole: fc.constant(whole), part: fc.nat(whole) })),
      ]),
    ),
  ) as fc.Arbitrary<Answers>;
const service = fc.record({
  category: fc.constantFrom('Residential home', 'Nursing home', 'Home care'),
  beds: fc.option(fc.nat(120)),
});
const designs = fc.constantFrom(...Object.values(STARTING_DESIGNS));

describe('a proposed colour', () => {
  it('is Red where care staff of a large home are likely to be lost, and says why', () => {
    const answers = {
      ...someAnswers(0),
      care: { whole: 12, part: 3 },
    };
    expect(propose(VACCINATION, answers, HOME)).toEqual({
      rag: 'Red',
      words: '3 of 12 care staff: likely; 40 beds: major',
    });
  });

  it('is Amber where it is possible, and Green where it is unlikely or the home is small', () => {
    expect(propose(VACCINATION, someAnswers(2), HOME).rag).toBe('Amber');
    expect(propose(VACCINATION, someAnswers(1), HOME).rag).toBe('Green');
    expect(propose(VACCINATION, someAnswers(2), { ...HOME, beds: 10 })).toEqual({
      rag: 'Green',
      words: '2 of 20 care staff: possible; 10 beds: minor',
    });
  });

  it('takes the role that is worst, and the type of the service where it says more than its size', () => {
    expect(propose(VACCINATION, someAnswers(2, 1), HOME).words).toBe(
      '1 of 1 managers: likely; 40 beds: major',
    );
    expect(propose(VACCINATION, someAnswers(5), { category: 'Nursing home', beds: 8 })).toEqual({
      rag: 'Amber',
      words: '5 of 20 care staff: likely; nursing home: moderate',
    });
  });

  it('is not known, and never Green, where nothing was answered or the size is not known', () => {
    expect(propose(VACCINATION, null, HOME)).toEqual({ rag: null, words: 'Not answered' });
    expect(propose(VACCINATION, someAnswers(0), { ...HOME, beds: null })).toEqual({
      rag: null,
      words: '0 of 20 care staff: unlikely; size not known',
    });
  });

  it('never gets better where more of a role are affected', () => {
    fc.assert(
      fc.property(designs, fc.gen(), (design, gen) => {
        const answers = gen(() => answersTo(design));
        const home = gen(() => service);
        const { key } = gen(() => fc.constantFrom(...design.roles));
        const { whole, part } = answers[key]!;
        const worse = {
          ...answers,
          [key]: { whole, part: gen(() => fc.integer({ min: part, max: whole })) },
        };
        expect(badness(propose(design, worse, home).rag)).toBeGreaterThanOrEqual(
          badness(propose(design, answers, home).rag),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never gets better where the home has more beds', () => {
    fc.assert(
      fc.property(answersTo(VACCINATION), fc.nat(120), fc.nat(120), (answers, beds, more) => {
        const of = (n: number) => badness(propose(VACCINATION, answers, { ...HOME, beds: n }).rag);
        expect(of(beds + more)).toBeGreaterThanOrEqual(of(beds));
      }),
    );
  });

  it('is the same in whatever order the roles stand', () => {
    fc.assert(
      fc.property(designs, fc.gen(), (design, gen) => {
        const answers = gen(() => answersTo(design));
        const home = gen(() => service);
        const roles = gen(() => fc.shuffledSubarray([...design.roles], { minLength: design.roles.length }));
        expect(propose({ ...design, roles }, answers, home)).toEqual(propose(design, answers, home));
      }),
    );
  });
});

describe('numbers that are typed', () => {
  const typed = (changes: Record<string, string> = {}) => ({
    'manager-whole': '1', 'manager-part': '0', 'care-whole': '12', 'care-part': '3', 'nurse-whole': '0', 'nurse-part': '0', ...changes,
  }); // prettier-ignore
  const errorsOf = (changes: Record<string, string>) =>
    (readAnswers(VACCINATION, typed(changes)).errors ?? []).map(({ message }) => message);

  it('are read, and 0 is an answer', () => {
    expect(readAnswers(VACCINATION, typed()).value?.care).toEqual({ whole: 12, part: 3 });
  });

  it('are refused where more are not vaccinated than there are', () => {
    expect(errorsOf({ 'care-part': '13' })).toEqual(['Of 12 care staff it cannot be 13: enter 12 or fewer']);
  });

  it('are refused where they are halves, below nothing, too many, or missing', () => {
    expect(errorsOf({ 'care-part': '2.5' })).toEqual([
      'Staff not vaccinated, care staff: "2.5" must be a whole number from 0 to 500',
    ]);
    expect(errorsOf({ 'care-part': '-1' })).toHaveLength(1);
    expect(errorsOf({ 'manager-whole': '11' })).toEqual([
      'Staff in all, managers: "11" must be a whole number from 0 to 10',
    ]);
    expect(errorsOf({ 'nurse-part': '' })).toEqual([
      'Staff not vaccinated, nurses: enter a number, 0 if there are none',
    ]);
  });

  it('are refused where a service has no staff at all', () => {
    const nobody = { 'manager-whole': '0', 'care-whole': '0', 'care-part': '0' };
    expect(errorsOf(nobody)).toEqual([
      'Enter the staff of one role at least: a service that operates has staff',
    ]);
  });

  it('never throw, whatever is typed, and no input has two errors', () => {
    const names = Object.keys(typed());
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names, '__proto__'), fc.string()), (fields) => {
        const { value, errors = [] } = readAnswers(VACCINATION, fields);
        expect(new Set(errors.map(({ field }) => field)).size).toBe(errors.length);
        for (const { whole, part } of Object.values(value ?? {})) expect(part).toBeLessThanOrEqual(whole);
      }),
    );
  });
});

describe('a design', () => {
  it('that is shipped contradicts itself nowhere, and comes back from its form as it is', () => {
    for (const design of Object.values(STARTING_DESIGNS)) {
      expect(checkDesign(design)).toEqual([]);
      expect(parseDesign(fieldsOf(design), design).value).toEqual(design);
    }
  });

  const changed = (changes: Record<string, string>) =>
    (parseDesign({ ...fieldsOf(VACCINATION), ...changes }, VACCINATION).errors ?? []).map(
      ({ message }) => message,
    );

  it('is refused where a worse cell is better, or all are of one colour', () => {
    expect(changed({ 'cell-3-3': 'Green' })).toEqual([
      '"Almost certain" and "Severe" cannot be Green: something less bad is worse',
    ]);
    const green = Object.fromEntries(
      VACCINATION.cells.flatMap((row, l) => row.map((_, i) => [`cell-${l}-${i}`, 'Green'])),
    );
    expect(changed(green)).toEqual(['Use two colours at least: else everything would be the same']);
  });

  it('is refused where bounds fall, a role is there twice, or nothing can be offered', () => {
    expect(changed({ 'role-1-percent-3': '5' })).toEqual([
      'The bounds of care staff must not fall from one level to the next',
    ]);
    expect(changed({ 'role-2-name': 'Care staff' })).toEqual(['"Care staff" is there twice: leave one']);
    expect(changed({ menu: ' \n ' })).toEqual(['Enter what can be offered, one on each line']);
  });

  it('takes a new role with a key of its own, and one away', () => {
    const fields = { ...fieldsOf(VACCINATION), 'role-2-name': '', 'role-3-name': 'cooks', 'role-3-most': '9', 'role-3-percent-1': '50' };
    const { value } = parseDesign(fields, VACCINATION);
    expect(value?.roles.map(({ key, name }) => [key, name])).toEqual([
      ['manager', 'managers'],
      ['care', 'care staff'],
      ['role1', 'cooks'],
    ]);
  }); // prettier-ignore
});

describe('a week', () => {
  const campaign = { fromDay: day('2021-09-06'), untilDay: day('2021-11-14'), dueDay: 5 };

  it('is asked from its Monday to its due day, and nobody is asked after that before the next Monday', () => {
    expect(weekToAsk(campaign, day('2021-10-05'))).toEqual({ weekStart: '2021-10-04', dueOn: '2021-10-08' });
    expect(weekToAsk(campaign, day('2021-10-09'))).toBeNull();
    expect(weekToAsk(campaign, day('2021-09-05'))).toBeNull();
    expect(weekToAsk(campaign, day('2021-11-15'))).toBeNull();
  });

  it('begins on a Monday, for seven days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (n) => {
        const monday = mondayOf(addDays(day('2021-10-05'), n));
        expect(mondayOf(monday)).toBe(monday);
        expect(mondayOf(addDays(monday, 6))).toBe(monday);
        expect(mondayOf(addDays(monday, 7))).toBe(addDays(monday, 7));
      }),
    );
  });
});

describe('a comparison', () => {
  const words = (ours: number, region: number, england: number) =>
    compare({ ours, region, england }, 'East Midlands').words;

  it('is higher than both, than one, or lower than both', () => {
    expect(words(96.6, 95.5, 95.8)).toBe('Higher than both');
    expect(words(83.7, 81.9, 84.4)).toBe('Higher than one');
    expect(words(85.7, 86.0, 87.6)).toBe('Lower than both');
  });

  it('says where a share is the same: that is not higher', () => {
    expect(words(81.4, 81.4, 84.6)).toBe('Higher than neither, the same as East Midlands');
    expect(words(81.4, 81.4, 80)).toBe('Higher than one, the same as East Midlands');
    expect(words(81.4, 81.4, 81.4)).toBe('Higher than neither, the same as East Midlands and England');
  });

  it('counts how many others it is higher than, whichever they are', () => {
    const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 10);
    fc.assert(
      fc.property(share, share, share, (ours, region, england) => {
        const { mark } = compare({ ours, region, england }, 'Region');
        const higher = [region, england].filter((other) => ours > other).length;
        expect(mark).toBe((['neither', 'one', 'both'] as const)[higher]);
        expect(compare({ ours, region: england, england: region }, 'Region').mark).toBe(mark);
        expect(Object.keys(MARKS)).toContain(mark);
      }),
    );
  });
});

describe('what is published', () => {
  it('shows no count of fewer than five people, nor a sum that would tell it', () => {
    const rows = publish([
      { role: 'managers', part: 3, whole: 160 },
      { role: 'care staff', part: 240, whole: 4000 },
      { role: 'nurses', part: 20, whole: 300 },
    ]);
    expect(rows.map(({ part }) => part)).toEqual([null, 240, 20, null]);
    expect(rows.map(({ whole }) => whole)).toEqual([160, 4000, 300, 4460]);
  });

  it('shows no count of 1 to 4, of people or of the others, and none can be worked out', () => {
    const counted = fc.nat(30).chain((whole) => fc.record({ role: fc.constant('r'), whole: fc.constant(whole), part: fc.nat(whole) }));
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 5 }), (counts) => {
        const rows = publish(counts);
        for (const { part, whole } of rows) {
          expect(part === null || part >= 5).toBe(true);
          expect(part === null || whole === null || whole === part || whole - part >= 5).toBe(true);
        }
        const [all, roles] = [rows.at(-1)!, rows.slice(0, -1)];
        for (const key of ['part', 'whole'] as const) {
          const shown = roles.reduce((sum, row) => sum + (row[key] ?? 0), 0);
          const hidden = roles.filter((row) => row[key] === null).length;
          if (all[key] === null || hidden === 0) continue;
          expect(hidden).toBeGreaterThan(1);
          expect(all[key] - shown).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  }); // prettier-ignore

  it('adds up what was answered, role by role', () => {
    expect(countByRole(VACCINATION.roles, [someAnswers(3, 1), someAnswers(2)])[1]).toEqual({
      role: 'care staff',
      part: 5,
      whole: 40,
    });
  });

  it('holds no name of a service, however it is written and whatever is in it', () => {
    expect(unnamed('Visits to MEADOW COURT and Court.', ['Court.', 'Meadow Court'])).toBe(
      'Visits to a service and a service',
    );
    const name = fc.string({ minLength: 3, maxLength: 12 }).map((text) => text.trim()).filter((text) => text.length > 2);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.string(), (names, around) => {
        const left = unnamed(`${around} ${names.join(' ')} ${around}`, names);
        for (const one of names.filter((each) => !'a service'.includes(each.toLowerCase())))
          expect(left.replaceAll('a service', '\u0000').toLowerCase()).not.toContain(one.toLowerCase());
      }),
    );
  }); // prettier-ignore
});

describe('the states', () => {
  it('of a campaign and its offers are drawn in the README as the tables have them', () => {
    expect(readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')).toContain(stateDiagram());
  });

  it('let nothing be opened twice, nor again once it is closed, and nothing follow what was done', () => {
    expect(afterAct('open', 'open')).toBeNull();
    expect(afterAct('closed', 'open')).toBeNull();
    expect(offerMayBecome('done')).toEqual([]);
    expect(offerMayBecome('offered')).toEqual(['taken-up', 'declined']);
  });
});
