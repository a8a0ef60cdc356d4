import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../index.ts';

const value = (field: string, before: string | null, after: string | null) => ({
  kind: 'value',
  field,
  before,
  after,
});

describe('what changed between two states of a row', () => {
  it('names fields in words and leaves out what stayed as it was', () => {
    const before = {
      officer_id: 'a',
      name: 'Ada',
      local_authority: 'Oldham',
      last_cqc_visit: null,
      publicKey: 'x',
    };
    expect(
      differences(before, { ...before, name: 'Ada Byron', local_authority: null, publicKey: 'y' }),
    ).toEqual([
      value('Name', 'Ada', 'Ada Byron'),
      value('Local authority', 'Oldham', null),
      value('Public key', 'x', 'y'),
    ]);
    expect(differences({ officer_id: 'a' }, { officer_id: 'b' })).toEqual([value('Officer', 'a', 'b')]);
    expect(differences({ last_cqc_visit: null }, { last_cqc_visit: '2026-11-22' })).toEqual([
      value('Last CQC visit', null, '22 November 2026'),
    ]);
  });

  it('writes days, instants, amounts, percentages and yes or no as people do', () => {
    const before = { left_on: '2021-08-09', at: '2026-07-01T11:30:05.25+00:00', weekly_pence: 105050, occupied_percent: 87.5, active: true, beds: 12_345, year: 1999 }; // prettier-ignore
    expect(differences(before, {})).toEqual([
      value('Left on', '9 August 2021', null),
      value('At', '1 Jul 2026, 12:30:05', null),
      value('Weekly', '£1,050.50', null),
      value('Occupied', '87.5%', null),
      value('Active', 'Yes', null),
      value('Beds', '12,345', null),
      value('Year', '1999', null),
    ]);
  });

  it('shows every field that holds something of a row that was added or removed', () => {
    const row = { name: 'Ada', email: null, areas: [], brand: {}, note: '' };
    expect(differences(null, row)).toEqual([value('Name', null, 'Ada')]);
    expect(differences(row, null)).toEqual([value('Name', 'Ada', null)]);
  });

  it('says what came into a list and what went, and that only its order changed', () => {
    expect(differences({ areas: ['Oldham', 'Bury'] }, { areas: ['Bury', 'Leeds', 'York'] })).toEqual([
      { kind: 'list', field: 'Areas', added: ['Leeds', 'York'], removed: ['Oldham'] },
    ]);
    expect(differences({ areas: ['a', 'a'] }, { areas: ['a'] })).toEqual([
      { kind: 'list', field: 'Areas', added: [], removed: ['a'] },
    ]);
    expect(differences({ areas: [1, 2] }, { areas: [2, 1] })).toEqual([
      { kind: 'list', field: 'Areas', added: [], removed: [] },
    ]);
  });

  it('looks into documents and lists of documents, and names the way there', () => {
    const before = {
      brand: { primary: '#000', accent: '#fff' },
      answers: [{ score: 1 }, { score: 2, note: { text: 'a' } }],
    };
    const after = {
      brand: { primary: '#111', accent: '#fff' },
      answers: [{ score: 1 }, { score: 3, note: { text: 'b' } }],
    };
    expect(differences(before, after)).toEqual([
      value('Brand, primary', '#000', '#111'),
      value('Answers 2, score', '2', '3'),
      value('Answers 2, note, text', 'a', 'b'),
    ]);
  });

  it('tells apart what would read the same', () => {
    expect(differences({ a: true }, { a: 'Yes' })).toEqual([value('A', 'true', '"Yes"')]);
    expect(
      differences({ at: '2026-07-01T11:30:05.250+00:00' }, { at: '2026-07-01T11:30:05.251+00:00' }),
    ).toEqual([value('At', '"2026-07-01T11:30:05.250+00:00"', '"2026-07-01T11:30:05.251+00:00"')]);
    expect(differences({ a: 'x\u200b' }, { a: 'x[U+200B]' })).toEqual([
      value('A', '"x\\u200b"', '"x[U+200B]"'),
    ]);
  });

  it('shows characters that are not seen or turn the direction of reading by their number', () => {
    expect(differences({}, { note: 'a\u202eb\u0000\u0007c' })).toEqual([
      value('Note', null, 'a[U+202E]b[U+0000][U+0007]c'),
    ]);
    expect(differences({}, { 'na\u202eme': 1 })[0]?.field).toBe('Na[U+202E]me');
  });

  it('is not misled by fields that are called as what every object inherits', () => {
    const before = JSON.parse('{"__proto__": 1, "constructor": 2}') as unknown;
    const after = JSON.parse('{"__proto__": {"toString": 5}, "hasOwnProperty": 3}') as unknown;
    expect(differences(before, after).map(({ field }) => field)).toEqual([
      'Proto',
      'Constructor',
      'Has own property',
    ]);
    expect(differences({}, { constructor: null })).toEqual([]);
  });

  it('shows the part of a long text around its first change', () => {
    const long = 'words '.repeat(1000);
    const [change] = differences({ note: `${long}one${long}` }, { note: `${long}two${long}` });
    expect(change).toMatchObject({
      before: expect.stringContaining('one'),
      after: expect.stringContaining('two'),
    });
    expect(JSON.stringify(change).length).toBeLessThan(1200);
  });
});

/** Rows of any JSON, with the names and texts that bad input likes. */
const names = fc.oneof(
  fc.constantFrom('name', 'left_on', 'amount_pence', 'at', '__proto__', 'constructor', 'toString', '', '1'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    "' or 1=1 --",
    '2026-02-30',
    '2026-11-22',
    '2026-11-22T10:00:00Z',
    '\u202e',
    'Yes',
    '12',
  ),
  fc.string({ minLength: 390, maxLength: 900 }),
);
const { row } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    tie('row'),
  ),
  row: fc.array(fc.tuple(names, tie('json')), { maxLength: 6 }).map((fields) => {
    const made: Record<string, unknown> = {};
    for (const [name, item] of fields)
      Object.defineProperty(made, name, {
        value: item,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    return made;
  }),
}));

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, item]) => [name, reversed(item)]),
  );
};

/** What is left of a value when all that holds nothing is taken out: a difference of nothing to nothing is none. */
const substance = (value: unknown): unknown => {
  if (value === '' || value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(substance);
  if (typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([name, item]) => [name, substance(item)] as const);
  const kept = fields.filter(([, item]) => item !== null).sort(([a], [b]) => (a < b ? -1 : 1));
  return kept.length === 0 ? null : kept;
};

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('any two states of a row', () => {
  it('differ in nothing from themselves, whatever the order of fields', () => {
    fc.assert(
      fc.property(row, (one) => {
        expect(differences(one, one)).toEqual([]);
        expect(differences(one, structuredClone(one))).toEqual([]);
        expect(differences(one, reversed(one))).toEqual([]);
      }),
    );
  });

  it('differ where their substance does, and then a difference is shown that can be seen', () => {
    fc.assert(
      fc.property(row, row, (one, other) => {
        const found = differences(one, other);
        if (JSON.stringify(substance(one)) !== JSON.stringify(substance(other)))
          expect(found).not.toEqual([]);
        for (const change of found) if (change.kind === 'value') expect(change.before).not.toBe(change.after);
      }),
      { numRuns: 500 },
    );
  });

  it('are told in bounded text without anything unseen in it', () => {
    fc.assert(
      fc.property(row, row, (one, other) => {
        for (const change of differences(one, other)) {
          const shown = [
            change.field,
            ...(change.kind === 'value'
              ? [change.before ?? '', change.after ?? '']
              : [...change.added, ...change.removed]),
          ];
          for (const text of shown) {
            expect(text.replaceAll('\n', '')).not.toMatch(UNSEEN);
            expect(text.length).toBeLessThan(450);
            expect(text.isWellFormed()).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('turned round show the same fields, with before and after changed over', () => {
    fc.assert(
      fc.property(row, row, (one, other) => {
        const turned = differences(other, one).map((change) =>
          change.kind === 'value'
            ? { ...change, before: change.after, after: change.before }
            : { ...change, added: change.removed, removed: change.added },
        );
        const sorted = (list: unknown[]) =>
          list.map((each) => JSON.stringify(each, Object.keys(each as object).sort())).sort();
        expect(sorted(turned)).toEqual(sorted(differences(one, other)));
      }),
    );
  });
});
