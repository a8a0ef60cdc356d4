import type { PermissionDefinition } from '../access/types.ts';
import type { NavItem } from '../room/index.ts';
import type { Route } from '../web/types.ts';
import { downloadSubject, showPreview, showSearch } from './pages/handler.ts';
import { paths } from './paths.ts';
import type { SubjectHouse } from './take-out.ts';

const SUBJECT_ACCESS = 'platform.subject-access';

/** What subject access lets people do. */
export const subjectAccessPermissions: readonly PermissionDefinition[] = [
  {
    permission: SUBJECT_ACCESS,
    allows: 'gather and download everything that is held about a person who asked for it',
  },
];

export const subjectAccessNav: NavItem = {
  text: 'Subject access',
  href: paths.search(),
  place: 94,
  permission: SUBJECT_ACCESS,
  setting: 'Everything that is held about a person, for them to have.',
};

/** The pages of subject access: all ask for a recent proof of who looks. */
export function subjectAccessRoutes(house: SubjectHouse): Route[] {
  const look = { method: 'GET', permission: SUBJECT_ACCESS, fresh: true } as const;
  return [
    { ...look, url: '/settings/subject-access', handler: (context) => showSearch(context, house) },
    { ...look, url: '/settings/subject-access/preview', handler: (context) => showPreview(context, house) },
    {
      ...look,
      url: '/settings/subject-access/download',
      handler: (context) => downloadSubject(context, house),
    },
  ];
}
