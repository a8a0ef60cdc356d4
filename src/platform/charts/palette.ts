/** How one series is drawn: never by colour alone. */
export interface Series {
  key: string;
  label: string;
  /** `#rrggbb`, at least 3 to 1 on white (WCAG 1.4.11). */
  colour: string;
  pattern: 'plain' | 'stripes' | 'crossed' | 'dots' | 'lines';
}

/** CQC's four ratings, best first, and what has none. */
export const RATING_SERIES: readonly Series[] = [
  { key: 'Outstanding', label: 'Outstanding', colour: '#1b5e8c', pattern: 'lines' },
  { key: 'Good', label: 'Good', colour: '#1d7044', pattern: 'plain' },
  { key: 'Requires improvement', label: 'Requires improvement', colour: '#b86a00', pattern: 'stripes' },
  { key: 'Inadequate', label: 'Inadequate', colour: '#b3261e', pattern: 'crossed' },
  { key: 'Not rated', label: 'Not rated', colour: '#6c7d82', pattern: 'dots' },
];

/** Red, amber, green, and what has none. */
export const RAG_SERIES: readonly Series[] = [
  { key: 'Red', label: 'Red', colour: '#b3261e', pattern: 'crossed' },
  { key: 'Amber', label: 'Amber', colour: '#b86a00', pattern: 'stripes' },
  { key: 'Green', label: 'Green', colour: '#1d7044', pattern: 'plain' },
  { key: 'No RAG', label: 'No RAG', colour: '#6c7d82', pattern: 'dots' },
];

/** Ink of labels, of quiet labels, of rules, and of a chart with one series. */
export const INK = '#10191c';
export const MUTED = '#465559';
export const RULE = '#d3dcde';
export const PLAIN = '#12404a';

/** Dashes of lines, so that they differ by more than colour; the first is whole. */
export const DASHES = [undefined, '7 4', '2 3', '10 3 2 3'] as const;
