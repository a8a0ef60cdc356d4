import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { FACTS_DAY, factsOf, shippedModel, shippedModelJson } from '../factories.ts';
import { assess } from '../rules/assess.ts';
import type { Facts, HeardEvent } from '../rules/facts.ts';
import { parseModel } from '../rules/parse-model.ts';
import { returnFactsOf } from '../rules/return-facts.ts';

const homes = shippedModel('care-homes-1');
const heard = (kind: string, severity: number, daysAgo: number): HeardEvent => ({
  kind,
  adverse: true,
  pathway: kind === 'notifiable-incident' ? (kind.replace('-', ' ') as HeardEvent['pathway']) : 'concern',
  severity,
  on: addDays(FACTS_DAY, -daysAgo),
});
const of = (overrides: Partial<Facts>) => assess(factsOf(overrides), homes, FACTS_DAY);
const said = (overrides: Partial<Facts>) =>
  of(overrides).contributions.map(({ points, words }) => `${words}: +${points}`);

describe('what was heard, in words', () => {
  it('counts in words, and one is one', () => {
    expect(said({ events: [heard('safeguarding', 3, 5)] })[0]).toBe(
      'One safeguarding enquiry in 90 days: +7',
    );
    expect(said({ events: [heard('safeguarding', 3, 5), heard('safeguarding', 2, 60)] })).toContain(
      'Two safeguarding enquiries in 90 days: +14',
    );
  });

  it('counts the day itself and 89 before it, and nothing that was heard earlier or later', () => {
    const counts = (daysAgo: number) =>
      said({ events: [heard('safeguarding', 3, daysAgo)] }).some((words) => words.includes('safeguarding'));
    expect([0, 89, 90, -1].map(counts)).toEqual([true, true, false, false]);
  });

  it('counts a large home in proportion, and one event never as less than one', () => {
    const three = [1, 2, 3].map((daysAgo) => heard('safeguarding', 2, daysAgo));
    expect(said({ events: three, beds: 60 })).toContain('Three safeguarding enquiries in 90 days: +22');
    expect(said({ events: three, beds: 120 })).toContain(
      'Three safeguarding enquiries in 90 days, for its 120 beds: +7',
    );
    expect(said({ events: three.slice(0, 1), beds: 120 })[0]).toContain('One safeguarding enquiry');
  });

  it('counts for more where people can hardly complain for themselves', () => {
    expect(said({ events: [heard('safeguarding', 2, 1)], clientGroups: ['Dementia'] })).toContain(
      'One safeguarding enquiry in 90 days (9 in place of 7 points: people who can hardly complain for themselves): +9',
    );
  });

  it('never gives more than the caps allow, and says what was cut off', () => {
    const many = Array.from({ length: 40 }, (_, at) => heard('complaint', 1, at));
    const { contributions, score } = of({ events: many });
    expect(contributions.find(({ indicator }) => indicator === 'complaints')?.points).toBe(9);
    expect(score).toBeLessThanOrEqual(45);
    const grave = Array.from({ length: 9 }, () => heard('safeguarding', 5, 1));
    expect(said({ events: [...grave, ...many] }).join()).toContain(
      'What was heard gives at most 45 points together',
    );
  });

  it('holds a cluster of severe concerns at Red, and tells only overseers why', () => {
    const { rag, why, whyOpen, floors } = of({
      events: [3, 20, 70].map((ago) => heard('visit-concern', 4, ago)),
    });
    expect(rag).toBe('Red');
    expect(why).toContain('the council heard three severe concerns in 90 days');
    expect(whyOpen).toBe('Red because of information that the council holds.');
    expect(floors[0]).toMatchObject({ atLeast: 'Red', audience: 'overseers' });
  });

  it('names silence as unknown, without points', () => {
    const silent = of({ lastVisitedOn: day('2020-01-01') });
    expect(silent.unknown).toEqual([
      {
        indicator: 'heard',
        words: 'Nothing heard in 12 months: no entry in the log, no return, no visit by CQC',
        audience: 'overseers',
      },
    ]);
    expect(silent.score).toBe(of({}).score);
  });
});

describe('what the returns say', () => {
  const month = day('2025-02-01');
  it('counts what is missed, and reads the newest while it is fresh', () => {
    const returns = {
      missed: 0,
      late: 0,
      newest: { month, measures: { vacancy_rate: 21.25, occupancy_rate: 60 } },
    };
    expect(said({ returns })).toEqual([
      'Vacant posts: 21.3 per cent in the return for February 2025: +6',
      'Occupied beds: 60 per cent in the return for February 2025: +5',
    ]);
    expect(said({ returns: { missed: 3, late: 3, newest: null } })[0]).toBe(
      'Three months in a row without a return: +10',
    );
    const old = of({ returns: { ...returns, newest: { ...returns.newest, month: day('2024-10-01') } } });
    expect(old.contributions).toEqual([]);
    expect(old.unknown.map(({ indicator }) => indicator)).toContain('vacancies');
  });

  it('are as they were known on the day', () => {
    const asked = [
      { month: day('2025-01-01'), due: day('2025-02-14'), sent: day('2025-02-20') },
      { month: day('2025-02-01'), due: day('2025-03-14'), sent: day('2025-03-30') },
    ];
    const on = (text: string) => returnFactsOf(asked, day(text), { beds: 1 });
    expect(on('2025-02-10')).toMatchObject({ missed: 0, late: 0, newest: null });
    expect(on('2025-02-15')).toMatchObject({ missed: 1, late: 1, newest: null });
    expect(on('2025-03-01')).toMatchObject({ missed: 0, late: 1, newest: { month: '2025-01-01' } });
    expect(on('2025-03-20')).toMatchObject({ missed: 1, late: 2, newest: { month: '2025-01-01' } });
    expect(on('2025-04-01')).toMatchObject({ missed: 0, late: 2, newest: { month: '2025-02-01' } });
  });
});

interface Editable {
  indicators: { key: string; reads: Record<string, unknown>; bands: Record<string, unknown>[] }[];
  caps: Record<string, unknown>[];
  adjustments: Record<string, unknown>[];
  floors: { when: Record<string, unknown> }[];
}

describe('a model is refused', () => {
  const after = (edit: (model: Editable, at: (key: string) => Editable['indicators'][number]) => void) => {
    const model = shippedModelJson('care-homes-1') as unknown as Editable;
    edit(model, (key) => model.indicators.find((one) => one.key === key)!);
    return (parseModel(model).errors ?? []).map(({ message }) => message).join('\n');
  };

  it.each<[string, Parameters<typeof after>[0], string]>([
    [
      'that reads whistleblowing alone',
      (_, at) => (at('safeguarding').reads.kinds = ['whistleblowing']),
      'must be read together with at least 2 other kinds',
    ],
    [
      'that names it',
      (_, at) => (at('safeguarding').bands[1]!.words = 'A whistle-blower'),
      'names whistleblowing',
    ],
    [
      'whose points fall as counts rise',
      (_, at) => (at('safeguarding').bands[4]!.points = 3),
      'points must not fall where things get worse',
    ],
    [
      'whose points fall as a number gets worse',
      (_, at) => (at('occupancy').bands[0]!.points = 0),
      'points must not fall where things get worse',
    ],
    [
      'whose bands overlap',
      (_, at) => (at('safeguarding').bands[1]!.to = 3),
      'The band from 2 overlaps the band before it',
    ],
    [
      'whose weights fall with severity',
      (_, at) => (at('concerns').reads.severityWeights = [5, 4, 3, 2, 1]),
      'What is more severe must not weigh less',
    ],
    [
      'with a weight that has none',
      (_, at) => delete at('concerns').reads.severityWeights,
      'A weight needs "severityWeights"',
    ],
    [
      'with a half-life of a count',
      (_, at) => (at('safeguarding').reads.halfLife = 30),
      'are for a weight, not for a count',
    ],
    [
      'that gives points for silence',
      (model) =>
        Object.assign(
          model.indicators.find(({ key }) => key === 'heard')!,
          { unknown: { points: 5, words: 'x', because: 'x' } },
        ),
      'learning the worst must not lower a score',
    ],
    [
      'with a cap below one of its indicators',
      (model) => (model.caps[0]!.most = 5),
      'its highest points could never count',
    ],
    [
      'with caps that cross',
      (model) => (model.caps[0]!.indicators = ['complaints', 'vacancies']),
      'cross: one must lie inside the other, or apart',
    ],
    [
      'with a cap over published and heard facts',
      (model) => (model.caps[0]!.indicators = ['complaints', 'dormancy']),
      'A cap must not hold published facts together with what the council heard',
    ],
    [
      'that makes a group of clients look safer',
      (model) => (model.adjustments[0]!.percent = 80),
      'it must be 100 or more',
    ],
    [
      'that names an indicator which is not there',
      (model) => (model.adjustments[0]!.indicators = ['x']),
      '"x" is not the key of an indicator',
    ],
    ['with a window of no days', (model) => (model.floors.at(-2)!.when.days = 0), '"days" must be 1 or more'],
    [
      'by which nobody could be Green',
      (_, at) =>
        at('finance-heard').bands.forEach((band) => Object.assign(band, { points: 25, because: 'x' })),
      'No service could ever be Green',
    ],
  ])('%s', (_, edit, message) => {
    expect(after(edit)).toContain(message);
  });
});
