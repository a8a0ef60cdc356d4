import type { FieldError } from '../../../../kernel/parsed.ts';
import { instantWords } from '../../../market/index.ts';
import { HISTORY_COLUMNS, HISTORY_KEYS } from '../../intake/history/columns.ts';
import { paths } from '../../intake/paths.ts';
import type { HistoryImport, HistoryState } from '../../intake/queries/find-history-import.ts';

export interface HistoryModel {
  files: { href: string; name: string; when: string; who: string; state: string }[];
  columns: { name: string; also: string; needed: string; what: string }[];
  errors: FieldError[];
}

export const STATE_WORDS: Readonly<Record<HistoryState, string>> = {
  looking: 'Being looked at',
  'looked at': 'Not imported yet',
  importing: 'Being imported',
  imported: 'Imported',
  stopped: 'Stopped',
};

/** The page of history: the files so far, and what a file may hold. */
export function historyModel(files: readonly HistoryImport[], errors: FieldError[]): HistoryModel {
  return {
    errors,
    files: files.map(({ importId, fileName, uploadedAt, uploadedBy, state }) => ({
      href: paths.historyImport(importId),
      name: fileName,
      when: instantWords(uploadedAt),
      who: uploadedBy,
      state: STATE_WORDS[state],
    })),
    columns: HISTORY_KEYS.map((key) => {
      const { name, also, needed, what } = HISTORY_COLUMNS[key];
      return { name, also: also.join(', '), needed: needed ? 'Yes' : 'No', what };
    }),
  };
}
