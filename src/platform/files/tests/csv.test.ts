import { describe, expect, it } from 'vitest';
import { FileProblem, headerIndex, readHeadedTable } from '../index.ts';
import { allRows, problemOf, scratchFolder, writeText } from './build.ts';

const at = await scratchFolder();

describe('a CSV file', () => {
  it.each([
    ['commas', 'a,b\r\n1,"x, ""y"""\r\n'],
    ['semicolons', 'a;b\n1;"x, ""y"""\n'],
    ['tabs', '\ufeffa\tb\r1\t"x, ""y"""\r'],
  ])('reads %s, quotation marks and any line end', async (name, text) => {
    expect((await allRows(await writeText(at(`${name}.csv`), text))).map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1', 'x, "y"'],
    ]);
  });

  it('counts records as rows, empty ones too, and keeps line ends inside quotation marks', async () => {
    const path = await writeText(at('rows.csv'), 'a,b\n\n"two\nlines",x\n,,\nlast,y\n');
    expect(await allRows(path)).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 3, cells: ['two\nlines', 'x'] },
      { row: 5, cells: ['last', 'y'] },
    ]);
  });

  it('reads windows-1252 with a note that names the line of the first byte that is not UTF-8', async () => {
    const notes: string[] = [];
    const path = await writeText(
      at('latin.csv'),
      Buffer.from('name,fee\nA,1\nCaf\xe9 Ren\xe9,\xa35\n', 'latin1'),
    );
    const rows = await allRows(path, { onNote: (note) => notes.push(note) });
    expect(rows[2]!.cells).toEqual(['Café René', '£5']);
    expect(notes[0]).toMatch(/^The file is not UTF-8: line 3 has the byte E9\. It was read as windows-1252/);
  });

  it('leaves out the NUL characters of UTF-16, which no database can keep', async () => {
    const path = await writeText(at('nul.csv'), Buffer.from('\ufeffa,1\nb\0c,2\n', 'utf16le'));
    expect((await allRows(path)).at(-1)!.cells).toEqual(['bc', '2']);
  });

  it('finds a byte that is not UTF-8 past the first pieces', async () => {
    const notes: string[] = [];
    const lines = 'é,1\n'.repeat(200_001);
    const path = await writeText(
      at('late.csv'),
      Buffer.concat([Buffer.from(lines), Buffer.from([0xe9, 10])]),
    );
    await allRows(path, { onNote: (note) => notes.push(note) });
    expect(notes[0]).toContain('line 200002 has the byte E9');
  });

  it('reads UTF-16 with its mark', async () => {
    const path = await writeText(at('utf16.csv'), Buffer.from('\ufeffname,town\nZoë,Łódź\n', 'utf16le'));
    expect((await allRows(path))[1]!.cells).toEqual(['Zoë', 'Łódź']);
  });

  it('names the row where a quotation mark is never closed', async () => {
    const problem = await problemOf(allRows(await writeText(at('open.csv'), 'a,b\n1,2\n"three,4\n5,6\n')));
    expect(problem.message).toMatch(
      /^A quotation mark is opened and never closed, or the file was cut short \(row 3\)/,
    );
  });

  it('names a cell of 10 MB', async () => {
    const problem = await problemOf(
      allRows(await writeText(at('long.csv'), `a,b\n1,${'x'.repeat(10_000_000)}\n`)),
    );
    expect(problem.message).toContain('one million characters');
    expect(problem.where).toBe('row 2');
    const smaller = await problemOf(
      allRows(await writeText(at('longish.csv'), `a,b\n1,${'x'.repeat(1_000_001)}\n`)),
    );
    expect(smaller.where).toBe('cell B2');
  });

  it('refuses bytes that are no text', async () => {
    const path = await writeText(
      at('junk.csv'),
      Buffer.concat([Buffer.from('a,b\n'.repeat(30_000)), Buffer.from([1, 0, 2])]),
    );
    expect((await problemOf(allRows(path))).what).toContain('bytes that text does not have');
  });
});

describe('headings', () => {
  const wanted = {
    id: { name: 'CQC Location ID (for office use only)', also: ['CQC Location (for office use only'] },
    name: 'Name',
    phone: { name: 'Phone number', optional: true },
  };

  it('are found below a preamble, in any order, letter case and white space aside', async () => {
    const path = await writeText(
      at('dir.csv'),
      'CQC directory\n\nNotes, and more\n,\n NAME ,x,cqc  location (for office use only\nOak,1,1-1\n',
    );
    for await (const { columns, headings, rows } of readHeadedTable(path, wanted)) {
      expect(columns).toEqual({ id: 2, name: 0, phone: -1 });
      expect(headings).toHaveLength(3);
      expect(rows).toEqual([{ row: 6, cells: ['Oak', '1', '1-1'] }]);
    }
  });

  it('that are missing are each named, with what was found', () => {
    const problem = ((): unknown => {
      try {
        return headerIndex({ row: 1, cells: ['Postcode', 'Town'] }, wanted);
      } catch (error) {
        return error;
      }
    })();
    expect(problem).toBeInstanceOf(FileProblem);
    expect((problem as FileProblem).message).toBe(
      'The file lacks the columns "CQC Location ID (for office use only)", "Name"; found "Postcode", "Town" (row 1, the headings). ' +
        'Check that this is the right file and the right sheet, and that nobody renamed its columns.',
    );
  });

  it('that stand twice are refused', () => {
    expect(() => headerIndex({ row: 5, cells: ['Name', 'name '] }, { name: 'Name' })).toThrow(
      'The column "Name" stands more than once',
    );
  });

  it('are checked in a file without rows', async () => {
    const path = await writeText(at('head.csv'), 'Name,Other\n');
    await expect(problemOf(readHeadedTable(path, { id: 'Location ID' }).next())).resolves.toMatchObject({
      where: 'row 1, the headings',
    });
  });
});
