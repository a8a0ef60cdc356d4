import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  writeActiveLocations,
  writeDeactivatedLocations,
  writeDirectoryCsv,
  writeLatestRatings,
} from '../../../../bench/national-files/generate.ts';
import {
  ACTIVE_COLUMNS,
  DIRECTORY_COLUMNS,
  RATINGS_COLUMNS,
} from '../../../../bench/national-files/headers.ts';
import { listSheets, readHeadedTable } from '../index.ts';
import { allRows, scratchFolder } from './build.ts';

const at = await scratchFolder();

describe('files in the format of the national downloads', () => {
  it('hold every active location once, in 122 columns of the second of three sheets', async () => {
    const path = at('active.ods');
    await writeActiveLocations(path, { count: 500 });
    expect(await listSheets(path)).toEqual([
      'README',
      'HSCA_Active_Locations',
      'Dual_Registration_Locations',
    ]);
    const rows = await allRows(path, { sheet: 'HSCA_Active_Locations' });
    expect(rows).toHaveLength(501);
    expect(rows[0]!.cells).toEqual([...ACTIVE_COLUMNS]);
    expect(rows[0]!.cells).toHaveLength(122);
    expect(new Set(rows.map((row) => row.cells[0])).size).toBe(501);
    expect(rows[1]!.cells[1]).toMatch(/^\d{2}\/\d{2}\/\d{4}$/);
  });

  it('say the same with days as text and as date cells', async () => {
    const [text, cell] = [at('text.ods'), at('cell.ods')];
    await writeActiveLocations(text, { count: 20 });
    await writeActiveLocations(cell, { count: 20, dates: 'cell' });
    const [a, b] = [await allRows(text, { sheet: /Active/ }), await allRows(cell, { sheet: /Active/ })];
    for (let i = 1; i < a.length; i++)
      expect(b[i]!.cells[1]).toBe(a[i]!.cells[1]!.split('/').reverse().join('-'));
  });

  it('hold ratings in long format, each location with an Overall row or one per service', async () => {
    const path = at('ratings.ods');
    const written = await writeLatestRatings(path, { count: 500 });
    let read = 0;
    let overall = 0;
    const wanted = {
      id: 'Location ID',
      group: 'Service / Population Group',
      domain: { name: 'Domain', also: ['Key Question'] },
    };
    for await (const { rows, columns, headings } of readHeadedTable(path, wanted, { sheet: 'Locations' })) {
      expect(headings).toEqual([...RATINGS_COLUMNS]);
      read += rows.length;
      overall += rows.filter(
        (row) => row.cells[columns.group] === 'Overall' && row.cells[columns.domain] === 'Overall',
      ).length;
    }
    expect(read).toBe(written);
    expect(overall).toBeGreaterThan(400);
    expect(await writeLatestRatings(path, { count: 500, rows: 100 })).toBe(100);
  });

  it('are the same bytes for the same seed', async () => {
    await writeDeactivatedLocations(at('one.ods'), { count: 50, seed: 3 });
    await writeDeactivatedLocations(at('two.ods'), { count: 50, seed: 3 });
    expect(await readFile(at('one.ods'))).toEqual(await readFile(at('two.ods')));
  });

  it('hold the directory with its headings on line 5', async () => {
    const path = at('directory.csv');
    await writeDirectoryCsv(path, { count: 50 });
    const rows = await allRows(path);
    expect(rows.find((row) => row.row === 5)!.cells).toEqual([...DIRECTORY_COLUMNS]);
    expect(rows.at(-1)!.row).toBe(55);
  });
});
