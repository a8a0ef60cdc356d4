import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { aMeeting, newOf } from '../factories.ts';
import { parseActionForm, parseShareForm } from '../pages/item/form.ts';
import { parseMeetingForm } from '../pages/meeting-facts/form.ts';
import { presentPrint } from '../pages/print/presenter.ts';
import { draftAgenda, openFactsWords, whyOf } from '../rules/agenda.ts';
import { after, isOpen, meetingDiagram } from '../rules/meeting-states.ts';
import { moved } from '../rules/moves.ts';

const TODAY = day('2026-11-16');
const AGENCIES = [{ agencyId: 'a', name: 'Police', active: true }];

describe('an agenda', () => {
  it('has what is worst first: by the worst entry, then the colour, then what is late', () => {
    const found = [
      newOf({ locationId: '1', name: 'Late House', late: { month: day('2026-10-01'), inRow: 2 } }),
      newOf({ locationId: '2', name: 'Red House', moved: { from: 'Amber', to: 'Red' } }),
      newOf({ locationId: '3', name: 'Told House', entries: [{ severity: 4, n: 1 }] }),
      newOf({ locationId: '4', name: 'Quiet House' }),
      newOf({ locationId: '5', name: 'Mild House', entries: [{ severity: 2, n: 9 }], proposed: 'Red' }),
    ];
    expect(draftAgenda(found).map(({ title, origin }) => `${title}: ${origin}`)).toEqual([
      'Told House: log',
      'Mild House: log',
      'Red House: status',
      'Late House: late return',
    ]);
  });

  it('says why in counts and colours', () => {
    const one = newOf({
      entries: [
        { severity: 2, n: 2 },
        { severity: 4, n: 1 },
      ],
      moved: { from: 'Green', to: 'Amber' },
      proposed: 'Red',
      late: { month: day('2026-10-01'), inRow: 3 },
    });
    expect(whyOf(one)).toBe(
      '3 new entries in the log: 1 of severity 4, 2 of severity 2. Status: Green before, Amber now. The model proposes Red, and nobody has decided. The monthly return for October 2026 is late, 3 in a row.',
    );
  });

  it('is the same whatever the order in which services are found, and leaves out none with news', () => {
    const service = fc.record({
      locationId: fc.uuid(),
      name: fc.constantFrom('A', 'B'),
      entries: fc.array(fc.record({ severity: fc.integer({ min: 1, max: 5 }), n: fc.integer({ min: 1, max: 9 }) }), { maxLength: 2 }),
      moved: fc.constantFrom(null, { from: 'Green', to: 'Red' } as const),
    }); // prettier-ignore
    fc.assert(
      fc.property(fc.uniqueArray(service, { selector: (one) => one.locationId }), (services) => {
        const found = services.map((one) => newOf(one));
        expect(draftAgenda(found.toReversed())).toEqual(draftAgenda(found));
        expect(draftAgenda(found)).toHaveLength(
          found.filter(({ entries, moved: went }) => entries.length > 0 || went !== null).length,
        );
      }),
    );
  });
});

describe('the order of an agenda', () => {
  it('moves one line a place, and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 'b', 'down')).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', 'up')).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 'nobody', 'up')).toEqual(['a', 'b', 'c']);
  });

  it('loses no line', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.nat(20), fc.constantFrom('up', 'down'), (ids, at, by) => {
        const next = moved(ids, ids[at] ?? '', by as 'up' | 'down');
        expect(next.toSorted()).toEqual(ids.toSorted());
      }),
    );
  });
});

describe('the states of a meeting', () => {
  it('are drawn in the README as the table has them', () => {
    expect(readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')).toContain(meetingDiagram());
  });

  it('lead nowhere from approved minutes, which nobody can change', () => {
    expect(isOpen('approved')).toBe(false);
    for (const act of ['hold', 'approve', 'cancel'] as const) expect(after('approved', act)).toBeUndefined();
  });
});

describe('what is shared', () => {
  const base = { agency: ['a'], basis: 'Co-operation' };

  it('is what CQC publishes where open facts are chosen, whatever else was typed', () => {
    const { value } = parseShareForm(
      { ...base, level: 'open facts', words: 'A secret of the log' },
      AGENCIES,
      'Open.',
    );
    expect(value).toMatchObject({ level: 'open facts', words: 'Open.', agencyIds: ['a'] });
  });

  it('is written by hand otherwise, and always has agency and basis', () => {
    expect(parseShareForm({ ...base, level: 'own words', words: '' }, AGENCIES, 'Open.').errors).toEqual([
      { field: 'words', message: 'Write what is shared' },
    ]);
    expect(parseShareForm({ level: 'open facts' }, AGENCIES, null).errors?.map(({ field }) => field)).toEqual(
      ['agency', 'level', 'basis'],
    );
    expect(
      parseShareForm({ ...base, agency: ['b'], level: 'open facts' }, AGENCIES, 'Open.').errors,
    ).toHaveLength(1);
  });

  it('as open facts tells rating, manager and beds with their day', () => {
    const facts = { name: 'Meadow Court', providerName: 'Meadow Ltd', postcode: 'OL1 1AA', category: 'Nursing home', beds: 30, rating: 'Good', ratedOn: day('2021-08-09'), managerRegistered: false, dormant: false };
    expect(openFactsWords(facts, TODAY)).toBe(
      'Meadow Court, OL1 1AA: nursing home with 30 beds. It is run by Meadow Ltd. CQC rates it Good, published on 9 August 2021. No manager is registered. As CQC published it by 16 November 2026.',
    );
  }); // prettier-ignore

  it('is all that an agency sees on paper', () => {
    const item = { itemId: 'i', origin: 'log' as const, locationId: '1', title: 'Meadow Court', why: 'Why', removed: false, minutes: 'Secret minutes', decision: '', version: 1 };
    const share = { shareId: 's', itemId: 'i', agencyId: 'a', agency: 'Police', level: 'own words' as const, words: 'Shared words', basis: 'b', sharedOn: null, sharedBy: null };
    const meeting = aMeeting({ items: [item, { ...item, itemId: 'j', title: 'Hill House' }], shares: [share] });
    const paper = JSON.stringify(presentPrint(meeting, 'minutes', 'a', { council: 'C', today: TODAY }));
    expect(paper).toContain('Shared words');
    for (const hidden of ['Secret minutes', 'Hill House', 'Why']) expect(paper).not.toContain(hidden);
  }); // prettier-ignore
});

describe('forms of meetings', () => {
  it('read a meeting, and say what is missing', () => {
    const typed = { kind: 'Quality', chair: 'Ada', startsAt: '9.30', 'heldOn-day': '18', 'heldOn-month': '11', 'heldOn-year': '2026' };
    expect(parseMeetingForm(typed, TODAY).value).toMatchObject({ heldOn: '2026-11-18', startsAt: '09:30', place: '' });
    expect(parseMeetingForm({ startsAt: 'noon' }, TODAY).errors?.map(({ field }) => field)).toEqual([
      'kind',
      'heldOn-day',
      'startsAt',
      'chair',
    ]);
  }); // prettier-ignore

  it('give an action to somebody who is offered, and nobody else', () => {
    const due = { 'dueOn-day': '1', 'dueOn-month': '12', 'dueOn-year': '2026' };
    const typed = { action: 'Visit', owner: 'account:x', ...due };
    expect(parseActionForm(typed, ['account:x'], TODAY).value).toEqual({
      words: 'Visit',
      owner: { accountId: 'x' },
      dueOn: '2026-12-01',
    });
    expect(parseActionForm(typed, ['agency:a'], TODAY).errors).toEqual([
      { field: 'owner', message: 'Choose who does it' },
    ]);
  });
});
