import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { sortWork, type WorkItem } from '../index.ts';

const item = (words: string, state: WorkItem['state'], on: string, worse = false): WorkItem => ({
  state, words, day: day(on), worse, locationId: null, href: '/',
}); // prettier-ignore

it('what is due comes soonest first; of what changed, what got worse comes first and then the newest', () => {
  const desk = sortWork([
    item('later', 'due', '2026-12-01'),
    item('sooner', 'due', '2026-11-20'),
    item('new', 'changed', '2026-11-15'),
    item('old and worse', 'changed', '2026-11-01', true),
    item('newer', 'changed', '2026-11-16'),
  ]);
  expect(desk.due.map(({ words }) => words)).toEqual(['sooner', 'later']);
  expect(desk.changed.map(({ words }) => words)).toEqual(['old and worse', 'newer', 'new']);
});

it('nothing is lost and nothing twice, whatever the sources say', () => {
  const items = fc.array(
    fc.record({
      state: fc.constantFrom('escalated', 'overdue', 'due', 'changed'),
      words: fc.string(),
      worse: fc.boolean(),
      day: fc.constantFrom(day('2026-01-01'), day('2026-02-01')),
      locationId: fc.constant(null),
      href: fc.constant('/'),
    }),
  );
  fc.assert(
    fc.property(items, (all) => {
      const desk = sortWork(all as WorkItem[]);
      const kept = [...desk.escalated, ...desk.overdue, ...desk.due, ...desk.changed];
      expect(kept.toSorted(byWords)).toEqual((all as WorkItem[]).toSorted(byWords));
    }),
  );
});

const byWords = (a: WorkItem, b: WorkItem) => JSON.stringify(a).localeCompare(JSON.stringify(b));
