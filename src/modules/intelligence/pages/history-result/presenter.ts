import { longDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { instantWords } from '../../../market/index.ts';
import { paths } from '../../intake/paths.ts';
import type { HistoryImport } from '../../intake/queries/find-history-import.ts';
import type { KindKnown } from '../../intake/queries/fetch-kinds.ts';
import type { HistoryResult, RejectedCell } from '../../intake/rules/history-result.ts';
import { STATE_WORDS } from '../history/presenter.ts';

export interface HistoryResultModel {
  title: string;
  fileName: string;
  lead: string;
  /** Null while nothing is known yet. */
  counts: { label: string; n: string }[] | null;
  kinds: { name: string; n: string }[];
  notes: string[];
  rejected: RejectedCell[];
  rejectedTotal: number;
  download: string | null;
  /** Where the file can be imported. */
  run: { action: string; text: string } | null;
  errors: FieldError[];
}

/** The next step with a file, where there is one. */
function runOf({ importId, path, state, result }: HistoryImport): HistoryResultModel['run'] {
  if (path === null || (state !== 'looked at' && state !== 'stopped')) return null;
  const action = paths.historyRun(importId);
  if (result === null) return { action, text: 'Look at it again' };
  if (!result.dryRun || result.added === 0) return null;
  return { action, text: `Record ${number(result.added)} ${result.added === 1 ? 'entry' : 'entries'}` };
}

const number = (n: number): string => n.toLocaleString('en-GB');

/** What a file of history would record, or has recorded. */
export function historyResultModel(
  file: HistoryImport,
  kinds: readonly KindKnown[],
  errors: FieldError[],
): HistoryResultModel {
  const { importId, fileName, state, result } = file;
  return {
    title: STATE_WORDS[state],
    fileName,
    lead: leadOf(file),
    counts: result === null ? null : countsOf(result),
    kinds: Object.entries(result?.kinds ?? {}).map(([kind, n]) => ({
      name: kinds.find((each) => each.kind === kind)?.name ?? kind,
      n: number(n),
    })),
    notes: (result?.notes ?? []).map(({ note, n }) => (n === 1 ? `${note}.` : `${note} (${number(n)} rows).`)),
    rejected: result?.examples ?? [],
    rejectedTotal: result?.rejected ?? 0,
    download: file.rejectedPath === null ? null : paths.historyRejected(importId),
    run: runOf(file),
    errors,
  };
} // prettier-ignore

function leadOf({ state, result, endedAt, uploadedAt }: HistoryImport): string {
  const when = instantWords(endedAt ?? uploadedAt);
  const days = result?.from == null || result.to == null ? '' : ` The entries were heard from ${longDay(result.from)} to ${longDay(result.to)}.`;
  if (state === 'looking' || state === 'importing') return 'The file is being read. This page shows more when it has been.';
  if (state === 'stopped') return 'Reading stopped before the end of the file. What had been recorded stays, and is not recorded again.';
  if (state === 'imported') return `Recorded on ${when}.${days}`;
  return result?.added === 0 ? 'Nothing in this file is new.' : `Nothing has been recorded yet.${days}`;
} // prettier-ignore

function countsOf(result: HistoryResult): { label: string; n: string }[] {
  const { dryRun, read, added, services, known, repeated, rejected } = result;
  return [
    { label: 'Rows read', n: number(read) },
    { label: dryRun ? 'Entries that would be recorded' : 'Entries recorded', n: number(added) },
    { label: 'Services that they are about', n: number(services) },
    { label: 'Rows imported before', n: number(known) },
    { label: 'Rows that stand twice in the file', n: number(repeated) },
    { label: 'Rows refused', n: number(rejected) },
  ];
}
