import { h } from 'preact';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../parts/for-council.ts';
import { contentOf, spreadsheetOf } from '../../parts/open-sheet.ts';
import { findMapping } from '../../queries/find-mapping.ts';
import { saveMapping } from '../../queries/save-mapping.ts';
import { saveSpreadsheetMapping } from '../../queries/save-spreadsheet.ts';
import { paths } from '../../routes.ts';
import { guessMapping } from '../../rules/spreadsheet-columns.ts';
import { parseColumnsForm } from './form.ts';
import { columnsModel, submittedColumns, type ColumnsModel } from './presenter.ts';
import { ColumnsPage } from './view.tsx';

const REMEMBERED =
  'You imported a file with these headings before: the columns are matched as you did then. Check them.';
const GUESSED = 'The columns are matched by their headings. Check them.';

/** GET: asks what the columns hold, with what was chosen for these headings before, or a guess. */
export const showColumns = forCouncil(async (context) => {
  const { tx, today } = context;
  const spreadsheet = await spreadsheetOf(context);
  if (spreadsheet.importedAt !== null)
    return { kind: 'redirect', to: paths.spreadsheet(spreadsheet.spreadsheetId) };
  const sheet = await contentOf(context, spreadsheet);
  const remembered = await findMapping(tx, sheet.headersDigest);
  const mapping = spreadsheet.mapping ?? remembered ?? guessMapping(sheet.headers, today);
  return page(
    columnsModel(spreadsheet, sheet, mapping, remembered === undefined ? GUESSED : REMEMBERED, today),
    200,
  );
});

/** POST: keeps the choice, for this file and for the next one with the same headings. */
export const submitColumns = forCouncil(async (context) => {
  const { tx, authority, body, today } = context;
  const spreadsheet = await spreadsheetOf(context);
  const sheet = await contentOf(context, spreadsheet);
  const { value, errors } = parseColumnsForm(body, sheet.headers, today);
  if (errors !== undefined) return page(submittedColumns(spreadsheet, sheet, body, errors), 400);
  await saveSpreadsheetMapping(tx, spreadsheet.spreadsheetId, value.mapping, value.holdsFrom);
  await saveMapping(tx, authority.authorityId, sheet.headersDigest, value.mapping);
  return { kind: 'redirect', to: paths.spreadsheetPreview(spreadsheet.spreadsheetId) };
});

function page(model: ColumnsModel, status: number): Reply {
  return {
    kind: 'page',
    title: 'What the columns hold',
    about: 'spreadsheet',
    status,
    errors: model.errors,
    back: { text: 'Import your own spreadsheet', href: paths.spreadsheets() },
    view: h(ColumnsPage, model),
  };
}
