import type { Route } from '../web/types.ts';
import { openNotice, showInbox, submitAllRead, submitRead } from './pages/inbox/handler.ts';
import { showPreferences, submitPreferences } from './pages/preferences/handler.ts';
import { NoticeKinds } from './rules/kinds.ts';
import type { NoticeKind } from './types.ts';

const OWN = 'people.own-account';

/** The pages that everybody has for what they are told. `hasMail` is whether mail can leave at all. */
export function noticeRoutes(declared: readonly NoticeKind[], hasMail: boolean): Route[] {
  const kinds = new NoticeKinds(declared);
  const pages = { kinds, hasMail };
  return [
    { method: 'GET', url: '/notices', permission: OWN, handler: showInbox(kinds) },
    { method: 'POST', url: '/notices/read', permission: OWN, handler: submitAllRead(kinds) },
    { method: 'GET', url: '/notices/preferences', permission: OWN, handler: showPreferences(pages) },
    { method: 'POST', url: '/notices/preferences', permission: OWN, handler: submitPreferences(pages) },
    { method: 'GET', url: '/notices/:noticeId/open', permission: OWN, handler: openNotice },
    { method: 'POST', url: '/notices/:noticeId/read', permission: OWN, handler: submitRead },
  ];
}
