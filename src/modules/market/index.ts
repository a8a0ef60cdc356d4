import type { Room } from '../../platform/room/index.ts';
import { showBoundaries, submitBoundaries, submitBoundaryRemoved } from './pages/boundaries/handler.ts';
import { showEnforcementKinds } from './pages/enforcement-kinds/handler.ts';
import {
  showNewOwnService,
  showOwnService,
  submitNewOwnService,
  submitOwnService,
} from './pages/own-service/handler.ts';
import { showOwnServices } from './pages/own-services/handler.ts';
import { marketRetention } from './retention.ts';
import { marketSubjectData } from './subject-data.ts';
import { marketWork } from './work.ts';

export {
  bulkEditPages,
  enforcementPages,
  localFactPages,
  placementPages,
  spreadsheetPages,
} from './page-factories.ts';
export { handOverServices } from './hand-over.ts';
export type { LocationMatcher } from './pages/spreadsheet-preview/load-plan.ts';
export { FACTS_CHANGED } from './facts-changed.ts';
export type { LocationFacts } from './parts/register.ts';
export { boxesOf, boxesTyped, readDay, type DayBoxes } from './parts/day-field.ts';
export { DayInput } from './parts/day-input.tsx';
export { errorOf } from './parts/error-of.ts';
export { forCouncil, type CouncilContext } from './parts/for-council.ts';
export { instantWords } from './parts/instant-words.ts';
export { isLocationId } from './rules/location-id.ts';
export { Clashes } from './pages/local-facts/view.tsx';
export { clashes, type Clash } from './rules/clashes.ts';
export { deleteFactsOf } from './queries/delete-facts-of.ts';
export { FACT_WORDS } from './rules/local-fact.ts';
export { decideMatch, type Candidate, type Match, type RowToMatch } from './rules/matching.ts';
export { nameSimilarity } from './rules/name-similarity.ts';
export { normalPostcode } from './rules/postcode.ts';
export { paths as marketPaths } from './routes.ts';

/** The market room: what the council knows of its market beside the regulator's register. */
export const room: Room = {
  name: 'market',
  tier: 2,
  permissions: [
    { permission: 'market.read', allows: 'see what the council records about services' },
    {
      permission: 'market.edit',
      allows: 'record local facts, enforcement, placements and services outside the register',
    },
    { permission: 'market.administer', allows: 'load boundaries and zones, and import spreadsheets' },
  ],
  routes: [
    { method: 'GET', url: '/own-services', permission: 'market.read', handler: showOwnServices },
    { method: 'GET', url: '/own-services/new', permission: 'market.edit', handler: showNewOwnService },
    { method: 'POST', url: '/own-services/new', permission: 'market.edit', handler: submitNewOwnService },
    { method: 'GET', url: '/own-services/:locationId', permission: 'market.read', handler: showOwnService },
    {
      method: 'POST',
      url: '/own-services/:locationId',
      permission: 'market.edit',
      handler: submitOwnService,
    },
    { method: 'GET', url: '/boundaries', permission: 'market.administer', handler: showBoundaries },
    {
      method: 'POST',
      url: '/boundaries',
      permission: 'market.administer',
      upload: true,
      handler: submitBoundaries,
    },
    {
      method: 'POST',
      url: '/boundaries/:boundaryId/remove',
      permission: 'market.administer',
      handler: submitBoundaryRemoved,
    },
    {
      method: 'GET',
      url: '/settings/enforcement-kinds',
      permission: 'market.read',
      handler: showEnforcementKinds,
    },
  ],
  figures: [],
  jobs: [],
  work: [marketWork],
  retention: marketRetention,
  subjectData: marketSubjectData,
  nav: [
    {
      text: 'Other services',
      href: '/own-services',
      place: 40,
      permission: 'market.read',
      section: 'Services',
    },
    {
      text: 'Boundaries',
      href: '/boundaries',
      place: 60,
      permission: 'market.administer',
      setting: 'Localities and zones, as maps.',
    },
  ],
};
