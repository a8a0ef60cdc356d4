import type { ApiOperation } from '../../../platform/api/index.ts';
import { listRatingChanges } from './changes.ts';
import { getFigure, listFigureRecords, listFigures } from './figures.ts';
import { getLatestExtract } from './extract.ts';
import { getProvider, listProviders } from './providers.ts';
import { listServiceRatings } from './ratings.ts';
import { getServiceRisk } from './risk.ts';
import { getService } from './service.ts';
import { listPlaceableServices } from './look-up.ts';
import { listServices } from './services.ts';

/** What the JSON API answers about services, their ratings and their risk, providers and figures. */
export const apiOperations: readonly ApiOperation[] = [
  listServices,
  getService,
  listServiceRatings,
  getServiceRisk,
  listProviders,
  getProvider,
  listRatingChanges,
  listFigures,
  getFigure,
  listFigureRecords,
  listPlaceableServices,
  getLatestExtract,
];
