import { NoticeKinds } from '../notices/rules/kinds.ts';
import type { NoticeKind } from '../notices/types.ts';
import type { Route } from '../web/types.ts';
import { showMail, submitAgain, submitGiveUp, submitTest } from './pages/handler.ts';
import type { MailSettings } from './settings.ts';
import type { MailDirectory } from './types.ts';

const ADMINISTER = 'platform.mail';

/** The page of whoever looks after mail: how it leaves, and every mail that did not. */
export function mailRoutes(house: {
  settings: MailSettings | undefined;
  directory: MailDirectory;
  kinds: readonly NoticeKind[];
}): Route[] {
  const pages = { ...house, kinds: new NoticeKinds(house.kinds) };
  return [
    { method: 'GET', url: '/settings/mail', permission: ADMINISTER, handler: showMail(pages) },
    { method: 'POST', url: '/settings/mail/test', permission: ADMINISTER, handler: submitTest },
    { method: 'POST', url: '/settings/mail/:batchId/again', permission: ADMINISTER, handler: submitAgain },
    { method: 'POST', url: '/settings/mail/:batchId/give-up', permission: ADMINISTER, handler: submitGiveUp },
  ];
}
