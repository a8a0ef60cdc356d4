import { PUBLIC } from '../../platform/access/index.ts';
import type { Route } from '../../platform/web/index.ts';
import { showLeave, submitLeave } from './pages/account-leave/handler.ts';
import { showNewAccount, submitNewAccount } from './pages/account-new/handler.ts';
import {
  showAccount,
  submitAccount,
  submitInvitedAgain,
  submitSessionsEnded,
} from './pages/account/handler.ts';
import { showUpload, submitPeople, submitUpload } from './pages/accounts-upload/handler.ts';
import { downloadAccounts, showAccounts } from './pages/accounts/handler.ts';
import { showCover, submitCover, submitCoverEnded } from './pages/cover/handler.ts';
import { showInvitation, submitInvitation } from './pages/invitation/handler.ts';
import { downloadRoles, showRoles } from './pages/roles/handler.ts';
import { showNewTeam, showTeam, submitNewTeam, submitTeam, submitTeamRemoved } from './pages/team/handler.ts';
import { showTeams } from './pages/teams/handler.ts';
import type { AccountDoors } from './parts/account-doors.ts';
import { paths } from './routes.ts';

const ADMINISTER = 'people.administer';
/** Arranging who works with whom, and who covers. */
export const ARRANGE = 'people.arrange';

const LIST = '/settings/accounts';
const ONE = `${LIST}/:accountId`;

/**
 * The pages of accounts. The regulator's register is kept above this room: the room that composes the pages supplies the
 * look-up of providers.
 */
export function accountPages(doors: AccountDoors): Route[] {
  const administer = { permission: ADMINISTER };
  const change = { method: 'POST', permission: ADMINISTER, fresh: true } as const;
  return [
    { method: 'GET', url: LIST, ...administer, handler: showAccounts },
    { method: 'GET', url: `${LIST}/download/:format`, ...administer, handler: downloadAccounts },
    { method: 'GET', url: `${LIST}/new`, ...administer, fresh: true, handler: showNewAccount },
    { ...change, url: `${LIST}/new`, handler: submitNewAccount(doors) },
    { method: 'GET', url: `${LIST}/several`, ...administer, fresh: true, handler: showUpload },
    { ...change, url: `${LIST}/several`, upload: 'refused too', handler: submitUpload(doors) },
    { ...change, url: `${LIST}/several/invite`, handler: submitPeople(doors) },
    { method: 'GET', url: ONE, ...administer, handler: showAccount(doors) },
    { ...change, url: ONE, handler: submitAccount(doors) },
    { ...change, url: `${ONE}/invite`, handler: submitInvitedAgain(doors) },
    { ...change, url: `${ONE}/end-sessions`, handler: submitSessionsEnded },
    { method: 'GET', url: `${ONE}/leave`, ...administer, fresh: true, handler: showLeave },
    { ...change, url: `${ONE}/leave`, handler: submitLeave },
  ];
}

/** Accepting an invitation, teams, cover and the table of roles, which need nothing from above. */
export const peoplePages: Route[] = [
  { method: 'GET', url: '/invitation/:token', permission: PUBLIC, detached: true, handler: showInvitation },
  {
    method: 'POST',
    url: '/invitation/:token',
    permission: PUBLIC,
    detached: true,
    handler: submitInvitation,
  },
  {
    method: 'GET',
    url: '/settings/people',
    permission: ARRANGE,
    handler: async ({ may }) => ({ kind: 'redirect', to: may(ADMINISTER) ? LIST : paths.teams() }),
  },
  { method: 'GET', url: '/settings/teams', permission: ARRANGE, handler: showTeams },
  { method: 'GET', url: '/settings/teams/new', permission: ARRANGE, handler: showNewTeam },
  { method: 'POST', url: '/settings/teams/new', permission: ARRANGE, handler: submitNewTeam },
  { method: 'GET', url: '/settings/teams/:teamId', permission: ARRANGE, handler: showTeam },
  { method: 'POST', url: '/settings/teams/:teamId', permission: ARRANGE, handler: submitTeam },
  { method: 'POST', url: '/settings/teams/:teamId/remove', permission: ARRANGE, handler: submitTeamRemoved },
  { method: 'GET', url: '/settings/cover', permission: ARRANGE, handler: showCover },
  { method: 'POST', url: '/settings/cover', permission: ARRANGE, handler: submitCover },
  { method: 'POST', url: '/settings/cover/:absenceId/end', permission: ARRANGE, handler: submitCoverEnded },
  { method: 'GET', url: '/settings/roles', permission: ADMINISTER, handler: showRoles },
  { method: 'GET', url: '/settings/roles/download/csv', permission: ADMINISTER, handler: downloadRoles },
];
