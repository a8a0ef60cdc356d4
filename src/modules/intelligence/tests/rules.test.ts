import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { doubtsOf, type ServiceFacts } from '../rules/doubts.ts';
import { likelihoodFixture } from './likeness-fixture.ts';
import { likelyDuplicates, likeness, LIKELY, NEAR_DAYS } from '../rules/duplicates.ts';
import { changedFields, FIELD_WORDS } from '../rules/event-record.ts';
import { listedTitle } from '../rules/event-words.ts';
import { readLogFilters } from '../rules/log-filters.ts';
import { ANSWERS, proposeKind, questionsOn, type Answer } from '../rules/pathway.ts';
import { referenceAsked, referenceOf } from '../rules/reference-number.ts';
import { eventIdOf } from '../rules/sent-once.ts';
import { similarWords } from '../rules/similar-words.ts';
import { actsFrom, isLive, stateAfter, stateDiagram, STATES, TRANSITIONS } from '../rules/states.ts';

const one = likelihoodFixture;

describe('whether two events tell of the same', () => {
  it('says why: "same service, 2 days apart, same reference"', () => {
    const found = likeness(
      one({ eventId: 'a', reference: 'SG-1', kind: 'complaint', title: 'Fall', account: '' }),
      one({
        eventId: 'b',
        reference: 'sg 1',
        themes: [],
        kind: 'safeguarding',
        title: 'Something else',
        account: '',
        onDay: day('2026-11-12'),
      }),
    );
    expect(found?.why).toBe('same service, 2 days apart, same reference');
  });

  it('takes the same words of the same kind on the same day for one thing', () => {
    const found = likeness(one({ eventId: 'a' }), one({ eventId: 'b' }));
    expect(found?.why).toBe(
      'same service, on the same day, same kind, a theme in common, nearly the same words',
    );
    expect(found?.points).toBe(100);
  });

  it.each([
    ['another service', { locationId: '1-200' }],
    ['three weeks apart', { onDay: day('2026-12-01') }],
    [
      'another kind, other words and no theme in common',
      { kind: 'media', themes: [], title: 'Fete in the garden', account: 'Bunting.' },
    ],
  ])('does not suggest %s', (_what, other) => {
    expect(likeness(one({ eventId: 'a' }), one({ eventId: 'b', ...other }))).toBeNull();
  });

  it('does not suggest what somebody found to be different, whichever of the two says so', () => {
    const [a, b] = [one({ eventId: 'a' }), one({ eventId: 'b', notSame: ['a'] })];
    expect([likeness(a, b), likeness(b, a)]).toEqual([null, null]);
    expect(likeness(one({ eventId: 'c' }), b)).not.toBeNull();
  });

  it('suggests at most three, the likeliest first', () => {
    const others = ['b', 'c', 'd', 'e'].map((eventId, i) =>
      one({ eventId, onDay: addDays(day('2026-11-10'), i * 3) }),
    );
    expect(likelyDuplicates(one({ eventId: 'a' }), others).map(({ eventId }) => eventId)).toEqual([
      'b',
      'c',
      'd',
    ]);
  });

  const events = fc.record({
    eventId: fc.uuid(),
    locationId: fc.option(fc.constantFrom('1-1', '1-2')),
    kind: fc.constantFrom('complaint', 'safeguarding'),
    themes: fc.subarray(['medication', 'staffing']),
    reference: fc.constantFrom('', 'SG-1', 'C 22'),
    title: fc.lorem({ maxCount: 5 }),
    account: fc.lorem({ maxCount: 20 }),
    onDay: fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2026-01-01'), n)),
  });

  it('does not matter which is compared with which, never suggests itself, and keeps to its bounds', () => {
    fc.assert(
      fc.property(events, events, (a, b) => {
        const [left, right] = [likeness(a, b), likeness(b, a)];
        expect(left?.points).toBe(right?.points);
        expect(left?.why).toBe(right?.why);
        expect(likeness(a, a)).toBeNull();
        if (left === null) return;
        expect(left.points).toBeGreaterThanOrEqual(LIKELY);
        expect(left.points).toBeLessThanOrEqual(100);
        if (a.reference === '') expect(left.why).not.toContain('reference');
      }),
    );
  });

  it('never suggests what is further apart than its days, but for one reference', () => {
    fc.assert(
      fc.property(events, events, fc.integer({ min: NEAR_DAYS + 1, max: 400 }), (a, b, apart) => {
        const far = { ...b, reference: '', onDay: addDays(a.onDay, apart) };
        expect(likeness(a, far)).toBeNull();
      }),
    );
  });
});

describe('how alike texts are', () => {
  it('is 1 for the same words in another order, 0 for nothing, and the same both ways', () => {
    expect(similarWords('night staff short', 'Short night-staff')).toBe(1);
    expect(similarWords('', '')).toBe(0);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const alike = similarWords(a, b);
        expect(alike).toBe(similarWords(b, a));
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the states of an event', () => {
  it('stand in the README as the table has them', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(stateDiagram());
  });

  it('can be reached from "new", and none is a trap', () => {
    const reached = new Set<string>(['new']);
    for (let i = 0; i < STATES.length; i++)
      for (const { from, to } of TRANSITIONS)
        if (from.some((state) => reached.has(state)) && to !== 'before') reached.add(to);
    expect([...reached].toSorted()).toEqual([...STATES].toSorted());
    for (const state of STATES) expect(actsFrom(state).length, state).toBeGreaterThan(0);
  });

  it('refuses an act that does not belong: nothing closed is accepted, nothing merged is split', () => {
    expect(stateAfter('accept', 'closed')).toBeUndefined();
    expect(stateAfter('split', 'merged')).toBeUndefined();
    expect(stateAfter('undo', 'open')).toBeUndefined();
    expect(STATES.filter(isLive)).toEqual(['new', 'open', 'closed']);
  });
});

describe('safeguarding or notifiable incident', () => {
  const questions = [
    { validFrom: day('2015-04-01'), question: 'harm', words: 'Harmed?', because: 'somebody was harmed' },
    { validFrom: day('2015-04-01'), question: 'again', words: 'Again?', because: 'it has happened before' },
    { validFrom: day('2027-01-01'), question: 'new', words: 'New?', because: 'the law changed' },
  ];
  const then = questionsOn(questions, day('2026-11-10')).questions;

  it('asks what was in force on the day, and fails where nothing was', () => {
    expect(then.map(({ question }) => question)).toEqual(['harm', 'again']);
    expect(questionsOn(questions, day('2027-01-01')).questions.map(({ question }) => question)).toEqual([
      'new',
    ]);
    expect(() => questionsOn(questions, day('2014-01-01'))).toThrow('2014-01-01');
  });

  it('proposes by the answers, with the reason', () => {
    expect(proposeKind(then, { harm: 'no', again: 'no' })).toEqual({
      kind: 'notifiable-incident',
      words: 'A notifiable incident: it is counted, and not logged as safeguarding.',
    });
    expect(proposeKind(then, { harm: 'yes', again: 'yes' }).words).toBe(
      'Safeguarding, because somebody was harmed and it has happened before.',
    );
    expect(proposeKind(then, { harm: 'no', again: 'unknown' }).kind).toBe('safeguarding');
  });

  it('is a notifiable incident only where every answer is no', () => {
    const answers = fc.record({ harm: fc.constantFrom(...ANSWERS), again: fc.constantFrom(...ANSWERS) });
    fc.assert(
      fc.property(answers, (given: Record<string, Answer>) => {
        const no = Object.values(given).every((answer) => answer === 'no');
        expect(proposeKind(then, given).kind === 'notifiable-incident').toBe(no);
      }),
    );
    expect(proposeKind(then, {}).kind).toBe('safeguarding');
  });
});

describe('what is odd in an event', () => {
  const service: ServiceFacts = {
    locationId: '1-100',
    name: 'Meadow Court',
    postcode: 'OL1 1AA',
    from: day('2020-01-01'),
    until: null,
    open: true,
  };

  it('is told in words: a closed service, a day before it was registered, a great many people', () => {
    const closed = { ...service, open: false, until: day('2026-01-31') };
    expect(
      doubtsOf({ occurredOn: day('2019-12-31'), peopleAffected: 4_000 }, closed).map((words) =>
        words.slice(0, 50),
      ),
    ).toEqual([
      'Meadow Court is closed since 31 January 2026. Reco',
      'Meadow Court was registered only on 1 January 2020',
      '4,000 people is a great many. Is that so?',
    ]);
  });

  it('is nothing for an event that fits, and for one of no service', () => {
    expect(doubtsOf({ occurredOn: day('2026-11-08'), peopleAffected: 2 }, service)).toEqual([]);
    expect(doubtsOf({ occurredOn: null, peopleAffected: null }, null)).toEqual([]);
  });
});

describe('the number of an event', () => {
  it('is read back however it is typed, and everything else is no number', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 7 }), (id) => {
        const number = referenceOf(id);
        expect(number).toMatch(/^IL-[0-9A-F]{5}-[0-9A-F]{5}$/);
        const end = id.replaceAll('-', '').slice(-10);
        expect(referenceAsked(number)).toBe(end);
        expect(referenceAsked(` ${number.toLowerCase().replaceAll('-', ' ')} `)).toBe(end);
      }),
    );
    expect(referenceAsked('Meadow Court')).toBeNull();
  });
});

describe('the log’s address', () => {
  it('is read whatever stands in it, and what makes no sense is left out', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('q', 'kind', 'severity', 'state', 'from', 'sort', 'page'), fc.string()),
        (fields) => {
          const filters = readLogFilters(fields);
          expect(filters.page).toBeGreaterThan(0);
          if (filters.severity !== null) expect([1, 2, 3, 4, 5]).toContain(filters.severity);
        },
      ),
    );
    expect(readLogFilters({ sort: 'severity', severity: '9', state: 'eaten' })).toMatchObject({
      sort: 'severity',
      descending: false,
      severity: null,
      state: null,
    });
    expect(readLogFilters({})).toMatchObject({ sort: 'received', descending: true, page: 1 });
  });
});

describe('words', () => {
  it('of whistleblowers stand in no list', () => {
    expect(listedTitle({ title: 'Night staff', confidentiality: 'whistleblower' })).not.toContain('Night');
    expect(listedTitle({ title: 'Night staff', confidentiality: 'restricted' })).toBe('Night staff');
  });

  it('of a change name every field that differs, and none that does not', () => {
    const before = { title: 'a', themes: ['x'], severity: 3, occurredOn: null };
    expect(changedFields(before, { ...before, severity: 4, themes: ['x', 'y'] })).toEqual([
      'severity',
      'themes',
    ]);
    expect(changedFields(before, before)).toEqual([]);
    expect(Object.keys(FIELD_WORDS)).not.toContain('identity');
  });
});

describe('the id of what a form records', () => {
  const formId = '01935a2b-7c00-7abc-8def-0123456789ab';
  const sent = { formId, accountId: 'one', content: ['Late medicines'] };

  it('is the same for the same form, person and content, and another where one of them differs', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.uuid({ version: 7 }), (accountId, text, other) => {
        const id = eventIdOf({ formId, accountId, content: [text] });
        expect(id).toMatch(/^01935a2b-7c00-7[0-9a-f]{3}-[89ab]/);
        expect(eventIdOf({ formId: formId.toUpperCase(), accountId, content: [text] })).toBe(id);
        expect(eventIdOf({ formId, accountId, content: [`${text}.`] })).not.toBe(id);
        expect(eventIdOf({ formId, accountId: `${accountId}.`, content: [text] })).not.toBe(id);
        if (other !== formId) expect(eventIdOf({ formId: other, accountId, content: [text] })).not.toBe(id);
      }),
    );
  });

  it('is none for a form without an id, or with one that was not ours', () => {
    for (const wrong of ['', 'x', '01935a2b-7c00-4abc-8def-0123456789ab', `${formId}'`])
      expect(eventIdOf({ ...sent, formId: wrong })).toBeNull();
  });
});
