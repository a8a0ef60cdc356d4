import { listener } from '../../platform/events/index.ts';
import type { Room } from '../../platform/room/index.ts';
import { eventsFigure } from './figures.ts';
import { recordIntelligence } from './intake/api/record-intelligence.ts';
import { historyJob } from './intake/history/history-job.ts';
import { fetchMailJob } from './intake/mailbox/fetch-mail-job.ts';
import { intakeNav, intakePages } from './intake/pages.ts';
import { intakeRetention } from './intake/retention.ts';
import { logPages } from './log-pages.ts';
import { SERIOUS_HEARD, tellOfSerious, UNPLACED_HEARD } from './notices.ts';
import { INTELLIGENCE_CHANGED } from './record-event.ts';
import { intelligenceRecordNames } from './record-names.ts';
import { intelligenceRetention } from './retention.ts';
import { paths } from './routes.ts';
import { intelligenceSubjectData } from './subject-data.ts';
import { intelligenceWork } from './work.ts';

export { INTELLIGENCE_CHANGED, recordEvent, recordEvents } from './record-event.ts';
export { historyInWords } from './intake/history/history-job.ts';
export { importHistoryFile } from './intake/history/import-history-file.ts';
export { mailboxWarning } from './intake/mailbox-warning.ts';
export { paths as intelligencePaths } from './routes.ts';
export { listedTitle } from './rules/event-words.ts';
export { referenceOf } from './rules/reference-number.ts';
export type { NewEvent } from './rules/event.ts';

/** The intelligence room: everything that the council hears about a service, in one log. */
export const room: Room = {
  name: 'intelligence',
  tier: 4,
  permissions: [
    {
      permission: 'intelligence.read',
      allows: 'see what the council has heard about services, but for what is restricted',
    },
    { permission: 'intelligence.record', allows: 'record what they hear about a service' },
    {
      permission: 'intelligence.triage',
      allows: 'sort what comes in: correct, merge, split, close, and answer whoever told',
    },
    { permission: 'intelligence.restricted', allows: 'see restricted entries of the intelligence log' },
    {
      permission: 'intelligence.whistleblowing',
      allows: 'see what whistleblowers told, without who they are',
    },
    { permission: 'intelligence.identity', allows: 'see who a whistleblower is' },
    {
      permission: 'intelligence.administer',
      allows: 'set up the mailbox, and import the history of the log',
    },
  ],
  routes: [...logPages, ...intakePages],
  figures: [eventsFigure],
  jobs: [fetchMailJob, historyJob],
  api: [recordIntelligence],
  listens: [
    listener(INTELLIGENCE_CHANGED, async (tx, { authorityId, recorded = [] }, { clock, rolesThatMay }) => {
      if (rolesThatMay !== undefined) await tellOfSerious(tx, { clock, authorityId, rolesThatMay }, recorded);
    }),
  ],
  notices: [SERIOUS_HEARD, UNPLACED_HEARD],
  work: [intelligenceWork],
  retention: [...intelligenceRetention, ...intakeRetention],
  subjectData: intelligenceSubjectData,
  recordNames: intelligenceRecordNames,
  quickActions: [
    {
      text: 'Record',
      permission: 'intelligence.record',
      href: (path) => paths.record(serviceOfPath(path)),
    },
  ],
  nav: [
    {
      text: 'Intelligence log',
      href: paths.log(),
      place: 20,
      permission: 'intelligence.read',
      section: 'Intelligence',
    },
    {
      text: 'Inbox',
      href: paths.inbox(),
      place: 21,
      permission: 'intelligence.triage',
      section: 'Intelligence',
    },
    ...intakeNav,
  ],
};

/** The service that a page is about, by its address: ids have a digit, and pages beside the services' own have none. */
function serviceOfPath(path: string): string | undefined {
  return /^\/(?:own-)?services\/([a-z0-9-]*\d[a-z0-9-]*)(?:\/|$)/i.exec(path)?.[1];
}
