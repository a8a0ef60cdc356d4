import { FileProblem, storedPath } from '../../../platform/files/index.ts';
import { NotFound } from '../../../platform/web/index.ts';
import { findSpreadsheet, type Spreadsheet } from '../queries/find-spreadsheet.ts';
import type { CouncilContext } from './for-council.ts';
import { readSheet, type Sheet } from './read-sheet.ts';

/** The spreadsheet of the page's address; NotFound where there is none. */
export async function spreadsheetOf({ tx, params }: CouncilContext): Promise<Spreadsheet> {
  const found = await findSpreadsheet(tx, params.spreadsheetId ?? '');
  if (found === undefined) throw new NotFound('such spreadsheet');
  return found;
}

/** Its content. A file that could be read when it came and cannot now has gone from the data folder. */
export async function contentOf({ dataDir }: CouncilContext, spreadsheet: Spreadsheet): Promise<Sheet> {
  try {
    return await readSheet(storedPath(dataDir, spreadsheet.path));
  } catch (error) {
    if (error instanceof FileProblem)
      throw new NotFound(`file of the spreadsheet ${spreadsheet.fileName} any more: upload it again`);
    throw error;
  }
}
