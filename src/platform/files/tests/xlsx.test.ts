import { describe, expect, it } from 'vitest';
import { listSheets } from '../index.ts';
import { isDateFormat } from '../cell-text.ts';
import { allRows, scratchFolder, writeXlsxRows, writeZip, problemOf } from './build.ts';

const at = await scratchFolder();

describe('an XLSX file', () => {
  it('reads shared, inline and formula texts, numbers, booleans and errors, each in its column', async () => {
    const path = await writeXlsxRows(
      at('types.xlsx'),
      '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c>' +
        '<c r="D2" t="str"><f>A1&amp;"&lt;"</f><v>made</v></c><c r="E2"><v>1.5E3</v></c><c r="F2" t="b"><v>1</v></c><c r="G2" t="e"><v>#N/A</v></c><c r="AB2"><v>28</v></c><c r="AC2" s="1"/></row>',
      {
        sharedStrings:
          '<si><t>zero</t></si><si><r><t>ri</t></r><r><t>ch_x000D__x000A_&amp;</t></r><rPh><t>no</t></rPh></si>',
      },
    );
    const [row] = await allRows(path);
    expect(row!.row).toBe(2);
    expect(row!.cells.slice(0, 7)).toEqual(['rich\n&', '', 'in line', 'made', '1500', 'true', '#N/A']);
    expect(row!.cells).toHaveLength(28);
    expect(row!.cells[27]).toBe('28');
    expect(await listSheets(path)).toEqual(['List']);
  });

  it('reads cells and rows that carry no reference', async () => {
    const path = await writeXlsxRows(
      at('bare.xlsx'),
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>',
    );
    expect(await allRows(path)).toEqual([
      { row: 1, cells: ['1', '', '3'] },
      { row: 3, cells: ['4'] },
    ]);
  });

  it('turns numbers under a date style into days, in both date systems', async () => {
    const rows =
      '<row><c s="1"><v>45552</v></c><c s="2"><v>45552.638750000</v></c><c s="3"><v>45552</v></c><c s="1"><v>1</v></c><c s="1"><v>61</v></c></row>';
    const styles = {
      cellXfs: '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/>',
      numFmts:
        '<numFmt numFmtId="170" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="171" formatCode="0.00&quot; days&quot;"/>',
    };
    const cells = async (name: string, date1904: boolean): Promise<string[]> =>
      (await allRows(await writeXlsxRows(at(name), rows, { ...styles, date1904 })))[0]!.cells;
    expect(await cells('1900.xlsx', false)).toEqual([
      '2024-09-17',
      '2024-09-17T15:19:48',
      '45552',
      '1900-01-01',
      '1900-03-01',
    ]);
    expect((await cells('1904.xlsx', true)).slice(0, 2)).toEqual(['2028-09-18', '2028-09-18T15:19:48']);
  });

  it('tells formats of dates from those of numbers and of times', () => {
    for (const code of ['dd/mm/yyyy', 'mmm-yy', '[$-809]d mmmm yyyy;@', 'yyyy\\-mm\\-dd'])
      expect(isDateFormat(code)).toBe(true);
    for (const code of ['General', '0.00', '#,##0 "days"', '[Red]0', 'hh:mm:ss', '[h]:mm', '0_m'])
      expect(isDateFormat(code)).toBe(false);
  });

  it('"This is a binary Excel workbook (.xlsb)" is refused', async () => {
    const path = await writeZip(at('b.xlsx'), {
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      'xl/workbook.bin': 'x',
    });
    expect((await problemOf(allRows(path))).what).toBe('This is a binary Excel workbook (.xlsb)');
  });
});
