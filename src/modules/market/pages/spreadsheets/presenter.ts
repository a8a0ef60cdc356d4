import type { FieldError } from '../../../../kernel/parsed.ts';
import { instantWords } from '../../parts/instant-words.ts';
import type { SpreadsheetListed } from '../../queries/fetch-spreadsheets.ts';
import { paths } from '../../routes.ts';
import type { SpreadsheetsModel } from './view.tsx';

/** The uploads so far: each leads to its result, or to where it was left. */
export function spreadsheetsModel(
  sheets: readonly SpreadsheetListed[],
  errors: FieldError[],
): SpreadsheetsModel {
  return {
    errors,
    sheets: sheets.map(({ spreadsheetId, fileName, uploadedAt, importedAt }) => ({
      name: fileName,
      href: importedAt === null ? paths.spreadsheetColumns(spreadsheetId) : paths.spreadsheet(spreadsheetId),
      uploaded: instantWords(uploadedAt),
      state: importedAt === null ? 'Not imported yet' : `Imported ${instantWords(importedAt)}`,
    })),
  };
}
