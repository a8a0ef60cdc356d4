import type { NavItem } from '../../../platform/room/index.ts';
import type { Route } from '../../../platform/web/index.ts';
import { downloadExample, showHistory, submitHistory } from '../pages/history/handler.ts';
import {
  downloadHistoryRejected,
  showHistoryResult,
  submitHistoryRun,
} from '../pages/history-result/handler.ts';
import {
  showMailbox,
  submitAgain,
  submitFetch,
  submitGivenUp,
  submitMailbox,
} from '../pages/mailbox/handler.ts';
import { paths } from './paths.ts';

const permission = 'intelligence.administer';
const IMPORT = '/intelligence/history/:importId';

/** The pages of what comes in beside the form: the mailbox, and files of history. */
export const intakePages: Route[] = [
  { method: 'GET', url: '/settings/mailbox', permission, handler: showMailbox },
  {
    method: 'POST',
    url: '/settings/mailbox',
    permission,
    // Whoever changes where the password is sent proves who they are.
    fresh: true,
    detached: true,
    handler: submitMailbox,
  },
  { method: 'POST', url: '/settings/mailbox/fetch', permission, handler: submitFetch },
  { method: 'POST', url: '/settings/mailbox/again', permission, handler: submitAgain },
  { method: 'POST', url: '/settings/mailbox/given-up', permission, handler: submitGivenUp },
  { method: 'GET', url: '/intelligence/history', permission, handler: showHistory },
  {
    method: 'POST',
    url: '/intelligence/history',
    permission,
    upload: 'refused too',
    handler: submitHistory,
  },
  { method: 'GET', url: '/intelligence/history/example.csv', permission, handler: downloadExample },
  { method: 'GET', url: IMPORT, permission, handler: showHistoryResult },
  { method: 'POST', url: `${IMPORT}/import`, permission, handler: submitHistoryRun },
  { method: 'GET', url: `${IMPORT}/rejected.csv`, permission, handler: downloadHistoryRejected },
];

export const intakeNav: NavItem[] = [
  {
    text: 'Mailbox of the log',
    href: paths.mailbox(),
    place: 26,
    permission,
    setting: 'Where mail is forwarded to that becomes an entry of the intelligence log.',
  },
  {
    text: 'History of the log',
    href: paths.history(),
    place: 27,
    permission,
    setting: 'Import what the council heard before it used Amberley.',
  },
];
