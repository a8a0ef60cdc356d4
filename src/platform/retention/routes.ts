import type { PermissionDefinition } from '../access/types.ts';
import type { NavItem } from '../room/index.ts';
import type { Route } from '../web/types.ts';
import { showList, submitRun } from './pages/list-handler.ts';
import { showType, submitHold, submitLift, submitPeriod } from './pages/type-handler.ts';
import { paths } from './paths.ts';
import type { RetentionRule } from './types.ts';

const RETENTION = 'platform.retention';

/** What retention lets people do. */
export const retentionPermissions: readonly PermissionDefinition[] = [
  {
    permission: RETENTION,
    allows: 'see how long records are kept, change or hold that, and take away what is due',
  },
];

export const retentionNav: NavItem = {
  text: 'Retention',
  href: paths.list(),
  place: 92,
  permission: RETENTION,
  setting: 'How long each kind of record is kept, and what would go today.',
};

/** The pages of retention. They count as the owner of the tables, so they hold no transaction of the request. */
export function retentionRoutes(rules: readonly RetentionRule[]): Route[] {
  const type = '/settings/retention/:recordType';
  const act = { method: 'POST', permission: RETENTION, detached: true, fresh: true } as const;
  const look = { method: 'GET', permission: RETENTION, detached: true } as const;
  return [
    { ...look, url: '/settings/retention', handler: (context) => showList(context, rules) },
    { ...act, detached: false, url: '/settings/retention/run', handler: submitRun },
    { ...look, url: type, handler: (context) => showType(context, rules) },
    { ...act, url: `${type}/period`, handler: (context) => submitPeriod(context, rules) },
    { ...act, url: `${type}/hold`, handler: (context) => submitHold(context, rules) },
    { ...act, url: `${type}/lift`, handler: (context) => submitLift(context, rules) },
  ];
}
