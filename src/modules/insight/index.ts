import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project.ts';
import { mailSettings } from '../../platform/mail/index.ts';
import { PUBLIC } from '../../platform/access/index.ts';
import type { Room } from '../../platform/room/index.ts';
import {
  bulkEditPages,
  enforcementPages,
  localFactPages,
  placementPages,
  spreadsheetPages,
} from '../market/index.ts';
import { accountPages } from '../people/index.ts';
import { apiOperations } from './api/operations.ts';
import { services } from './figures.ts';
import { qualityFigures } from './quality-figures.ts';
import { importJob, syncJob } from './jobs/import-cqc.ts';
import { tellLogOfReturns } from './jobs/tell-log-of-returns.ts';
import { extractJob } from './jobs/make-extract.ts';
import { downloadExtract, downloadExtractKey, showExtracts, submitExtract } from './pages/extract/handler.ts';
import { showCatalogue, showFigure, showRecords } from './pages/figures/handler.ts';
import { showDataQuality } from './pages/data-quality/handler.ts';
import { downloadRejectedRows, showImportResult, submitImportRun } from './pages/import-result/handler.ts';
import { showImport, submitImport, submitSync } from './pages/import/handler.ts';
import { showHandOver, submitHandOver } from './pages/hand-over/handler.ts';
import { showLookUp } from './pages/look-up/handler.ts';
import { showMyWork } from './pages/my-work/handler.ts';
import { showOurServices } from './pages/our-services/handler.ts';
import { showProvider } from './pages/provider/handler.ts';
import { showServiceSummary } from './pages/service-summary/handler.ts';
import { showService } from './pages/service/handler.ts';
import { downloadRatings, showRatings } from './pages/ratings/handler.ts';
import { showServicesMap } from './pages/services-map/handler.ts';
import { showSharingLooks } from './pages/sharing-looks/handler.ts';
import { downloadServices, showServices } from './pages/services/handler.ts';
import { showWorkload } from './pages/workload/handler.ts';
import { fetchMatchCandidates } from './queries/fetch-match-candidates.ts';
import { fetchProvider } from './queries/fetch-provider.ts';
import { fetchRegisterFacts } from './queries/fetch-register-facts.ts';
import { helpPages } from './pages/help/handler.tsx';
import { insightRetention } from './retention.ts';

export { importCqc, syncFromCqc } from './jobs/import-cqc.ts';
export { checkExtract } from './check-extract.ts';
export { makeExtract } from './jobs/make-extract.ts';
export { findExtracts } from './queries/find-extracts.ts';
export { extractFiles } from './rules/extract-manifest.ts';
export { findServices } from './queries/fetch-services.ts';
export { standpointOf } from './queries/services-source.ts';

const showHelp = helpPages(join(projectRoot(), 'docs', 'user-guide'));

/** What the pages of accounts ask of the register and of this installation. */
const accountDoors: Parameters<typeof accountPages>[0] = {
  findProvider: async (tx, providerId) => {
    const found = await fetchProvider(tx, providerId);
    return found?.name == null ? undefined : { name: found.name };
  },
  mailLeaves: () => mailSettings(process.env) !== undefined,
};

/** Where a person begins: their work, or for whoever has none what is published, or their account. */
function firstPage(may: (permission: string) => boolean): string {
  if (may('insight.read')) return '/my-work';
  if (may('insight.own-provider')) return '/our-services';
  return may('cqc.read') ? '/ratings' : '/account';
}

/** The insight room: the pages that put the rooms together. */
export const room: Room = {
  name: 'insight',
  tier: 8,
  retention: insightRetention,
  recordNames: [
    { table: 'insight.extract', name: 'Daily extract', title: ({ day }) => String(day ?? '') || null },
  ],
  permissions: [
    { permission: 'insight.read', allows: 'see services, providers, ratings and figures' },
    {
      permission: 'insight.read-across',
      allows: 'see how services of other councils stand, as agreed with them',
    },
    { permission: 'insight.import', allows: 'load data into the register' },
    {
      permission: 'insight.extract',
      allows: 'take the daily extract of status and placements for the case system, and make it again',
    },
    { permission: 'insight.own-provider', allows: 'see the services of the provider they speak for' },
  ],
  routes: [
    {
      method: 'GET',
      url: '/',
      permission: 'people.own-account',
      handler: async ({ may }) => ({ kind: 'redirect', to: firstPage(may) }),
    },
    { method: 'GET', url: '/our-services', permission: 'insight.own-provider', handler: showOurServices },
    { method: 'GET', url: '/my-work', permission: 'insight.read', handler: showMyWork },
    { method: 'GET', url: '/look-up', permission: 'placement.see', handler: showLookUp },
    { method: 'GET', url: '/look-up/extract', permission: 'insight.extract', handler: showExtracts },
    { method: 'POST', url: '/look-up/extract', permission: 'insight.extract', handler: submitExtract },
    {
      method: 'GET',
      url: '/look-up/extract/public-key',
      permission: 'insight.extract',
      handler: downloadExtractKey,
    },
    {
      method: 'GET',
      url: '/look-up/extract/:extractId/:part',
      permission: 'insight.extract',
      handler: downloadExtract,
    },
    { method: 'GET', url: '/services', permission: 'insight.read', handler: showServices },
    { method: 'GET', url: '/services/map', permission: 'insight.read', handler: showServicesMap },
    {
      method: 'GET',
      url: '/services/download/:format',
      permission: 'insight.read',
      handler: downloadServices,
    },
    { method: 'GET', url: '/services/:locationId', permission: 'insight.read', handler: showService },
    {
      method: 'GET',
      url: '/services/:locationId/summary',
      permission: 'insight.read',
      handler: showServiceSummary,
    },
    { method: 'GET', url: '/providers/:providerId', permission: 'insight.read', handler: showProvider },
    { method: 'GET', url: '/help', permission: PUBLIC, handler: showHelp },
    { method: 'GET', url: '/help/:page', permission: PUBLIC, handler: showHelp },
    { method: 'GET', url: '/figures', permission: 'cqc.read', handler: showCatalogue },
    { method: 'GET', url: '/figures/:id', permission: 'cqc.read', handler: showFigure },
    { method: 'GET', url: '/figures/:id/records', permission: 'cqc.read', handler: showRecords },
    { method: 'GET', url: '/ratings', permission: 'cqc.read', handler: showRatings },
    {
      method: 'GET',
      url: '/ratings/download/:part/:format',
      permission: 'cqc.read',
      handler: downloadRatings,
    },
    { method: 'GET', url: '/import', permission: 'insight.import', handler: showImport },
    {
      method: 'POST',
      url: '/import',
      permission: 'insight.import',
      upload: 'refused too',
      handler: submitImport,
    },
    { method: 'POST', url: '/import/sync', permission: 'insight.import', handler: submitSync },
    { method: 'GET', url: '/imports/:importId', permission: 'insight.import', handler: showImportResult },
    { method: 'POST', url: '/imports/:importId/run', permission: 'insight.import', handler: submitImportRun },
    {
      method: 'GET',
      url: '/imports/:importId/rejected.csv',
      permission: 'insight.import',
      handler: downloadRejectedRows,
    },
    { method: 'GET', url: '/settings/sharing/looks', permission: 'people.share', handler: showSharingLooks },
    { method: 'GET', url: '/data-quality', permission: 'insight.read', handler: showDataQuality },
    { method: 'GET', url: '/workload', permission: 'insight.read', handler: showWorkload },
    {
      method: 'GET',
      url: '/workload/:officerId/hand-over',
      permission: 'market.edit',
      handler: showHandOver,
    },
    {
      method: 'POST',
      url: '/workload/:officerId/hand-over',
      permission: 'market.edit',
      handler: submitHandOver,
    },
    ...accountPages(accountDoors),
    ...localFactPages(fetchRegisterFacts),
    ...enforcementPages(fetchRegisterFacts),
    ...placementPages(fetchRegisterFacts),
    ...bulkEditPages(fetchRegisterFacts),
    ...spreadsheetPages(fetchMatchCandidates),
  ],
  figures: [services, ...qualityFigures],
  jobs: [importJob, syncJob, extractJob],
  listens: [tellLogOfReturns],
  api: apiOperations,
  nav: [
    { text: 'Your services', href: '/our-services', place: 4, permission: 'insight.own-provider' },
    { text: 'My work', href: '/my-work', place: 5, permission: 'insight.read' },
    { text: 'Can I place?', href: '/look-up', place: 8, permission: 'placement.see' },
    { text: 'Services', href: '/services', place: 10, permission: 'insight.read', section: 'Services' },
    { text: 'Ratings', href: '/ratings', place: 58, permission: 'cqc.read', section: 'Figures' },
    {
      text: 'Data quality',
      href: '/data-quality',
      place: 50,
      permission: 'insight.read',
      section: 'Services',
    },
    { text: 'Figures', href: '/figures', place: 60, permission: 'cqc.read', section: 'Figures' },
    {
      text: 'Daily extract',
      href: '/look-up/extract',
      place: 64,
      permission: 'insight.extract',
      setting: 'Status and placements of every service for the case system, each morning, signed.',
    },
    { text: 'Import', href: '/import', place: 70, permission: 'insight.import', section: 'Services' },
  ],
};
