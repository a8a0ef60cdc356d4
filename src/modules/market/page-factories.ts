import type { Route } from '../../platform/web/index.ts';
import { submitBulkEdit } from './pages/bulk-edit/handler.ts';
import {
  showEnforcement,
  showEnforcements,
  submitEnforcement,
  submitNewEnforcement,
} from './pages/enforcement/handler.ts';
import { showLocalFacts, submitLocalFacts } from './pages/local-facts/handler.ts';
import { showPlacements, submitPlacement } from './pages/placements/handler.ts';
import { showColumns, submitColumns } from './pages/spreadsheet-columns/handler.ts';
import { showPreview, submitPreview } from './pages/spreadsheet-preview/handler.ts';
import type { LocationMatcher } from './pages/spreadsheet-preview/load-plan.ts';
import { downloadRejected, showResult } from './pages/spreadsheet-result/handler.ts';
import { showSpreadsheets, submitSpreadsheet } from './pages/spreadsheets/handler.ts';
import type { LocationLookup, Register } from './parts/register.ts';

// Pages about a location of the register, which is kept above this room: the room that composes them supplies the
// look-up.

const READ = 'market.read';
const EDIT = 'market.edit';
const ADMINISTER = 'market.administer';

/** What the council knows of a location beside the register: form and history. */
export function localFactPages(lookup: LocationLookup): Route[] {
  const register: Register = { lookup };
  const url = '/services/:locationId/local-facts';
  return [
    { method: 'GET', url, permission: READ, handler: showLocalFacts(register) },
    { method: 'POST', url, permission: EDIT, handler: submitLocalFacts(register) },
  ];
}

/** Enforcement on a location: list, add, change, lift. */
export function enforcementPages(lookup: LocationLookup): Route[] {
  const register: Register = { lookup };
  const url = '/services/:locationId/enforcement';
  return [
    { method: 'GET', url, permission: READ, handler: showEnforcements(register) },
    { method: 'POST', url, permission: EDIT, handler: submitNewEnforcement(register) },
    { method: 'GET', url: `${url}/:enforcementId`, permission: READ, handler: showEnforcement(register) },
    { method: 'POST', url: `${url}/:enforcementId`, permission: EDIT, handler: submitEnforcement(register) },
  ];
}

/** Counts of people placed at a location outside the area. */
export function placementPages(lookup: LocationLookup): Route[] {
  const register: Register = { lookup };
  const url = '/services/:locationId/placements';
  return [
    { method: 'GET', url, permission: READ, handler: showPlacements(register) },
    { method: 'POST', url, permission: EDIT, handler: submitPlacement(register) },
  ];
}

/** One change to many locations: choose, preview, confirm. Posted to with boxes `location`, or many ids in `ids`. */
export function bulkEditPages(lookup: LocationLookup): Route[] {
  return [
    {
      method: 'POST',
      url: '/services/bulk',
      permission: EDIT,
      handler: submitBulkEdit({ lookup }),
    },
  ];
}

/** Import of the council's own spreadsheet: upload, columns, preview, result. */
export function spreadsheetPages(matcher: LocationMatcher): Route[] {
  const url = '/import/spreadsheet';
  const one = `${url}/:spreadsheetId`;
  return [
    { method: 'GET', url, permission: ADMINISTER, handler: showSpreadsheets },
    { method: 'POST', url, permission: ADMINISTER, upload: true, handler: submitSpreadsheet },
    { method: 'GET', url: one, permission: ADMINISTER, handler: showResult },
    { method: 'GET', url: `${one}/columns`, permission: ADMINISTER, handler: showColumns },
    { method: 'POST', url: `${one}/columns`, permission: ADMINISTER, handler: submitColumns },
    { method: 'GET', url: `${one}/preview`, permission: ADMINISTER, handler: showPreview(matcher) },
    {
      method: 'POST',
      url: `${one}/preview`,
      permission: ADMINISTER,
      handler: submitPreview(matcher),
    },
    { method: 'GET', url: `${one}/rejected.csv`, permission: ADMINISTER, handler: downloadRejected },
  ];
}
