import { AccessTable } from './platform/access/index.ts';
import type { PermissionDefinition } from './platform/access/index.ts';
import { auditPermissions } from './platform/audit/index.ts';
import { retentionPermissions } from './platform/retention/index.ts';
import { subjectAccessPermissions } from './platform/subject-access/index.ts';
import { ROLES } from './modules/people/index.ts';
import { rooms } from './rooms.ts';

/** What the house itself, and not a room, lets people do. */
const OF_THE_HOUSE: PermissionDefinition[] = [
  ...auditPermissions,
  ...retentionPermissions,
  ...subjectAccessPermissions,
  { permission: 'platform.jobs', allows: 'see long work that runs, and stop it' },
  { permission: 'platform.mail', allows: 'see how mail leaves and what could not be sent, and try it again' },
];

const EVERYBODY = ROLES.map(({ role }) => role).filter((role) => role !== 'api-client');
/** Those who oversee the market: they see all that the council knows of a service but its sensitive records. */
const OVERSEERS = [
  'administrator', 'contracts-officer', 'quality-officer', 'quality-manager', 'senior-manager',
  'infection-prevention-officer', 'commissioner', 'complaints-officer', 'analyst', 'auditor',
]; // prettier-ignore
/** Those who need to know of a service, and not why it is what it is. */
const LOOK_UP = ['locality-worker', 'broker', 'procurement-evaluator', 'moderator'];
const MANAGERS = ['administrator', 'quality-manager', 'senior-manager'];

/** Those who oversee services or place people: purposes for which councils show each other how services stand. */
const READ_ACROSS = [
  'contracts-officer', 'quality-officer', 'quality-manager', 'senior-manager', 'locality-worker',
  'infection-prevention-officer', 'commissioner', 'broker',
]; // prettier-ignore

/** Those who oversee services day by day, and their managers: they act on what is heard. */
const OFFICERS = ['contracts-officer', 'quality-officer', 'quality-manager', 'senior-manager'];

/** The one table: who may do what. Every permission has its row, and no other. */
export const GRANTS: Readonly<Record<string, readonly string[]>> = {
  'people.own-account': EVERYBODY,
  'people.share': ['administrator', 'senior-manager'],
  'people.administer': ['administrator'],
  'people.arrange': MANAGERS,
  'cqc.read': [...EVERYBODY, 'api-client'],
  'insight.read': [...OVERSEERS, ...LOOK_UP, 'api-client'],
  'insight.own-provider': ['provider-user'],
  'insight.extract': ['administrator', 'quality-manager', 'analyst', 'api-client'],
  'insight.read-across': READ_ACROSS,
  'insight.import': ['administrator', 'analyst'],
  'market.read': [...OVERSEERS, ...LOOK_UP, 'api-client'],
  'market.edit': ['administrator', 'contracts-officer', 'quality-officer', 'quality-manager', 'commissioner'],
  'market.administer': ['administrator', 'quality-manager', 'analyst'],
  'risk.read': [...OVERSEERS, ...LOOK_UP, 'api-client'],
  'risk.reasons': [...OVERSEERS, 'api-client'],
  'risk.decide': OFFICERS,
  'risk.override-floor': ['quality-manager', 'senior-manager'],
  'risk.edit-model': ['quality-manager'],
  'intelligence.read': OVERSEERS,
  'intelligence.record': [
    ...OVERSEERS.filter((role) => role !== 'auditor'),
    'locality-worker',
    'broker',
    'api-client',
  ],
  'intelligence.triage': OFFICERS,
  'intelligence.restricted': [...OFFICERS, 'complaints-officer'],
  'intelligence.whistleblowing': ['quality-officer', 'quality-manager', 'senior-manager'],
  'intelligence.identity': ['quality-manager', 'senior-manager'],
  'intelligence.administer': ['administrator', 'quality-manager'],
  // other systems ask once what a provider has returned already
  'capacity.read': [...OVERSEERS, 'api-client'],
  'capacity.answer': ['provider-user'],
  'capacity.record': OFFICERS,
  'capacity.administer': ['quality-manager'],
  'interventions.read': OVERSEERS,
  'interventions.act': [...OFFICERS, 'infection-prevention-officer'],
  'placement.see': [...OVERSEERS, ...LOOK_UP, 'api-client'],
  'placement.reasons': OVERSEERS,
  'placement.decide': ['quality-manager', 'senior-manager'],
  'placement.administer': ['administrator', 'quality-manager'],
  'interventions.administer': ['quality-manager'],
  'appraisals.read': OVERSEERS,
  'appraisals.run': [...OFFICERS, 'infection-prevention-officer', 'commissioner'],
  'appraisals.answer': ['provider-user'],
  'escalation.read': OVERSEERS,
  'escalation.answer': ['quality-manager', 'senior-manager'],
  'escalation.administer': ['quality-manager'],
  'reviews.read': [...OVERSEERS, 'api-client'],
  'reviews.manage': ['quality-manager', 'senior-manager'],
  'meetings.read': OVERSEERS,
  'meetings.run': OFFICERS,
  'audit.read': ['administrator', 'auditor'],
  'platform.mail': ['administrator'],
  'platform.retention': ['administrator'],
  'platform.subject-access': ['administrator', 'auditor'],
  'platform.jobs': [...MANAGERS, 'analyst', 'contracts-officer', 'quality-officer', 'commissioner'],
};

/** The table over the roles and the permissions that the rooms declare. */
export const accessTable = (): AccessTable =>
  new AccessTable(ROLES, [...rooms.flatMap((room) => room.permissions), ...OF_THE_HOUSE], GRANTS);
