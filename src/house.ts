import { mailboxWarning } from './modules/intelligence/index.ts';
import { mailDirectory, subjectDirectory } from './modules/people/index.ts';
import { auditNav, auditRoutes, auditWarning, verifyAuditJob } from './platform/audit/index.ts';
import type { Tx } from './platform/db/types.ts';
import type { Listener } from './platform/events/index.ts';
import { FigureCatalogue } from './platform/figures/index.ts';
import type { Warning } from './platform/govuk/own/warning-strip.tsx';
import { jobRoutes, type JobKind, type JobRunner } from './platform/jobs/index.ts';
import { mailRoutes, mailWarning, type MailSettings } from './platform/mail/index.ts';
import { noticeRoutes, type NoticeKind } from './platform/notices/index.ts';
import {
  platformRetention,
  retentionJob,
  retentionNav,
  retentionRoutes,
  type RetentionRule,
} from './platform/retention/index.ts';
import type { NavItem, QuickAction } from './platform/room/index.ts';
import {
  platformSubjectData,
  subjectAccessNav,
  subjectAccessRoutes,
  type SubjectHouse,
} from './platform/subject-access/index.ts';
import { findWarnings, settingsRoute, type Route } from './platform/web/index.ts';
import type { WorkSource } from './platform/work/index.ts';
import { rooms } from './rooms.ts';

/** Every figure of every room. */
export const houseFigures = (): FigureCatalogue => new FigureCatalogue(rooms.flatMap((room) => room.figures));

/** Every kind of long work: the rooms', and the house's own. */
export const houseJobs = (): JobKind[] => [
  ...rooms.flatMap((room) => room.jobs),
  verifyAuditJob,
  retentionJob(houseRetention),
];

/** How long each kind of record is kept. */
export const houseRetention = (): RetentionRule[] => [
  ...platformRetention,
  ...rooms.flatMap((room) => room.retention ?? []),
];

/** Where it is found what is held about a person, in the order of the export. */
export const houseSubjects = (): SubjectHouse => ({
  directory: subjectDirectory,
  sources: [...rooms.flatMap((room) => room.subjectData ?? []), ...platformSubjectData],
});

/** Who hears of what happens in other rooms, lower tiers first. */
export const houseListeners = (): Listener[] => rooms.flatMap((room) => room.listens ?? []);

/** What people can be told of. */
export const houseNotices = (): NoticeKind[] => rooms.flatMap((room) => room.notices ?? []);

/** What rooms have to say on My work. */
export const houseWork = (): WorkSource[] => rooms.flatMap((room) => room.work ?? []);

/** The sections of the bar and of the Settings page, in order. */
export const houseNav = (): NavItem[] =>
  [...rooms.flatMap((room) => room.nav), auditNav, MAIL_NAV, retentionNav, subjectAccessNav].sort(
    (a, b) => a.place - b.place,
  );

const MAIL_NAV: NavItem = {
  text: 'Mail',
  href: '/settings/mail',
  place: 70,
  permission: 'platform.mail',
  setting: 'How mail leaves, and every mail that could not be sent.',
};

/** What people do from any page, in the order of the rooms. */
export const houseQuickActions = (): QuickAction[] => rooms.flatMap((room) => room.quickActions ?? []);

/** Every page: the rooms', and the house's own. */
export function houseRoutes(jobs: JobRunner, mail: MailSettings | undefined): Route[] {
  const kinds = houseNotices();
  return [
    ...rooms.flatMap((room) => room.routes),
    ...jobRoutes(jobs, houseJobs()),
    ...auditRoutes({ recordNames: rooms.flatMap((room) => room.recordNames ?? []) }),
    ...noticeRoutes(kinds, mail !== undefined),
    ...mailRoutes({ settings: mail, directory: mailDirectory, kinds }),
    ...retentionRoutes(houseRetention()),
    ...subjectAccessRoutes(houseSubjects()),
    settingsRoute(houseNav()),
  ];
}

/** What the house itself warns a reader of, beside stale data. */
export const houseWarnings = (tx: Tx, may: (permission: string) => boolean): Promise<Warning[]> =>
  findWarnings(tx, may, [auditWarning, mailWarning, mailboxWarning]);
