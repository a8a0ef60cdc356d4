import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Mapping } from '../rules/spreadsheet-columns.ts';
import type { ImportResult } from '../rules/spreadsheet-result.ts';

export interface Spreadsheet {
  spreadsheetId: string;
  fileName: string;
  path: string;
  uploadedAt: Date;
  mapping: Mapping | null;
  holdsFrom: Day | null;
  result: ImportResult | null;
  importedAt: Date | null;
}

/** One uploaded spreadsheet; undefined where there is none of that id. */
export async function findSpreadsheet(tx: Tx, spreadsheetId: string): Promise<Spreadsheet | undefined> {
  const found = await sql<Spreadsheet>`
    select spreadsheet_id as "spreadsheetId", file_name as "fileName", path, uploaded_at as "uploadedAt", mapping,
           holds_from as "holdsFrom", result, imported_at as "importedAt"
      from market.spreadsheet where spreadsheet_id::text = ${spreadsheetId}`.execute(tx);
  return found.rows[0];
}
