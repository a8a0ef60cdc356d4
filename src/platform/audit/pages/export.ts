import { Readable } from 'node:stream';
import { exportFilename, exportTable } from '../../exports/index.ts';
import { NotFound } from '../../web/problems.ts';
import type { Reply, RequestContext } from '../../web/types.ts';
import { entriesTable, jsonPieces } from '../export-entries.ts';
import { askedOf, readFilters } from '../filters.ts';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { recordExport } from '../record-export.ts';
import { countEntries, fetchChoices, prepareSearch, presentCursor } from '../search-entries.ts';

/** Excel holds 1,048,576 rows. */
const MOST_IN_EXCEL = 1_000_000;

/** GET /audit/export.:format: the whole search as a file, made while it is sent; that it was taken is itself in the trail. */
export async function downloadEntries(context: RequestContext): Promise<Reply> {
  const { tx, db, scope, query, params, today } = context;
  const format = (['csv', 'json', 'xlsx'] as const).find((known) => known === params.format);
  if (format === undefined) throw new NotFound('download of that format');
  const { filters, errors } = readFilters(query);
  if (errors.length > 0) return { kind: 'redirect', to: paths.list(query) };
  const search = await prepareSearch(tx, scope, filters, (await fetchChoices(tx)).tables);
  const before = await presentCursor(tx);
  const rows = await countEntries(tx, search, before);
  if (format === 'xlsx' && rows > MOST_IN_EXCEL)
    return { kind: 'redirect', to: paths.list(query), flash: messages.tooLongForExcel(rows) };
  const asked = askedOf(filters);
  await recordExport(tx, { what: 'audit trail', parameters: { ...asked, format }, rows });
  const taken = { db, scope, search, before };
  if (format !== 'json')
    return { kind: 'download', ...exportTable(format, entriesTable(taken, asked, today)) };
  return {
    kind: 'download',
    filename: exportFilename('Audit trail', today, 'json'),
    contentType: 'application/json; charset=utf-8',
    body: Readable.from(jsonPieces(taken, asked)),
  };
}
