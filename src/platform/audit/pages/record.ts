import { h } from 'preact';
import { one } from '../../forms/index.ts';
import type { Reply, RequestContext } from '../../web/types.ts';
import { parseCursor } from '../cursor.ts';
import { paths } from '../paths.ts';
import { recordLookIfSensitive } from '../record-look.ts';
import type { Names } from '../record-names.ts';
import { prepareSearch, searchEntries } from '../search-entries.ts';
import { presentRecord } from './record-presenter.ts';
import { AuditRecordPage } from './record-view.tsx';

const PER_PAGE = 50;
const LONGEST = 200;

/** GET /audit/record?table=..&id=..: the history of one record of any audited table. */
export async function showRecord({ tx, scope, query }: RequestContext, names: Names): Promise<Reply> {
  const [table, id] = [
    one(query, 'table').slice(0, LONGEST).toWellFormed(),
    one(query, 'id').slice(0, LONGEST).toWellFormed(),
  ];
  if (table === '' || id === '') return { kind: 'redirect', to: paths.list() };
  const before = parseCursor(one(query, 'before'));
  const filters = { who: '', table, record: id, action: '', from: null, to: null };
  const search = await prepareSearch(tx, scope, filters, []);
  const entries = await searchEntries(tx, search, before, PER_PAGE + 1);
  if (entries.length > 0)
    await recordLookIfSensitive(tx, { table, id, why: 'its history in the audit trail' });
  const model = presentRecord({ table, id, entries, perPage: PER_PAGE, isFirstPage: before === null, names });
  return {
    kind: 'page',
    title: `History: ${model.title}`,
    width: 'full',
    about: 'audit',
    back: { text: 'Audit trail', href: paths.list({ table }) },
    view: h(AuditRecordPage, { model }),
  };
}
