import type { ExportColumn } from '../../../../platform/exports/index.ts';
import type { Part } from './load-figures.ts';

const SHARES: ExportColumn[] = [
  { key: 'n', heading: 'Number', kind: 'number' },
  { key: 'of', heading: 'Out of', kind: 'number' },
  { key: 'percent', heading: 'Per cent', kind: 'percent' },
];
const text = (key: string, heading: string): ExportColumn => ({ key, heading, kind: 'text' });

/** Title and columns of each part's download; rows are the figure's own, unrounded. */
export const EXPORTS: Record<Part, { title: string; columns: ExportColumn[] }> = {
  types: {
    title: 'Ratings by service type',
    columns: [text('group', 'Service type'), text('rating', 'Rating'), ...SHARES],
  },
  settings: {
    title: 'Ratings of care homes and community services',
    columns: [text('group', 'Setting'), text('rating', 'Rating'), ...SHARES],
  },
  compared: {
    title: 'Ratings by local authority',
    columns: [text('group', 'Local authority'), text('rating', 'Rating'), ...SHARES],
  },
  movement: {
    title: 'Movement of ratings',
    columns: [
      text('from', 'Earlier day'),
      text('to', 'Later day'),
      text('change', 'Change'),
      { key: 'n', heading: 'Number', kind: 'number' },
    ],
  },
  ages: {
    title: 'Age of ratings',
    columns: [
      text('age', 'Age'),
      ...SHARES,
      { key: 'averageYears', heading: 'Average age in years', kind: 'number' },
    ],
  },
  uninspected: {
    title: 'Not inspected since',
    columns: [text('group', 'Service type'), { key: 'since', heading: 'Since', kind: 'day' }, ...SHARES],
  },
};
