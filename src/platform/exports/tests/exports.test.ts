import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { listSheets, readTable, sniff, type TableOptions } from '../../files/index.ts';
import { safeSheetName } from '../cells.ts';
import {
  EXPORT_FORMATS,
  exportFilename,
  exportTable,
  type ExportFormat,
  type ExportTable,
} from '../index.ts';

const folder = await mkdtemp(join(tmpdir(), 'amberley-exports-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const columns = [
  { key: 'name', heading: 'Name', kind: 'text' },
  { key: 'beds', heading: 'Beds', kind: 'number' },
  { key: 'since', heading: 'Rating since', kind: 'day' },
  { key: 'share', heading: 'Occupied', kind: 'percent' },
] as const;

function table(rows: ExportTable['rows'], more: Partial<ExportTable> = {}): ExportTable {
  return { title: 'Services', columns, rows, day: day('2026-11-22'), ...more };
}

async function written(format: ExportFormat, what: ExportTable): Promise<string> {
  const path = join(folder, `file.${format}`);
  await pipeline(exportTable(format, what).body, createWriteStream(path));
  return path;
}

async function cellsOf(path: string, options?: TableOptions): Promise<string[][]> {
  const cells: string[][] = [];
  for await (const batch of readTable(path, options)) cells.push(...batch.map((row) => row.cells));
  return cells;
}

describe.each(EXPORT_FORMATS)('a list exported as %s', (format) => {
  it('holds text, numbers, days and percentages that are read back as what they were', async () => {
    const rows = [
      { name: 'Oak & Ash <House>', beds: 40, since: '2024-09-17', share: 87.5 },
      { name: 'Zoë’s "Lodge", 😀\nline\ttab  two ', beds: -5.25, since: null, share: 0 },
      { name: '', beds: null, since: 'not known', share: undefined },
    ];
    const path = await written(format, table(rows));
    expect(await sniff(path)).toBe(format);
    const percent = (value: number): string => String(format === 'csv' ? value : value / 100);
    expect(await cellsOf(path)).toEqual([
      ['Name', 'Beds', 'Rating since', format === 'csv' ? 'Occupied (%)' : 'Occupied'],
      ['Oak & Ash <House>', '40', '2024-09-17', percent(87.5)],
      ['Zoë’s "Lodge", 😀\nline\ttab  two ', '-5.25', '', percent(0)],
      ['', '', 'not known'],
    ]);
  });

  it('gives back any text, neutralised where the format needs it', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(
          '=',
          '+',
          '-',
          '@',
          '"',
          "'",
          ',',
          ';',
          '\t',
          '\r',
          '\n',
          ' ',
          '<',
          '&',
          ']]>',
          '_x000D_',
          '_',
          '\ud800',
          '\udc00',
          '\u0000',
          '\u000b',
          '\ufeff',
          '\uff1d',
          'a',
        ),
        maxLength: 12,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 12 }), async (texts) => {
        const path = await written(format, table(texts.map((text) => ({ name: text, beds: 1 }))));
        const back = (await cellsOf(path)).slice(1).map((cells) => cells[0]);
        expect(back).toEqual(texts.map((text) => expectedText(format, text)));
      }),
      { numRuns: 150 },
    );
  });

  it('streams: the first bytes come before the last row is asked for', async () => {
    let asked = 0;
    function* endless(): Generator<{ name: string }> {
      for (;;) yield { name: `row ${asked++} ${Math.sin(asked)}` };
    }
    const { body } = exportTable(format, table(endless()));
    let bytes = 0;
    for await (const piece of body) {
      bytes += (piece as Buffer).length;
      if (bytes > 200_000) break;
    }
    expect(asked).toBeLessThan(200_000);
  });

  it('fails where its rows fail, instead of looking whole', async () => {
    async function* broken(): AsyncGenerator<{ name: string }> {
      yield { name: 'one' };
      throw new Error('the query was cancelled');
    }
    await expect(written(format, table(broken()))).rejects.toThrow('the query was cancelled');
  });

  it('keeps long text', async () => {
    const path = await written(format, table([{ name: 'é'.repeat(100_000) }]));
    const back = (await cellsOf(path))[1]![0]!;
    if (format === 'xlsx') {
      expect(back.length).toBeLessThanOrEqual(32_767);
      expect(back).toMatch(/^é{32000}.*\(cut: 100000 characters/);
    } else expect(back).toBe('é'.repeat(100_000));
  });
});

/** What a text becomes: control characters go, and in CSV an apostrophe guards what a spreadsheet would run. */
function expectedText(format: ExportFormat, text: string): string {
  const plain = [...text.toWellFormed().replace(/\r\n?/g, '\n')]
    .filter(
      (c) =>
        c === '\t' ||
        c === '\n' ||
        (c >= ' ' && !(c >= '\u007f' && c <= '\u009f') && c !== '\ufffe' && c !== '\uffff'),
    )
    .join('');
  if (format !== 'csv') return plain;
  return /^[\t\n\r]/.test(plain) || '=+-@＝＋－＠'.includes(plain.trimStart()[0] ?? 'x')
    ? `'${plain}`
    : plain;
}

describe('formula-like text', () => {
  const texts = ['=1+1', '+44 161', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =HYPERLINK("http://x")', '＝1'];

  it('never starts a field of a CSV file', async () => {
    const path = await written('csv', table(texts.map((name) => ({ name }))));
    const lines = (await cellsOf(path)).slice(1).map((cells) => cells[0]!);
    for (const line of lines) expect(line.startsWith("'")).toBe(true);
  });

  it('in a number column stays a number', async () => {
    const path = await written(
      'csv',
      table([
        { name: 'x', beds: -5 },
        { name: 'y', beds: '=1' },
      ]),
    );
    expect(await readFile(path, 'utf8')).toBe(
      "\ufeffName,Beds,Rating since,Occupied (%)\r\nx,-5,,\r\ny,'=1,,\r\n",
    );
  });

  it('in a heading is neutralised too', async () => {
    const path = await written('csv', table([], { columns: [{ key: 'a', heading: '=A1', kind: 'text' }] }));
    expect(await readFile(path, 'utf8')).toBe("\ufeff'=A1\r\n");
  });
});

describe('notes and names', () => {
  it.each(['xlsx', 'ods'] as const)('are a second sheet in %s', async (format) => {
    const path = await written(
      format,
      table([{ name: 'x' }], { sheetName: 'A [list]: 1/2', notes: ['As at 22 November 2026', 'n = 106'] }),
    );
    expect(await listSheets(path)).toEqual(['A list 1 2', 'About this list']);
    expect(await cellsOf(path, { sheet: 'About this list' })).toEqual([
      ['Services'],
      ['As at 22 November 2026'],
      ['n = 106'],
    ]);
  });

  it('make a file name that every system takes', () => {
    expect(exportFilename('Services: Zoë’s “list”, 50%', '2026-11-22', 'csv')).toBe(
      'services-zoes-list-50-2026-11-22.csv',
    );
    expect(exportFilename('../../', '2026-11-22', 'ods')).toBe('list-2026-11-22.ods');
    expect(exportTable('xlsx', table([])).filename).toBe('services-2026-11-22.xlsx');
  });

  it('make a sheet name that Excel takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (name) => {
        const safe = safeSheetName(name);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe.length).toBeLessThanOrEqual(31);
        expect(safe).not.toMatch(/[[\]:*?/\\]|^'|'$/);
      }),
    );
  });
});
