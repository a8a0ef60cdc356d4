import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface SpreadsheetListed {
  spreadsheetId: string;
  fileName: string;
  uploadedAt: Date;
  importedAt: Date | null;
}

/** The spreadsheets uploaded last. */
export async function fetchSpreadsheets(tx: Tx): Promise<SpreadsheetListed[]> {
  const found = await sql<SpreadsheetListed>`
    select spreadsheet_id as "spreadsheetId", file_name as "fileName", uploaded_at as "uploadedAt", imported_at as "importedAt"
      from market.spreadsheet order by uploaded_at desc, spreadsheet_id desc limit 20`.execute(tx);
  return found.rows;
}
