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

/** The one table: who may do what. Every permission has its row, and no other. */
export const GRANTS: Readonly<Record<string, readonly string[]>> = {
  'people.own-account': EVERYBODY,
  'people.share': ['administrator', 'senior-manager'],
  'people.administer': ['administrator'],
  'people.arrange': MANAGERS,
  'cqc.read': [...EVERYBODY, 'api-client'],
  'insight.read': [...OVERSEERS, ...LOOK_UP, 'api-client'],
  'insight.own-provider': ['provider-user'],
  'insight.read-across': READ_ACROSS,
  'insight.import': ['administrator', 'analyst'],
  'market.read': [...OVERSEERS, ...LOOK_UP, 'api-client'],
  'market.edit': ['administrator', 'contracts-officer', 'quality-officer', 'quality-manager', 'commissioner'],
  'market.administer': ['administrator', 'quality-manager', 'analyst'],
  'risk.read': [...OVERSEERS, ...LOOK_UP, 'api-client'],
  'audit.read': ['administrator', 'auditor'],
  'platform.mail': ['administrator'],
  'platform.retention': ['administrator'],
  'platform.subject-access': ['administrator', 'auditor'],
  'platform.jobs': [...MANAGERS, 'analyst', 'contracts-officer', 'quality-officer', 'commissioner'],
};

/** The table over the roles and the permissions that the rooms declare. */
export const accessTable = (): AccessTable =>
  new AccessTable(ROLES, [...rooms.flatMap((room) => room.permissions), ...OF_THE_HOUSE], GRANTS);
