import type { Room } from '../../platform/room/index.ts';
import { placingStatus } from './figures.ts';
import { PLACEMENTS_CHANGED } from './notices.ts';
import { showContact, submitContact } from './pages/contact/handler.ts';
import { showHeld } from './pages/list/handler.ts';
import { showPlacing, submitPlacing, submitTold } from './pages/status/handler.ts';
import { placingRetention } from './retention.ts';
import { paths } from './routes.ts';
import { placingWork } from './work.ts';

export { decidePlacing } from './decide-placing.ts';
export { saveContact } from './queries/save-contact.ts';
export { saveTold } from './queries/save-told.ts';
export { PlacingTag } from './parts/placing-tag.tsx';
export { findContact, type PlacingContact } from './queries/find-contact.ts';
export { mayPlace, type PlacingAnswer } from './rules/may-place.ts';
export { PLACING_STATES, PLACING_WORDS, type PlacingState } from './rules/placing-state.ts';
export { paths as placingPaths } from './routes.ts';

const ONE = '/services/:locationId/placement-status';

/** The placing room: whether people may be placed at a service, why, and who was told. */
export const room: Room = {
  name: 'placement',
  tier: 6,
  permissions: [
    { permission: 'placement.see', allows: 'see whether people may be placed at a service' },
    {
      permission: 'placement.reasons',
      allows: 'see why placements are restricted, by which test that ends, and who was told',
    },
    { permission: 'placement.decide', allows: 'open, restrict or stop placements at a service' },
    { permission: 'placement.administer', allows: 'set whom to ring before placing somebody' },
  ],
  routes: [
    { method: 'GET', url: '/placement-status', permission: 'placement.see', handler: showHeld },
    { method: 'GET', url: ONE, permission: 'placement.reasons', handler: showPlacing },
    { method: 'POST', url: ONE, permission: 'placement.decide', handler: submitPlacing },
    { method: 'POST', url: `${ONE}/:decisionId/told`, permission: 'placement.decide', handler: submitTold },
    { method: 'GET', url: paths.contact(), permission: 'placement.administer', handler: showContact },
    { method: 'POST', url: paths.contact(), permission: 'placement.administer', handler: submitContact },
  ],
  figures: [placingStatus],
  jobs: [],
  work: [placingWork],
  retention: placingRetention,
  notices: [PLACEMENTS_CHANGED],
  recordNames: [
    {
      table: 'placement.decision',
      name: 'Decision about placements',
      title: ({ location_id }) => String(location_id ?? '') || null,
    },
    { table: 'placement.reason', name: 'Reason of a decision about placements', title: () => null },
    {
      table: 'placement.told',
      name: 'Note of who was told about placements',
      title: ({ name }) => String(name ?? '') || null,
    },
    {
      table: 'placement.contact',
      name: 'Contact for placements',
      title: ({ name }) => String(name ?? '') || null,
    },
  ],
  nav: [
    {
      text: 'Placements',
      href: '/placement-status',
      place: 36,
      permission: 'placement.see',
      section: 'Oversight',
    },
    {
      text: 'Contact for placements',
      href: '/settings/placing-contact',
      place: 62,
      permission: 'placement.administer',
      setting: 'Whom to ring before somebody is placed at a service.',
    },
  ],
};
