import { readCsv } from './csv.ts';
import { fileSystemProblem } from './file-problem.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { listOdsSheets, readOds } from './ods.ts';
import { expectKind } from './sniff.ts';
import type { TableOptions, TableRow } from './table-types.ts';
import { listXlsxSheets, readXlsx } from './xlsx.ts';
import { openArchive } from './zip.ts';

export const TABLE_KINDS = ['ods', 'xlsx', 'csv'] as const;

/**
 * The rows of a table in an ODS, XLSX or CSV file, in batches, with bounded memory whatever the file's size. Rows without
 * anything in them are left out; those that remain keep their number. Ending the loop early closes the file.
 *
 * for await (const batch of readTable(path, { sheet: 'HSCA_Active_Locations' })) for (const { row, cells } of batch) ...
 *
 * Throws a FileProblem, at once or in the course of reading, for whatever is wrong with the file.
 */
export async function* readTable(path: string, options: TableOptions = {}): AsyncGenerator<TableRow[]> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const kind = await expectKind(path, TABLE_KINDS);
  if (kind === 'csv') {
    yield* readCsv(path, options, limits);
    return;
  }
  const archive = await openArchive(path, limits);
  try {
    yield* kind === 'ods' ? readOds(archive, options, limits) : readXlsx(archive, options, limits);
  } catch (error) {
    throw fileSystemProblem(error, path);
  } finally {
    archive.zip.close();
  }
}

/** The names of the sheets of an ODS or XLSX file, in their order; none for CSV. Reads an ODS file to its end. */
export async function listSheets(path: string): Promise<string[]> {
  const kind = await expectKind(path, TABLE_KINDS);
  if (kind === 'csv') return [];
  const archive = await openArchive(path, DEFAULT_LIMITS);
  try {
    return kind === 'ods' ? await listOdsSheets(archive) : await listXlsxSheets(archive);
  } finally {
    archive.zip.close();
  }
}
