import { instantWords } from '../../parts/instant-words.ts';
import type { Spreadsheet } from '../../queries/find-spreadsheet.ts';
import { paths } from '../../routes.ts';
import type { ImportResult, RejectedRow } from '../../rules/spreadsheet-result.ts';

const SHOWN = 100;

export interface ResultModel {
  fileName: string;
  when: string;
  counts: { label: string; n: number }[];
  newOfficers: string[];
  rejected: Pick<RejectedRow, 'row' | 'column' | 'value' | 'reason'>[];
  rejectedTotal: number;
  download: string;
}

/** What the import did. */
export function resultModel(spreadsheet: Spreadsheet, result: ImportResult, importedAt: Date): ResultModel {
  return {
    fileName: spreadsheet.fileName,
    when: instantWords(importedAt),
    counts: [
      { label: 'Rows read', n: result.rows },
      { label: 'Rows matched to a service', n: result.matched },
      { label: 'Services changed', n: result.changed },
      { label: 'Services unchanged', n: result.unchanged },
      { label: 'Local facts recorded', n: result.facts },
      { label: 'Counts of people placed', n: result.people },
      { label: 'Colours of past months', n: result.rags },
    ],
    newOfficers: result.newOfficers,
    rejected: result.rejected.slice(0, SHOWN),
    rejectedTotal: result.rejected.length,
    download: paths.spreadsheetRejected(spreadsheet.spreadsheetId),
  };
}
