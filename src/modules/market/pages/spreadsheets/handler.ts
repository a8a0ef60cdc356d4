import { basename } from 'node:path';
import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { FileProblem, storedPath } from '../../../../platform/files/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { readSheet } from '../../parts/read-sheet.ts';
import { fetchSpreadsheets } from '../../queries/fetch-spreadsheets.ts';
import { saveSpreadsheet } from '../../queries/save-spreadsheet.ts';
import { paths } from '../../routes.ts';
import { spreadsheetsModel } from './presenter.ts';
import { SpreadsheetsPage } from './view.tsx';

/** GET: a form to upload the council's own spreadsheet, and those uploaded before. */
export const showSpreadsheets = forCouncil(async (context) => page(context, []));

/** POST: takes a spreadsheet that can be read, and asks what its columns hold. */
export const submitSpreadsheet = forCouncil(async (context) => {
  const { tx, authority, clock, uploads, dataDir } = context;
  const upload = uploads.find(({ field }) => field === 'file');
  if (upload === undefined) return page(context, [{ field: 'file', message: messages.fileMissing }]);
  try {
    await readSheet(storedPath(dataDir, upload.path));
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return page(context, [{ field: 'file', message: error.message }]);
  }
  const spreadsheetId = newId(clock);
  const fileName = basename(upload.filename).slice(0, 200) || 'spreadsheet';
  const { path, sha256 } = upload;
  await saveSpreadsheet(tx, {
    spreadsheetId,
    authorityId: authority.authorityId,
    fileName,
    path,
    sha256,
    uploadedAt: clock.now(),
  });
  return { kind: 'redirect', to: paths.spreadsheetColumns(spreadsheetId) };
});

async function page({ tx }: CouncilContext, errors: FieldError[]): Promise<Reply> {
  return {
    kind: 'page',
    title: 'Import your own spreadsheet',
    about: 'spreadsheet',
    status: errors.length > 0 ? 400 : 200,
    errors,
    view: h(SpreadsheetsPage, spreadsheetsModel(await fetchSpreadsheets(tx), errors)),
  };
}
