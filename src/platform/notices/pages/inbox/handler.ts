import { h } from 'preact';
import { one, wholeNumber } from '../../../forms/index.ts';
import { NotFound } from '../../../web/problems.ts';
import type { Reply, RequestContext } from '../../../web/types.ts';
import { withQuery } from '../../../govuk/own/list-links.ts';
import { paths } from '../../paths.ts';
import { findNotices, PAGE_SIZE } from '../../queries/find-notices.ts';
import { saveAllRead, saveRead } from '../../queries/save-read.ts';
import { isInAppPath } from '../../rules/in-app-path.ts';
import type { NoticeKinds } from '../../rules/kinds.ts';
import { noticeIdOf, readerOf } from '../reader.ts';
import { inboxModel } from './presenter.ts';
import { InboxPage } from './view.tsx';

const LAST_PAGE = 100_000;

/** GET /notices: what a person was told, unread first. */
export const showInbox = (kinds: NoticeKinds) => async (context: RequestContext) => {
  const { tx, query, url } = context;
  const kind = kinds.find(one(query, 'kind'))?.kind ?? null;
  const page = wholeNumber(one(query, 'page'), 1, LAST_PAGE) ?? 1;
  const found = await findNotices(tx, readerOf(context).accountId, { kind, page });
  const last = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
  const reply: Reply =
    page > last
      ? { kind: 'redirect', to: withQuery(url, { page: last === 1 ? null : last }) }
      : {
          kind: 'page',
          title: 'Notices',
          about: 'notices',
          view: h(InboxPage, { model: inboxModel({ ...found, kinds, kind, page, url }) }),
        };
  return reply;
};

/** GET /notices/:noticeId/open: to the page that it tells of, which marks it as read. Never to another site. */
export async function openNotice(context: RequestContext): Promise<Reply> {
  const { tx, clock } = context;
  const href = await saveRead(tx, readerOf(context).accountId, noticeIdOf(context), clock.now());
  if (href === undefined) throw new NotFound('such notice');
  return { kind: 'redirect', to: isInAppPath(href) ? href : paths.inbox() };
}

/** POST /notices/:noticeId/read: marks one as read without opening it. */
export async function submitRead(context: RequestContext): Promise<Reply> {
  const { tx, clock } = context;
  const href = await saveRead(tx, readerOf(context).accountId, noticeIdOf(context), clock.now());
  if (href === undefined) throw new NotFound('such notice');
  return { kind: 'redirect', to: paths.inbox() };
}

/** POST /notices/read: marks all as read, or all of the kind that is shown. */
export const submitAllRead = (kinds: NoticeKinds) => async (context: RequestContext) => {
  const { tx, clock, body } = context;
  const kind = kinds.find(one(body, 'kind'))?.kind ?? null;
  const n = await saveAllRead(tx, readerOf(context).accountId, kind, clock.now());
  const flash = n === 1 ? 'One notice was marked as read.' : `${n} notices were marked as read.`;
  const reply: Reply = { kind: 'redirect', to: kind === null ? paths.inbox() : paths.ofKind(kind), flash };
  return reply;
};
