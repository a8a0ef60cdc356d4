import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { guessMapping, headingLine, parseMapping, type Mapping } from '../rules/spreadsheet-columns.ts';
import { NOTHING_KNOWN } from '../rules/local-fact.ts';
import type { Match } from '../rules/matching.ts';
import { planImport, ragKey, withOfficers, type Present } from '../rules/spreadsheet-plan.ts';
import { readRow } from '../rules/spreadsheet-rows.ts';

const TODAY = day('2026-11-16');
const HEADERS = [
  'CQC ID',
  'Home',
  'Postcode',
  'Contracted?',
  'Operational',
  'Officer',
  'Zone',
  'Placements',
  'Apr 2024',
  'May 2024',
];
const MAPPING = guessMapping(HEADERS, TODAY);
const row = (n: number, ...cells: string[]) => readRow({ row: n, cells }, HEADERS, MAPPING);
const matched = (locationId: string): Match => ({ kind: 'matched', locationId, name: 'Ash Court' });
const NOTHING: Present = { facts: new Map(), people: new Map(), rags: new Map(), officers: [] };

describe('what the columns hold', () => {
  it('is guessed from the headings', () => {
    expect(MAPPING).toEqual({
      columns: {
        locationId: 0,
        name: 1,
        postcode: 2,
        contracted: 3,
        operational: 4,
        officer: 5,
        locality: 6,
        people: 7,
      },
      months: [8, 9],
    });
  });

  it('leaves out months that have not begun, and a month that comes twice', () => {
    expect(guessMapping(['ID', 'Dec 2026', 'Oct 2026', '2026-10'], TODAY).months).toEqual([2]);
  });

  it('finds the headings below a title', () => {
    expect(
      headingLine([['Care homes 2026'], ['As at', '01/04/2026'], HEADERS, ['1-A', 'Ash', 'OL1 1AA']]),
    ).toBe(2);
    expect(headingLine([['Something'], ['a', 'b'], ['1', '2']])).toBe(1);
    expect(headingLine([['alone']])).toBe(-1);
  });

  const form = (fields: Record<string, string | string[]>) => parseMapping(fields, HEADERS, TODAY);
  it.each([
    ['nothing to match rows by', { 'column-contracted': '3' }, 'column-locationId'],
    ['nothing to import', { 'column-locationId': '0' }, 'column-contracted'],
    ['one column twice', { 'column-locationId': '0', 'column-name': '0' }, 'column-name'],
    ['a column that the file has not', { 'column-locationId': '99' }, 'column-locationId'],
  ])('refuses %s', (_what, fields, field) => expect(form(fields).errors?.[0]?.field).toBe(field));

  it('takes an id and a month alone', () => {
    expect(form({ 'column-locationId': '0', month: ['8', '9'] }).value?.months).toEqual([8, 9]);
  });

  it('refuses two columns of one month, naming both', () => {
    const parsed = parseMapping(
      { 'column-locationId': '0', month: ['1', '2'] },
      ['ID', 'Apr 2024', '2024-04'],
      TODAY,
    );
    expect(parsed.errors).toEqual([
      {
        field: 'month',
        message: 'The columns "Apr 2024" and "2024-04" are the same month: choose one of them',
      },
    ]);
  });
});

describe('a row of the spreadsheet', () => {
  it('is read by the mapping; empty cells say nothing', () => {
    expect(row(2, '1-A', 'Ash Court', 'ol1 1aa', 'Y', '', 'Ann Lee', 'North', '3', 'R', 'amber')).toEqual({
      row: 2,
      match: { id: '1-A', name: 'Ash Court', postcode: 'ol1 1aa' },
      facts: { contracted: true, locality: 'North' },
      officerName: 'Ann Lee',
      people: 3,
      rags: [
        { month: '2024-04-01', rag: 'Red', column: 'Apr 2024' },
        { month: '2024-05-01', rag: 'Amber', column: 'May 2024' },
      ],
      bad: [],
    });
  });

  it('tells each value that cannot be read by row, column and value, and keeps the rest', () => {
    const read = row(7, '1-A', '', '', 'perhaps', 'yes', '', '', '-2', 'Blue', 'G');
    expect(read.bad).toEqual([
      {
        row: 7,
        column: 'Contracted?',
        value: 'perhaps',
        reason: 'Expected yes or no (Y, N, true, false, 1 or 0 will do)',
      },
      {
        row: 7,
        column: 'Placements',
        value: '-2',
        reason: 'Expected a whole number of people from 0 to 9999',
      },
      {
        row: 7,
        column: 'Apr 2024',
        value: 'Blue',
        reason: 'Expected Red, Amber or Green (R, A or G will do)',
      },
    ]);
    expect(read.facts).toEqual({ operational: true });
    expect(read.rags).toHaveLength(1);
  });

  it('never throws, whatever stands in it', () => {
    const mapping: Mapping = { ...MAPPING, months: [8, 9] };
    fc.assert(
      fc.property(fc.array(fc.string()), (cells) => void readRow({ row: 1, cells }, HEADERS, mapping)),
    );
  });
});

describe('what an import would do', () => {
  it('shows old and new, and whether something known is replaced', () => {
    const present: Present = {
      ...NOTHING,
      facts: new Map([['1-A', { ...NOTHING_KNOWN, contracted: false, note: 'kept' }]]),
      people: new Map([['1-A', 2]]),
    };
    const plan = planImport(
      [row(2, '1-A', '', '', 'Y', 'Y', '', '', '3', 'R')],
      [matched('1-A')],
      new Map(),
      present,
    );
    expect(plan.changes[0]?.fields).toEqual([
      { label: 'Operational', from: 'Not known', to: 'Yes', replaces: false },
      { label: 'Contracted', from: 'No', to: 'Yes', replaces: true },
      { label: 'People placed', from: '2', to: '3', replaces: true },
      { label: 'Colour in Apr 2024', from: 'Not known', to: 'Red', replaces: false },
    ]);
    expect(plan.facts).toEqual([
      { locationId: '1-A', values: { ...NOTHING_KNOWN, contracted: true, operational: true, note: 'kept' } },
    ]);
  });

  it('names officers that nobody knows yet once, and knows others whatever their case', () => {
    const rows = [
      row(2, '1-A', '', '', '', '', 'Ann Lee'),
      row(3, '1-B', '', '', '', '', 'ann  lee'),
      row(4, '1-C', '', '', '', '', 'BO DAY'),
    ];
    const present = { ...NOTHING, officers: [{ officerId: 'o-1', name: 'Bo Day' }] };
    const plan = planImport(rows, ['1-A', '1-B', '1-C'].map(matched), new Map(), present);
    expect(plan.newOfficers).toHaveLength(1);
    const saved = withOfficers(plan.facts, new Map([['ann lee', 'o-2']]));
    expect(saved.map(({ values }) => values.officerId)).toEqual(['o-2', 'o-2', 'o-1']);
  });

  it('takes the first of two rows that disagree about one service, and tells the other', () => {
    const plan = planImport(
      [row(2, '1-A', '', '', 'Y'), row(5, '1-A', '', '', 'N')],
      [matched('1-A'), matched('1-A')],
      new Map(),
      NOTHING,
    );
    expect(plan.facts[0]?.values.contracted).toBe(true);
    expect(plan.bad).toEqual([
      {
        row: 5,
        column: 'Contracted',
        value: 'false',
        reason: 'Row 2 says "true" for the same service; that row was taken',
      },
    ]);
  });

  it('asks about a row that may mean several services, and takes the answer only if it was offered', () => {
    const ambiguous: Match = {
      kind: 'ambiguous',
      why: 'two',
      candidates: [{ locationId: '1-A', name: 'Ash', postcode: '', score: 1 }],
    };
    const rows = [row(2, '', 'Ash', 'OL1 1AA', 'Y')];
    const plan = (chosen: [number, string][]) => planImport(rows, [ambiguous], new Map(chosen), NOTHING);
    expect(plan([]).facts).toEqual([]);
    expect(plan([[2, '1-ELSEWHERE']]).facts).toEqual([]);
    expect(plan([[2, '1-A']]).facts).toHaveLength(1);
    expect(plan([[2, '1-A']]).asked[0]?.chosen).toBe('1-A');
  });

  it('changes nothing a second time', () => {
    const answer = fc.constantFrom('Y', 'N', '', 'what');
    const cells = fc.tuple(
      fc.constantFrom('1-A', '1-B', '1-C'),
      answer,
      answer,
      fc.constantFrom('', 'North'),
      fc.constantFrom('', '0', '4'),
      fc.constantFrom('R', 'A', '', '?'),
    );
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 8 }), (all) => {
        const rows = all.map(([id, contracted, operational, zone, people, rag], i) =>
          row(i + 2, id, '', '', contracted, operational, '', zone, people, rag),
        );
        const matches = all.map(([id]) => matched(id));
        const first = planImport(rows, matches, new Map(), NOTHING);
        const second = planImport(rows, matches, new Map(), {
          facts: new Map(first.facts.map(({ locationId, values }) => [locationId, values])),
          people: new Map(first.people.map(({ locationId, people }) => [locationId, people])),
          rags: new Map(first.rags.map(({ locationId, month, rag }) => [ragKey(locationId, month), rag])),
          officers: [],
        });
        expect(second.changes).toEqual([]);
        expect(first.matched + first.unmatched.length).toBe(rows.length);
      }),
    );
  });
});
