import { h } from 'preact';
import { one } from '../../forms/index.ts';
import type { Reply, RequestContext } from '../../web/types.ts';
import { parseCursor } from '../cursor.ts';
import { readFilters } from '../filters.ts';
import type { Names } from '../record-names.ts';
import { fetchChoices, prepareSearch, searchEntries } from '../search-entries.ts';
import { presentList } from './list-presenter.ts';
import { AuditListPage } from './list-view.tsx';

const PER_PAGE = 50;

/** GET /audit: a search of the trail, one page of it. */
export async function showList({ tx, scope, query }: RequestContext, names: Names): Promise<Reply> {
  const { filters, errors } = readFilters(query);
  const choices = await fetchChoices(tx);
  const search = errors.length > 0 ? null : await prepareSearch(tx, scope, filters, choices.tables);
  const before = parseCursor(one(query, 'before'));
  const entries = search === null ? [] : await searchEntries(tx, search, before, PER_PAGE + 1);
  const typed = { from: one(query, 'from'), to: one(query, 'to') };
  const fields = before === null ? {} : { before: one(query, 'before') };
  const model = presentList({
    fields,
    typed,
    filters,
    errors,
    choices,
    search,
    entries,
    perPage: PER_PAGE,
    names,
  });
  return {
    kind: 'page',
    title: 'Audit trail',
    width: 'full',
    about: 'audit',
    errors,
    view: h(AuditListPage, { model }),
  };
}
