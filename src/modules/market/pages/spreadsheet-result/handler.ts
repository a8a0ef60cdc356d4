import { h } from 'preact';
import { exportTable } from '../../../../platform/exports/index.ts';
import { forCouncil } from '../../parts/for-council.ts';
import { spreadsheetOf } from '../../parts/open-sheet.ts';
import { paths } from '../../routes.ts';
import { rejectedTable } from '../../rules/rejected-table.ts';
import { resultModel } from './presenter.ts';
import { ResultPage } from './view.tsx';

/** GET: what the import did. One that was not imported yet is sent back to its columns. */
export const showResult = forCouncil(async (context) => {
  const spreadsheet = await spreadsheetOf(context);
  const { result, importedAt, spreadsheetId } = spreadsheet;
  if (result === null || importedAt === null)
    return { kind: 'redirect', to: paths.spreadsheetColumns(spreadsheetId) };
  return {
    kind: 'page',
    title: `Imported: ${spreadsheet.fileName}`,
    about: 'spreadsheet',
    back: { text: 'Import your own spreadsheet', href: paths.spreadsheets() },
    view: h(ResultPage, resultModel(spreadsheet, result, importedAt)),
  };
});

/** GET: what the import left out, as CSV. */
export const downloadRejected = forCouncil(async (context) => {
  const { result, spreadsheetId, fileName } = await spreadsheetOf(context);
  if (result === null) return { kind: 'redirect', to: paths.spreadsheetColumns(spreadsheetId) };
  const title = `Left out of ${fileName.replace(/\.[a-z]{2,4}$/i, '')}`;
  return { kind: 'download', ...exportTable('csv', { title, day: context.today, ...rejectedTable(result) }) };
});
