import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Mapping } from '../rules/spreadsheet-columns.ts';
import type { ImportResult } from '../rules/spreadsheet-result.ts';

export interface NewSpreadsheet {
  spreadsheetId: string;
  authorityId: string;
  fileName: string;
  /** Within the data folder. */
  path: string;
  sha256: string;
  uploadedAt: Date;
}

/** Records an uploaded spreadsheet. */
export async function saveSpreadsheet(tx: Tx, sheet: NewSpreadsheet): Promise<void> {
  await sql`
    insert into market.spreadsheet (spreadsheet_id, authority_id, file_name, path, sha256, uploaded_at)
    values (${sheet.spreadsheetId}, ${sheet.authorityId}, ${sheet.fileName}, ${sheet.path}, ${sheet.sha256}, ${sheet.uploadedAt})`.execute(
    tx,
  );
}

/** Settles what its columns hold and from which day its facts hold. An imported one is not changed. */
export async function saveSpreadsheetMapping(
  tx: Tx,
  spreadsheetId: string,
  mapping: Mapping,
  holdsFrom: Day,
): Promise<void> {
  await sql`
    update market.spreadsheet set mapping = ${JSON.stringify(mapping)}::jsonb, holds_from = ${holdsFrom}::date
     where spreadsheet_id = ${spreadsheetId} and imported_at is null`.execute(tx);
}

/** Keeps what its import did; false where it was imported before, and then nothing is changed. */
export async function saveSpreadsheetResult(
  tx: Tx,
  spreadsheetId: string,
  result: ImportResult,
  at: Date,
): Promise<boolean> {
  const saved = await sql`
    update market.spreadsheet set result = ${JSON.stringify(result)}::jsonb, imported_at = ${at}
     where spreadsheet_id = ${spreadsheetId} and imported_at is null`.execute(tx);
  return saved.numAffectedRows === 1n;
}
