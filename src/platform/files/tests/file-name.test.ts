import { describe, expect, it } from 'vitest';
import { checkFileName } from '../file-name.ts';
import { FileProblem } from '../file-problem.ts';

describe('the name of a file that is sent', () => {
  it.each(['a.csv', 'Care homes (May 2026).XLSX', 'a.b.ods', 'records.json', 'wards.geojson', 'old.xls'])(
    'may be %s',
    (name) => expect(() => checkFileName(name)).not.toThrow(),
  );

  it.each([
    'a.exe',
    'a.csv.exe',
    'a.html',
    'a.svg',
    'a',
    '',
    'csv',
    'a.',
    '../../etc/passwd',
    'a.csv\0.exe',
    'a.csv/',
  ])('may not be %j', (name) => expect(() => checkFileName(name)).toThrow(FileProblem));

  it('is told in a sentence, with what to choose instead', () => {
    expect(() => checkFileName('report.pdf')).toThrow('A file whose name ends in .pdf is not taken');
    expect(() => checkFileName(`a.${'x'.repeat(500)}`)).toThrow(`ends in .${'x'.repeat(20)} is`);
  });
});
