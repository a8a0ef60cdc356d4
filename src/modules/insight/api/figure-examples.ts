/** Made-up numbers of a figure, for the description of the API. */
export const exampleDefinition = {
  id: 'cqc.rating-distribution',
  version: 1,
  name: 'CQC ratings',
  unit: 'locations',
  counts: 'Locations by the overall rating that stood on the day',
  denominator: 'In each group: locations that CQC had registered on the day',
  source: 'Care Quality Commission',
  scope: 'cqc.read',
  parameters: ['as-at' as const, 'la' as const, 'by' as const],
  groupings: ['service-type'],
};

export const exampleRow = {
  row: { group: 'All', rating: 'Good' },
  numerator: 61,
  denominator: 97,
  percent: 62.88659793814433,
  more: {},
  records:
    '/api/v1/figures/cqc.rating-distribution/records?as-at=2026-11-16&la=Oldham&row=group%3AAll&row=rating%3AGood',
};
