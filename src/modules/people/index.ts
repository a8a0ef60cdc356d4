import type { Room } from '../../platform/room/index.ts';
import { ARRANGE, peoplePages } from './account-pages.ts';
import { apiClientPages } from './pages/api-clients/pages.ts';
import { showCouncil, submitCouncil } from './pages/council/handler.ts';
import { showOfficers, submitOfficer, submitOfficerActive } from './pages/officers/handler.ts';
import { SHARE, sharingPages } from './pages/sharing/pages.ts';
import { showSetUp, submitSetUp } from './pages/set-up/handler.ts';
import { signOnRoutes } from './pages/single-sign-on/routes.ts';
import { signInRoutes } from './pages/sign-in/routes.ts';
import { ownAccountRoutes } from './pages/own-account/routes.ts';
import { peopleRetention } from './retention.ts';
import { peopleSubjectData } from './subject-data.ts';
import { SIGN_IN_FAILURES } from './parts/tell-person.ts';
import { PUBLIC } from '../../platform/access/index.ts';

export { accountPages } from './account-pages.ts';
export { PeopleTabs } from './parts/people-tabs.tsx';
export { COUNCIL_CHANGED } from './rules/council-changed.ts';
export { fetchAuthority, fetchAuthorities, type AuthorityRow } from './queries/fetch-authority.ts';
export { findApiToken } from './queries/find-api-token.ts';
export { fetchOfficers, type Officer } from './queries/fetch-officers.ts';
export { saveNewAuthority } from './queries/save-authority.ts';
export { saveAgreementState, saveNewAgreement } from './queries/save-agreement.ts';
export { saveNewOfficer } from './queries/save-officer.ts';
export { mailDirectory } from './queries/find-mail-directory.ts';
export { fetchCoveredOfficers } from './queries/fetch-covered-officers.ts';
export { findLastVisit } from './queries/find-last-visit.ts';
export { subjectDirectory } from './queries/find-subjects.ts';
export { findPersonByEmail } from './queries/find-person.ts';
export { saveSetUpLink } from './queries/save-set-up-link.ts';
export { fetchSession } from './queries/fetch-session.ts';
export { saveNewTeam } from './queries/save-team.ts';
export { saveNewAccount, savePassword } from './queries/save-account.ts';
export { hashPassword, passwordHolds } from './rules/password-hash.ts';
export { ROLES } from './rules/roles.ts';
export { DEFAULT_BRAND } from './rules/authority-form.ts';
export { paths as peoplePaths } from './routes.ts';

/** The people room: councils, their areas, and officers. */
export const room: Room = {
  name: 'people',
  tier: 1,
  permissions: [
    {
      permission: 'people.administer',
      allows:
        'look after accounts, invitations and roles, and set up the council, its area, its look and its officers',
    },
    { permission: ARRANGE, allows: 'arrange teams, and cover while an officer is away' },
    { permission: SHARE, allows: 'make agreements by which councils show each other how services stand' },
    { permission: 'people.own-account', allows: 'see and change their own account' },
  ],
  routes: [
    ...signInRoutes,
    ...ownAccountRoutes,
    { method: 'GET', url: '/set-up', permission: PUBLIC, detached: true, handler: showSetUp },
    { method: 'POST', url: '/set-up', permission: PUBLIC, detached: true, handler: submitSetUp },
    ...signOnRoutes,
    { method: 'GET', url: '/settings/council', permission: 'people.administer', handler: showCouncil },
    { method: 'POST', url: '/settings/council', permission: 'people.administer', handler: submitCouncil },
    ...sharingPages,
    { method: 'GET', url: '/settings/officers', permission: 'people.administer', handler: showOfficers },
    { method: 'POST', url: '/settings/officers', permission: 'people.administer', handler: submitOfficer },
    {
      method: 'POST',
      url: '/settings/officers/:officerId/active',
      permission: 'people.administer',
      handler: submitOfficerActive,
    },
    ...apiClientPages,
    ...peoplePages,
  ],
  figures: [],
  jobs: [],
  notices: [SIGN_IN_FAILURES],
  retention: peopleRetention,
  subjectData: peopleSubjectData,
  nav: [
    {
      text: 'People',
      href: '/settings/people',
      place: 20,
      permission: ARRANGE,
      setting: 'Accounts and invitations, teams, cover, workload, and what roles allow.',
    },
    {
      text: 'Council',
      href: '/settings/council',
      place: 10,
      permission: 'people.administer',
      setting: 'Name, area and look of the council.',
    },
    {
      text: 'Single sign-on',
      href: '/settings/single-sign-on',
      place: 30,
      permission: 'people.administer',
      setting: 'How people sign in with the account that they have at work.',
    },
    {
      text: 'API clients',
      href: '/settings/api-clients',
      place: 75,
      permission: 'people.administer',
      setting: 'Other systems of the council that read from here, and their tokens.',
    },
    {
      text: 'Sharing',
      href: '/settings/sharing',
      place: 50,
      permission: SHARE,
      setting: 'What other councils may see of your services, and you of theirs.',
    },
  ],
};
