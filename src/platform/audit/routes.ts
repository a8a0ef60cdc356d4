import type { PermissionDefinition } from '../access/types.ts';
import type { NavItem } from '../room/index.ts';
import type { Route } from '../web/types.ts';
import { showCheck, submitCheck } from './pages/check.ts';
import { downloadEntries } from './pages/export.ts';
import { showList } from './pages/list.ts';
import { showRecord } from './pages/record.ts';
import { namesFrom, type RecordName } from './record-names.ts';

const READ = 'audit.read';

/** What the trail lets people do. */
export const auditPermissions: readonly PermissionDefinition[] = [
  { permission: READ, allows: 'read, download and check the audit trail, and see who looked at what' },
];

export const auditNav: NavItem = {
  text: 'Audit',
  href: '/audit',
  place: 90,
  permission: READ,
  setting: 'Who changed, saw or took away what, and whether the trail holds.',
};

/** The pages of the audit trail; `recordNames` is what rooms call their records. */
export function auditRoutes({ recordNames }: { recordNames: readonly RecordName[] }): Route[] {
  const names = namesFrom(recordNames);
  return [
    { method: 'GET', url: '/audit', permission: READ, handler: (context) => showList(context, names) },
    {
      method: 'GET',
      url: '/audit/record',
      permission: READ,
      handler: (context) => showRecord(context, names),
    },
    { method: 'GET', url: '/audit/export.:format', permission: READ, handler: downloadEntries },
    { method: 'GET', url: '/audit/check', permission: READ, handler: showCheck },
    { method: 'POST', url: '/audit/check', permission: READ, handler: submitCheck },
  ];
}
