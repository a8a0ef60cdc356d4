import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { CARE_HOME, HOME_CARE, typedHome } from '../factories.ts';
import { parseSending } from '../pages/answer/form.ts';
import { parseSettingForm } from '../pages/settings/form.ts';
import { formFor, questionsOf, type Answers } from '../rules/form.ts';
import { jumpsBetween } from '../rules/jumps.ts';
import { measuresOf } from '../rules/measures.ts';
import { readAnswers } from '../rules/read-answers.ts';
import { remindersDue } from '../rules/reminders.ts';
import { after, RETURN_STATES, returnDiagram, TRANSITIONS } from '../rules/return-states.ts';
import { windowFrom, windowOf } from '../rules/return-window.ts';
import { settingFor, SUGGESTED, type Setting } from '../rules/setting.ts';
import { fieldsOf, typedOf } from '../rules/typed-answers.ts';

const TODAY = day('2026-11-09');
const HOLIDAYS = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);
const SETTING: Setting = { ...SUGGESTED, validFrom: day('2026-01-01') };
const answersOf = (changes: Record<string, string> = {}): Answers =>
  readAnswers(CARE_HOME, typedHome(changes), TODAY).value!;
const errorsOf = (changes: Record<string, string>) =>
  (readAnswers(CARE_HOME, typedHome(changes), TODAY).errors ?? []).map(({ message }) => message);

describe('a return as it is typed', () => {
  it('is read where all is answered', () => {
    expect(readAnswers(CARE_HOME, typedHome(), TODAY).value).toMatchObject({
      beds: 30,
      occupied: 28,
      manager_since: '2024-03-01',
      finance: '1',
      finance_words: null,
    });
  });

  it('refuses 300 beds occupied of 30', () => {
    expect(errorsOf({ occupied: '300' })).toContain(
      'Beds occupied must be no more than the beds that can be used',
    );
  });

  it('refuses less than nothing, halves, words, and nothing at all', () => {
    expect(errorsOf({ falls: '-1' })).toEqual(['Falls with an injury: the number must be 0 or more']);
    expect(errorsOf({ falls: '2.5' })).toEqual([
      'Falls with an injury: enter a whole number, without a decimal point',
    ]);
    expect(errorsOf({ falls: 'some' })).toEqual(['Falls with an injury: "some" is not a whole number']);
    expect(errorsOf({ falls: '' })).toEqual(['Enter an answer: falls with an injury']);
    expect(errorsOf({ training: '101' })).toEqual([
      'Staff whose mandatory training is up to date, in per cent: the number must be 100 or less',
    ]);
  });

  it('reads 1,200 as people write it', () => {
    expect(answersOf({ care_hours: '4,200' }).care_hours).toBe(4200);
  });

  it('refuses parts that do not add up, at the first of them', () => {
    const { errors } = readAnswers(CARE_HOME, typedHome({ funded_self: '11' }), TODAY);
    expect(errors).toEqual([
      { field: 'funded_us', message: 'Beds by who pays must add up to the beds occupied' },
    ]);
  });

  it('asks for words where the finances worry, and for the infection of an outbreak', () => {
    expect(errorsOf({ finance: '3', outbreak: 'yes' })).toEqual([
      'Say which infection it is',
      'Say in a few words what worries you about the finances',
    ]);
  });

  it('refuses a manager who comes tomorrow', () => {
    const tomorrow = { 'manager_since-day': '10', 'manager_since-month': '11', 'manager_since-year': '2026' };
    expect(errorsOf(tomorrow)).toEqual(['Since when is that so? Enter a day that is today or in the past']);
  });

  it('never throws, whatever is typed, and gives each question one error at most', () => {
    const keys = questionsOf(CARE_HOME).map(({ key }) => key);
    const typed = fc.dictionary(fc.constantFrom(...keys, 'constructor', '__proto__'), fc.string());
    fc.assert(
      fc.property(typed, (fields) => {
        const { errors = [] } = readAnswers(CARE_HOME, fields, TODAY);
        expect(new Set(errors.map(({ field }) => field)).size).toBe(errors.length);
      }),
    );
  });

  it('comes back from a draft as it was typed', () => {
    for (const form of [CARE_HOME, HOME_CARE]) {
      const kept = typedOf(form, { ...typedHome(), csrf: 'x', do: 'save' });
      expect(kept).not.toHaveProperty('csrf');
      expect(typedOf(form, kept)).toEqual(kept);
    }
    expect(readAnswers(CARE_HOME, fieldsOf(CARE_HOME, answersOf()), TODAY).value).toEqual(answersOf());
  });
});

describe('a jump from last month', () => {
  const before = answersOf();
  const found = (changes: Record<string, string>, ticked: string[] = []) =>
    parseSending(
      { form: CARE_HOME, before, state: 'asked' },
      { ...typedHome(changes), confirmed: ticked },
      TODAY,
    );
  const EMPTY = { occupied: '10', funded_us: '3', funded_others: '0', funded_nhs: '0', funded_self: '7' };

  it('is asked to be confirmed, and let through once it is', () => {
    expect(found(EMPTY).jumps).toEqual([{ key: 'occupied', label: 'Beds occupied', before: 28, now: 10 }]);
    expect(found(EMPTY, ['occupied=10']).value?.answers.occupied).toBe(10);
  });

  it('is asked again where another number is typed after the tick', () => {
    expect(found({ ...EMPTY, occupied: '9', funded_self: '6' }, ['occupied=10']).errors).toHaveLength(1);
  });

  it('is none where nothing is known of the month before, or where little changed', () => {
    expect(jumpsBetween(CARE_HOME, null, answersOf(EMPTY))).toEqual([]);
    expect(jumpsBetween(CARE_HOME, before, answersOf({ occupied: '27', funded_us: '11' }))).toEqual([]);
  });
});

describe('the figures of a return', () => {
  it('are shares and rates of its answers', () => {
    const measures = measuresOf(CARE_HOME, answersOf());
    expect(measures.get('occupancy_rate')).toBeCloseTo(93.33, 2);
    expect(measures.get('vacancy_rate')).toBeCloseTo((4 * 100) / 41, 6);
    expect(measures.get('agency_share')).toBe(5);
    expect(measures.get('falls_per_10_beds')).toBeCloseTo(30 / 28, 6);
    expect(measures.get('pressure_ulcers_per_10_beds')).toBeCloseTo(10 / 28, 6);
    expect(measures.get('manager_in_post')).toBe(1);
    expect(measures.get('finance_worry')).toBe(1);
  });

  it('are not there where they would be something over nothing', () => {
    const empty = answersOf({
      occupied: '0',
      funded_us: '0',
      funded_others: '0',
      funded_nhs: '0',
      funded_self: '0',
    });
    expect(measuresOf(CARE_HOME, empty).has('falls_per_10_beds')).toBe(false);
    expect(measuresOf(CARE_HOME, empty).get('occupancy_rate')).toBe(0);
  });

  it('keep shares of a whole between 0 and 100', () => {
    const part = fc.nat(30).chain((beds) => fc.tuple(fc.constant(beds), fc.nat(beds)));
    fc.assert(
      fc.property(part, ([beds, occupied]) => {
        const answers = { ...answersOf(), beds, occupied };
        const rate = measuresOf(CARE_HOME, answers).get('occupancy_rate');
        expect(rate === undefined ? beds === 0 : rate >= 0 && rate <= 100).toBe(true);
      }),
    );
  });
});

describe('the window of a month', () => {
  it('is from the 8th to the 14th of the month after', () => {
    expect(windowOf(day('2026-11-01'), SETTING, HOLIDAYS)).toEqual({
      opensOn: '2026-12-08',
      dueOn: '2026-12-14',
    });
  });

  it('ends on the next working day where the 14th is a Saturday', () => {
    expect(windowOf(day('2026-10-01'), SETTING, HOLIDAYS).dueOn).toBe('2026-11-16');
  });

  it('passes over bank holidays', () => {
    const christmas = { ...SETTING, dueDay: 25 };
    expect(windowOf(day('2026-11-01'), christmas, HOLIDAYS).dueOn).toBe('2026-12-29');
  });

  it('says so where no holidays are known, and guesses nothing', () => {
    expect(() => windowOf(day('2029-10-01'), SETTING, HOLIDAYS)).toThrow(
      'no bank holidays are known for 2029',
    );
  });

  it('gives whoever is asked after it as long to answer', () => {
    const window = windowOf(day('2026-10-01'), SETTING, HOLIDAYS);
    expect(windowFrom(window, day('2026-11-05'), HOLIDAYS)).toEqual(window);
    expect(windowFrom(window, day('2026-11-12'), HOLIDAYS).dueOn).toBe('2026-11-16');
    expect(windowFrom(window, day('2026-11-18'), HOLIDAYS)).toEqual({
      opensOn: '2026-11-18',
      dueOn: '2026-11-26',
    });
  });
});

describe('reminders', () => {
  const awaited = { opensOn: day('2026-11-08'), dueOn: day('2026-11-16') };
  const on = (text: string) =>
    remindersDue(awaited, SETTING, day(text)).map(({ kind, number }) => `${kind} ${number}`);

  it('begin when the return opens, come again before it is due, and each week after', () => {
    expect(on('2026-11-07')).toEqual([]);
    expect(on('2026-11-08')).toEqual(['opened 1']);
    expect(on('2026-11-13')).toEqual(['due soon 1']);
    expect(on('2026-11-16')).toEqual(['due soon 1']);
    expect(on('2026-11-17')).toEqual(['late 1', 'told officer 1']);
    expect(on('2026-11-24')).toEqual(['late 2', 'told officer 1']);
  });

  it('stop after the last', () => {
    expect(on('2027-11-24')).toEqual(['late 4', 'told officer 1']);
  });

  it('never go back to an earlier one', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(30), (from, more) => {
        const numberOn = (n: number) =>
          remindersDue(awaited, SETTING, addDays(awaited.dueOn, n + 1)).find(({ kind }) => kind === 'late')!
            .number;
        expect(numberOn(from + more)).toBeGreaterThanOrEqual(numberOn(from));
      }),
    );
  });
});

describe('the states of a return', () => {
  it('are drawn in the README as the table has them', () => {
    expect(readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')).toContain(returnDiagram());
  });

  it('can all be reached, and a return that came never goes back to one that did not', () => {
    expect(new Set(TRANSITIONS.map(({ to }) => to))).toEqual(new Set(RETURN_STATES));
    const came = ['sent', 'queried', 'accepted'];
    for (const { from, to } of TRANSITIONS) if (came.includes(from)) expect(came).toContain(to);
  });

  it('have one way on for each act', () => {
    const keys = TRANSITIONS.map(({ from, act }) => `${from} ${act}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(after('not-asked', 'send')).toBeUndefined();
    expect(after('late', 'save')).toBe('late');
  });
});

describe('settings', () => {
  it('hold from their month on, and before the first nobody is asked', () => {
    const later = { ...SETTING, validFrom: day('2026-06-01'), asks: 'all' as const };
    expect(settingFor([SETTING, later], day('2026-05-01'))?.asks).toBe('contracted');
    expect(settingFor([SETTING, later], day('2026-06-01'))?.asks).toBe('all');
    expect(settingFor([SETTING, later], day('2025-12-01'))).toBeUndefined();
  });

  it('are refused where returns would be due before they open', () => {
    const typed = { validFrom: '2026-11', asks: 'all', opensDay: '15', dueDay: '14', remindBefore: '3', remindEvery: '7', remindTimes: '4' };
    expect(parseSettingForm(typed, TODAY).errors).toEqual([
      { field: 'dueDay', message: 'The day on which returns are due must not be before the one on which they open' },
    ]);
    expect(parseSettingForm({}, TODAY).errors).toHaveLength(7);
  }); // prettier-ignore
});

describe('the form of a service', () => {
  it('is the one of its type that is in force in the month', () => {
    const next = { ...CARE_HOME, version: 2, validFrom: day('2027-01-01') };
    const forms = [CARE_HOME, next, HOME_CARE];
    expect(formFor(forms, 'Nursing home', day('2026-12-01'))?.version).toBe(1);
    expect(formFor(forms, 'Nursing home', day('2027-01-01'))?.version).toBe(2);
    expect(formFor(forms, 'Home care', day('2026-12-01'))?.id).toBe('home-care');
    expect(formFor(forms, 'Day service', day('2026-12-01'))).toBeUndefined();
  });

  it('names only questions that it has, in its checks and figures', () => {
    for (const form of [CARE_HOME, HOME_CARE]) {
      const keys = new Set(questionsOf(form).map(({ key }) => key));
      const named = [...form.checks, ...form.measures].flatMap((rule) =>
        Object.entries(rule).flatMap(([name, value]) =>
          name === 'key' || name === 'message' || name === 'times' ? [] : [value].flat(2),
        ),
      );
      const flat = named.flatMap((each) => (typeof each === 'object' ? [(each as { question: string }).question] : [String(each)]));
      expect(flat.filter((key) => !keys.has(key))).toEqual([]);
    }
  }); // prettier-ignore
});
