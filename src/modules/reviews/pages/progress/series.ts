import type { Series } from '../../../../platform/charts/index.ts';

/** How decisions stand to proposals, as a chart draws it. */
export const AGREEMENT_SERIES: readonly Series[] = [
  { key: 'accepted', label: 'As proposed', colour: '#1b5e8c', pattern: 'plain' },
  { key: 'worse', label: 'Decided worse', colour: '#b3261e', pattern: 'crossed' },
  { key: 'better', label: 'Decided better', colour: '#b86a00', pattern: 'stripes' },
];
