const part = encodeURIComponent;

/** Addresses of this room's pages, and of those of insight that it leads to. */
export const paths = {
  service: (locationId: string) => `/services/${part(locationId)}`,
  services: () => '/services',
  servicesMap: () => '/services/map',
  localFacts: (locationId: string) => `/services/${part(locationId)}/local-facts`,
  enforcements: (locationId: string) => `/services/${part(locationId)}/enforcement`,
  enforcement: (locationId: string, enforcementId: string) =>
    `/services/${part(locationId)}/enforcement/${part(enforcementId)}`,
  placements: (locationId: string) => `/services/${part(locationId)}/placements`,
  bulkEdit: () => '/services/bulk',
  ownServices: () => '/own-services',
  newOwnService: () => '/own-services/new',
  ownService: (locationId: string) => `/own-services/${part(locationId)}`,
  boundaries: () => '/boundaries',
  removeBoundary: (boundaryId: string) => `/boundaries/${part(boundaryId)}/remove`,
  enforcementKinds: () => '/settings/enforcement-kinds',
  spreadsheets: () => '/import/spreadsheet',
  spreadsheet: (spreadsheetId: string) => `/import/spreadsheet/${part(spreadsheetId)}`,
  spreadsheetColumns: (spreadsheetId: string) => `/import/spreadsheet/${part(spreadsheetId)}/columns`,
  spreadsheetPreview: (spreadsheetId: string) => `/import/spreadsheet/${part(spreadsheetId)}/preview`,
  spreadsheetRejected: (spreadsheetId: string) => `/import/spreadsheet/${part(spreadsheetId)}/rejected.csv`,
} as const;
