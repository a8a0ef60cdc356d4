import { describe, expect, it } from 'vitest';
import { listSheets } from '../index.ts';
import { XmlScanner } from '../xml-scanner.ts';
import { allRows, odsContent, ODS_TYPE, problemOf, scratchFolder, writeOdsRows, writeZip } from './build.ts';

const at = await scratchFolder();
const text = (inside: string): string =>
  `<table:table-cell office:value-type="string">${inside}</table:table-cell>`;
const row = (cells: string, attributes = ''): string =>
  `<table:table-row${attributes}>${cells}</table:table-row>`;

async function cellsOf(name: string, cells: string): Promise<string[]> {
  return (await allRows(await writeOdsRows(at(name), row(cells))))[0]!.cells;
}

describe('cells of an ODS file', () => {
  it('reads typed cells: numbers, days, times of day, booleans, percentages', async () => {
    const cell = (attributes: string): string =>
      `<table:table-cell ${attributes}><text:p>shown</text:p></table:table-cell>`;
    expect(
      await cellsOf(
        'typed.ods',
        cell('office:value-type="float" office:value="12.50"') +
          cell('office:value-type="float" office:value="1.00012345678E+11"') +
          cell('office:value-type="date" office:date-value="2024-09-17"') +
          cell('office:value-type="date" office:date-value="2024-09-17T00:00:00"') +
          cell('office:value-type="date" office:date-value="2024-09-17T15:19:48"') +
          cell('office:value-type="boolean" office:boolean-value="true"') +
          cell('office:value-type="percentage" office:value="0.25"') +
          cell('office:value-type="time" office:time-value="PT1H"'),
      ),
    ).toEqual([
      '12.5',
      '100012345678',
      '2024-09-17',
      '2024-09-17',
      '2024-09-17T15:19:48',
      'true',
      '0.25',
      'shown',
    ]);
  });

  it('decodes entities and CDATA, and joins paragraphs by a line end', async () => {
    expect(
      await cellsOf(
        'text.ods',
        text('<text:p>Tom &amp; Jerry&#39;s &#x1F600; &lt;b&gt;</text:p>') +
          text('<text:p>one</text:p><text:p/><text:p>three</text:p>') +
          text('<text:p><![CDATA[</table:table-row>&amp;]]></text:p>') +
          text(
            '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d <text:span>bold</text:span> <text:a>link</text:a></text:p>',
          ) +
          text('<text:p>  folded\n   space </text:p>'),
      ),
    ).toEqual([
      "Tom & Jerry's 😀 <b>",
      'one\n\nthree',
      '</table:table-row>&amp;',
      'a   b\tc\nd bold link',
      'folded space ',
    ]);
  });

  it('prefers the exact text that LibreOffice puts beside paragraphs', async () => {
    const cell = `<table:table-cell office:value-type="string" office:string-value=" two&#x9;tabs&#10;&quot;q&quot;"><text:p>two tabs</text:p></table:table-cell>`;
    expect(await cellsOf('exact.ods', cell)).toEqual([' two\ttabs\n"q"']);
  });

  it('passes over comments, notes and drawings', async () => {
    const note = '<office:annotation><text:p>a note</text:p></office:annotation>';
    expect(
      await cellsOf(
        'notes.ods',
        text(
          `${note}<!-- <text:p>no</text:p> --><text:p>value${note}</text:p><draw:frame><text:p>x</text:p></draw:frame>`,
        ),
      ),
    ).toEqual(['value']);
  });

  it('keeps the place of merged cells and unfolds repeated ones', async () => {
    const repeated =
      '<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>Y</text:p></table:table-cell>';
    const gap = '<table:table-cell table:number-columns-repeated="3"/>';
    const covered = '<table:covered-table-cell/>';
    const end = '<table:table-cell table:number-columns-repeated="16380"/>';
    expect(
      await cellsOf(
        'repeat.ods',
        repeated + gap + text('<text:p>merged</text:p>') + covered + text('<text:p>z</text:p>') + end,
      ),
    ).toEqual(['Y', 'Y', '', '', '', 'merged', '', 'z']);
  });

  it('reads an attribute that holds a ">" or another attribute\'s name', async () => {
    expect(
      await cellsOf(
        'odd.ods',
        `<table:table-cell table:formula="of:=IF(1&gt;0;&quot; office:value-type=&quot;)>" office:value-type='float' office:value='7'><text:p>7</text:p></table:table-cell>` +
          '<table:table-cell table:formula=\' office:value="9"\' office:value-type="float" office:value="8"/>',
      ),
    ).toEqual(['7', '8']);
  });
});

describe('rows and sheets of an ODS file', () => {
  it('numbers rows as a person sees them, leaving out a million empty ones at the end', async () => {
    const path = await writeOdsRows(
      at('rows.ods'),
      row('<table:table-cell/>', ' table:number-rows-repeated="4"') +
        row(text('<text:p>fifth</text:p>'), ' table:number-rows-repeated="2"') +
        row(text('<text:p>seventh</text:p>')) +
        row(
          '<table:table-cell table:number-columns-repeated="16384"/>',
          ' table:number-rows-repeated="1048569"',
        ),
    );
    expect(await allRows(path)).toEqual([
      { row: 5, cells: ['fifth'] },
      { row: 6, cells: ['fifth'] },
      { row: 7, cells: ['seventh'] },
    ]);
  });

  it('chooses a sheet by name, pattern or function, and names the sheets where there is none', async () => {
    const sheet = (name: string): string =>
      `<table:table table:name="${name}"><table:table-header-rows>${row(text(`<text:p>${name}</text:p>`))}</table:table-header-rows></table:table>`;
    const path = await writeZip(at('sheets.ods'), {
      mimetype: ODS_TYPE,
      'content.xml': odsContent(
        `<table:tracked-changes><table:table table:name="old"/></table:tracked-changes>${sheet('README')}${sheet('A &amp; B')}`,
      ),
    });
    expect(await listSheets(path)).toEqual(['README', 'A & B']);
    expect((await allRows(path))[0]!.cells).toEqual(['README']);
    expect((await allRows(path, { sheet: ' a &  b ' }))[0]!.cells).toEqual(['A & B']);
    expect((await allRows(path, { sheet: /^A/ }))[0]!.cells).toEqual(['A & B']);
    expect((await allRows(path, { sheet: (names) => names[1] }))[0]!.cells).toEqual(['A & B']);
    const problem = await problemOf(allRows(path, { sheet: 'Locations' }));
    expect(problem.what).toBe('The file has no sheet "Locations"; its sheets are: "README", "A & B"');
  });

  it('yields batches of the size asked for and unfolds repeats lazily', async () => {
    const path = await writeOdsRows(
      at('batches.ods'),
      row(text('<text:p>x</text:p>'), ' table:number-rows-repeated="1000000"'),
    );
    const { readTable } = await import('../index.ts');
    for await (const batch of readTable(path, { batchRows: 10 })) {
      expect(batch).toHaveLength(10);
      break;
    }
  });
});

describe('the XML scanner', () => {
  it('says the same however the bytes are cut', () => {
    const xml = Buffer.from(
      '<?xml version="1.0"?><a x="1"><!-- é --><b y=\'>\'/>é&amp;<![CDATA[<ü>]]></a ><?end?>\n'.replace(
        '</a ><?end?>',
        "<b y='>'/></a ><?end?>",
      ),
    );
    const told = (size: number): string => {
      const seen: string[] = [];
      let run = '';
      const flush = (): void => {
        if (run) seen.push(run);
        run = '';
      };
      const scanner = new XmlScanner(
        {
          wantsText: true,
          open: (name, attributes) => (flush(), seen.push(`<${name}${attributes}>`)),
          close: (name) => (flush(), seen.push(`</${name}>`)),
          text: (piece) => (run += piece),
        },
        () => 'here',
      );
      for (let i = 0; i < xml.length; i += size) scanner.write(xml.subarray(i, i + size));
      scanner.end();
      return seen.join('|');
    };
    const whole = told(10_000);
    expect(whole).toBe("<a x=\"1\">|<b y='>'>|</b>|é&<ü>|<b y='>'>|</b>|</a>");
    for (const size of [1, 2, 3, 5, 7, 11, 13, 40]) expect(told(size)).toBe(whole);
  });
});
