import type { ImportResult } from './spreadsheet-result.ts';

export interface RejectedTable {
  columns: { key: string; heading: string; kind: 'text' | 'number' }[];
  rows: Record<string, string | number>[];
}

/** The rows that were left out, each with its reason and its cells as they were: to correct and to send again. */
export function rejectedTable(result: ImportResult): RejectedTable {
  const cell = (i: number) => `cell-${i}`;
  return {
    columns: [
      { key: 'row', heading: 'Row', kind: 'number' },
      { key: 'column', heading: 'Column', kind: 'text' },
      { key: 'value', heading: 'Value', kind: 'text' },
      { key: 'reason', heading: 'Reason', kind: 'text' },
      ...result.headers.map((heading, i) => ({ key: cell(i), heading, kind: 'text' as const })),
    ],
    rows: result.rejected.map(({ row, column, value, reason, cells }) => ({
      row,
      column,
      value,
      reason,
      ...Object.fromEntries(cells.map((text, i) => [cell(i), text])),
    })),
  };
}
