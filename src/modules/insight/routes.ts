/** Addresses of this room's pages. */
export const paths = {
  services: () => '/services',
  service: (locationId: string) => `/services/${encodeURIComponent(locationId)}`,
  serviceSummary: (locationId: string) => `/services/${encodeURIComponent(locationId)}/summary`,
  provider: (providerId: string) => `/providers/${encodeURIComponent(providerId)}`,
  lookUp: () => '/look-up',
  extracts: () => '/look-up/extract',
  extractKey: () => '/look-up/extract/public-key',
  extractPart: (extractId: string, part: string) =>
    `/look-up/extract/${encodeURIComponent(extractId)}/${part}`,
  import: () => '/import',
  importSync: () => '/import/sync',
  importResult: (importId: string) => `/imports/${encodeURIComponent(importId)}`,
  importRejected: (importId: string) => `/imports/${encodeURIComponent(importId)}/rejected.csv`,
  importRun: (importId: string) => `/imports/${encodeURIComponent(importId)}/run`,
  dataQuality: () => '/data-quality',
  ratings: () => '/ratings',
  ratingsDownload: (part: string, format: string) =>
    `/ratings/download/${encodeURIComponent(part)}/${format}`,
  figure: (id: string) => `/figures/${encodeURIComponent(id)}`,
  figureRecords: (id: string) => `/figures/${encodeURIComponent(id)}/records`,
} as const;
