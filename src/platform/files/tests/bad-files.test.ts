import { createHash } from 'node:crypto';
import { readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FileHandle } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writeActiveLocations } from '../../../../bench/national-files/generate.ts';
import { listSheets, readTable, saveUpload, sniff, storedPath } from '../index.ts';
import {
  allRows,
  odsContent,
  ODS_TYPE,
  problemOf,
  scratchFolder,
  writeOdsRows,
  writeText,
  writeXlsxRows,
  writeZip,
} from './build.ts';

const at = await scratchFolder();
const filled = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>';
const oneRow = `<table:table-row>${filled}</table:table-row>`;
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)]);

describe('the kind of a file', () => {
  it('is judged by its content, whatever its name', async () => {
    expect(await sniff(await writeOdsRows(at('a.csv'), oneRow))).toBe('ods');
    expect(await sniff(await writeXlsxRows(at('b.ods'), ''))).toBe('xlsx');
    expect(await sniff(await writeZip(at('c.xlsx'), { 'inside.ods': 'x' }))).toBe('zip');
    expect(await sniff(await writeText(at('d.ods'), '%PDF-1.7\n\u0000'))).toBe('pdf');
    expect(await sniff(await writeText(at('e.xlsx'), OLE))).toBe('xls');
    expect(await sniff(await writeText(at('f.csv'), '\ufeff [{"a":1}]'))).toBe('json');
    expect(await sniff(await writeText(at('g.json'), 'a,b\n1,2\n'))).toBe('csv');
    expect(await sniff(await writeText(at('h.csv'), Buffer.from([137, 80, 78, 71, 0, 0, 1])))).toBe(
      'unknown',
    );
    expect(await sniff(await writeText(at('i.csv'), ''))).toBe('unknown');
    expect(await sniff(await writeText(at('j.csv'), 'a'))).toBe('csv');
  });

  it.each([
    ['%PDF-1.7 ...', 'This is a PDF; expected an ODS, XLSX or CSV file'],
    ['{"locations": []}', 'This is a JSON file; expected an ODS, XLSX or CSV file'],
    ['<!DOCTYPE html><html>', 'This is a web page; expected an ODS, XLSX or CSV file'],
    ['', 'The file is empty'],
  ])('that is wrong is told: %s', async (content, what) => {
    expect((await problemOf(allRows(await writeText(at('wrong.csv'), content)))).what).toBe(what);
  });

  it('tells an old workbook, one with a password, an archive and a missing file', async () => {
    const old = await problemOf(allRows(await writeText(at('old.xls'), OLE)));
    expect(old.doThis).toBe('Open it in Excel or LibreOffice and save it as XLSX or ODS.');
    const locked = Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect((await problemOf(allRows(await writeText(at('locked.xlsx'), locked)))).what).toBe(
      'The workbook is protected by a password',
    );
    const nested = await problemOf(
      allRows(
        await writeZip(at('nested.zip'), {
          'a.ods': await readFile(await writeOdsRows(at('n.ods'), oneRow)),
        }),
      ),
    );
    expect(nested.doThis).toBe('Unpack it and choose the file inside.');
    expect((await problemOf(allRows(at('none.ods')))).what).toBe('There is no such file');
    expect((await problemOf(allRows(at('.')))).what).toBe('This is a folder, not a file');
  });
});

describe('a harmful or broken spreadsheet', () => {
  const problemIn = async (content: string): Promise<string> =>
    (await problemOf(allRows(await writeZip(at('bad.ods'), { mimetype: ODS_TYPE, 'content.xml': content }))))
      .what;

  it('that is cut short is refused, at any length', async () => {
    const path = at('short.ods');
    await writeActiveLocations(path, { count: 300 });
    const whole = await readFile(path);
    for (const part of [0.999, 0.9, 0.5, 0.02]) {
      await writeFile(path, whole);
      await truncate(path, Math.floor(whole.length * part));
      const problem = await problemOf(allRows(path, { sheet: 'HSCA_Active_Locations' }));
      expect(problem.what).toBe('The file is damaged or was cut short');
    }
  });

  it('with one byte changed inside is refused', async () => {
    const path = at('changed.ods');
    await writeActiveLocations(path, { count: 300 });
    const bytes = await readFile(path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = bytes[middle]! ^ 0x55;
    await writeFile(path, bytes);
    expect((await problemOf(allRows(path, { sheet: 'HSCA_Active_Locations' }))).what).toMatch(
      /damaged|not UTF-8|uses "&/,
    );
  });

  it('whose XML stops early is refused', async () => {
    expect(await problemIn(odsContent(`<table:table table:name="a">${oneRow}`).slice(0, 700))).toBe(
      'The file is damaged or was cut short',
    );
  });

  it('that declares entities (a billion laughs) is refused', async () => {
    const laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>';
    expect(
      await problemIn(odsContent(`<table:table table:name="a">${oneRow}</table:table>`, laughs)),
    ).toContain('declares a document type');
    expect(
      await problemIn(
        odsContent(`<table:table table:name="a">${oneRow.replace('>x<', '>&lol;<')}</table:table>`),
      ),
    ).toContain('"&lol;"');
  });

  it('that is a zip bomb is refused by its ratio and by its size', async () => {
    const rows = `<table:table-row>${`<table:table-cell office:value-type="string"><text:p>0</text:p></table:table-cell>`.repeat(8)}</table:table-row>`;
    const path = await writeOdsRows(at('bomb.ods'), rows.repeat(40_000));
    const limits = { ratioFromBytes: 1024 ** 2, compressionRatio: 100 };
    const byRatio = await problemOf(allRows(path, { limits }));
    expect(byRatio.what).toMatch(/^The file unpacks to \d+ MB or more/);
    expect((await problemOf(allRows(path, { limits: { uncompressedBytes: 1024 ** 2 } }))).where).toBe(
      'its part content.xml',
    );
  });

  it('that repeats itself into billions of cells is refused', async () => {
    const wide = filled.replace(
      '<table:table-cell',
      '<table:table-cell table:number-columns-repeated="16384"',
    );
    const path = await writeOdsRows(
      at('billions.ods'),
      `<table:table-row table:number-rows-repeated="1048576">${wide}</table:table-row>`,
    );
    expect((await problemOf(allRows(path))).what).toContain('repeats the same row 1048576 times');
    const wider = await writeOdsRows(
      at('wider.ods'),
      `<table:table-row>${wide.replace('16384', '999999999')}</table:table-row>`,
    );
    expect((await problemOf(allRows(wider))).what).toBe(
      'The sheet has 999999999 columns or more; we read at most 16384',
    );
    const xlsx = await writeXlsxRows(at('wide.xlsx'), '<row><c r="XFE1"><v>1</v></c></row>');
    expect((await problemOf(allRows(xlsx))).what).toContain('16385 columns');
  });

  it.each([
    ['ODS', 'ods', 10_000_000],
    ['ODS, just over', 'ods', 1_000_001],
    ['XLSX', 'xlsx', 10_000_000],
  ])('with a cell of 10 MB is refused and the cell named: %s', async (_, kind, size) => {
    const long = 'x'.repeat(size);
    const path =
      kind === 'ods'
        ? await writeOdsRows(
            at('cell.ods'),
            oneRow + `<table:table-row>${filled}${filled.replace('>x<', `>${long}<`)}</table:table-row>`,
          )
        : await writeXlsxRows(
            at('cell.xlsx'),
            `<row r="1"/><row r="2"><c r="B2" t="inlineStr"><is><t>${long}</t></is></c></row>`,
          );
    const problem = await problemOf(allRows(path));
    expect(problem.what).toMatch(/A cell holds more than (one million|1,000,000) characters/);
    expect(problem.where).toBe('sheet "List", cell B2');
  });

  it('with a password is refused', async () => {
    const manifest = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>';
    const path = await writeZip(at('pw.ods'), {
      mimetype: ODS_TYPE,
      'META-INF/manifest.xml': manifest,
      'content.xml': 'junk',
    });
    expect((await problemOf(allRows(path))).what).toBe('The file is protected by a password');
  });

  it('with paths that point outside is read, as its paths are never used', async () => {
    const path = await writeZip(at('paths.ods'), {
      mimetype: ODS_TYPE,
      'xx/xx/evil': 'x',
      'content.xml': odsContent(`<table:table table:name="a">${oneRow}</table:table>`),
    });
    const bytes = await readFile(path);
    await writeFile(
      path,
      Buffer.from(bytes.toString('latin1').replaceAll('xx/xx/evil', '../../evil'), 'latin1'),
    );
    expect(await allRows(path)).toEqual([{ row: 1, cells: ['x'] }]);
  });

  it('with too many parts, or one twice, is refused', async () => {
    const path = await writeOdsRows(at('parts.ods'), oneRow);
    expect((await problemOf(allRows(path, { limits: { zipEntries: 1 } }))).what).toBe(
      'The file holds 2 parts, more than 1',
    );
    const twice = await writeZip(at('twice.ods'), {
      mimetype: ODS_TYPE,
      'content.xml': odsContent(''),
      'kontent.xml': odsContent(''),
    });
    const bytes = await readFile(twice);
    await writeFile(
      twice,
      Buffer.from(bytes.toString('latin1').replaceAll('kontent.xml', 'content.xml'), 'latin1'),
    );
    expect((await problemOf(listSheets(twice))).what).toBe('The file holds two parts named "content.xml"');
  });

  it('closes its file when the reader stops early', async () => {
    const path = at('early.ods');
    await writeActiveLocations(path, { count: 2000 });
    const open = async (): Promise<number> => (await readdir('/proc/self/fd').catch(() => [])).length;
    const before = await open();
    for (let i = 0; i < 20; i++) {
      for await (const batch of readTable(path, { sheet: 'HSCA_Active_Locations', batchRows: 5 })) {
        expect(batch.length).toBeGreaterThan(0);
        break;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await open()).toBeLessThan(before + 5);
  });
});

describe('an upload', () => {
  const dataDir = at('data');
  const left = async (): Promise<string[]> => readdir(`${dataDir}/files`);

  it('is kept whole, with its size and digest', async () => {
    const saved = await saveUpload(Readable.from([Buffer.from('one,'), Buffer.from('two')]), {
      dataDir,
      maxBytes: 100,
    });
    expect(saved).toMatchObject({ bytes: 7, sha256: createHash('sha256').update('one,two').digest('hex') });
    expect(saved.path).toMatch(/^files\/[0-9a-f-]{36}$/);
    expect(await readFile(storedPath(dataDir, saved.path), 'utf8')).toBe('one,two');
  });

  it('that is too large, empty or broken off leaves nothing behind', async () => {
    const before = await left();
    const large = await problemOf(saveUpload(Readable.from([Buffer.alloc(101)]), { dataDir, maxBytes: 100 }));
    expect(large.what).toContain('larger than');
    expect((await problemOf(saveUpload(Readable.from([]), { dataDir, maxBytes: 100 }))).what).toBe(
      'The file is empty',
    );
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('half');
      throw new Error('connection reset');
    }
    await expect(saveUpload(broken(), { dataDir, maxBytes: 100 })).rejects.toThrow('connection reset');
    expect(await left()).toEqual(before);
  });

  it('"The disk of the server is full" is said in words', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const handle = {
      write: () => Promise.reject(full),
      close: () => Promise.resolve(),
    } as unknown as FileHandle;
    const problem = await problemOf(
      saveUpload(Readable.from([Buffer.from('x')]), {
        dataDir,
        maxBytes: 100,
        open: () => Promise.resolve(handle),
      }),
    );
    expect(problem.what).toBe('The disk of the server is full, so the file could not be kept');
  });
});
