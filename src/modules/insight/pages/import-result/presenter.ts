import { shortDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { ImportResult, Rejected } from '../../../cqc/index.ts';
import type { ImportArea } from '../../queries/fetch-import-area.ts';
import type { Movement } from '../../queries/fetch-import-movements.ts';
import type { ImportRecord } from '../../queries/fetch-import.ts';
import {
  fieldWords,
  movedWords,
  MOVEMENT_KINDS,
  SOURCE_NAMES,
  valueWords,
} from '../../rules/import-words.ts';
import { words } from '../../rules/count-words.ts';
import { instantWords } from '../../rules/instant-words.ts';
import { paths } from '../../routes.ts';

const REJECTED_ON_PAGE = 100;
/** What the runner of jobs says of one that a person stopped. */
const STOPPED = 'cancelled';
const ADDED_ON_PAGE = 15;
/** What an import calls a location that the register did not know. */
const NEW = 'new location';

/** A difference: whose it is (null href where there is no page yet), what, from, to. */
export interface Difference {
  name: string;
  href: string | null;
  field: string;
  from: string;
  to: string;
}

export interface ImportResultModel {
  title: string;
  caption: string;
  fileName: string;
  lead: string;
  state: ImportRecord['state'];
  /** What went wrong, as a sentence or two. */
  error: string | null;
  /** Null where nothing was counted: it runs still, or failed. */
  counts: { label: string; n: number; note?: string }[] | null;
  leftOut: { reason: string; n: number }[];
  notes: { note: string; n: number }[];
  moved: { label: string; n: number; href: string | null; current: boolean }[];
  movements: (Difference & { on: string })[];
  movementsOf: string | null;
  /** Differences of what was there already. */
  changes: Difference[];
  /** The first of what was not. */
  added: { name: string; href: string | null; status: string }[];
  addedTotal: number;
  rejected: Rejected[];
  rejectedTotal: number;
  rejectedHref: string | null;
  /** Where the button to import leads; null where there is none. */
  runHref: string | null;
  runText: string;
  /** Why there is no button, where that needs saying. */
  noRun: string | null;
  keptHref: string | null;
  areaHint: 'outside' | 'no area' | null;
  written: ImportArea | null;
  errors: FieldError[];
}

interface Input {
  record: ImportRecord;
  /** The stored file where it still is. */
  file: string | null;
  movements: readonly Movement[];
  kind: string | null;
  written: ImportArea | null;
  area: readonly string[];
  errors: FieldError[];
}

const TITLES: Record<ImportRecord['state'], string> = {
  staged: 'Import under way',
  done: 'What changed',
  discarded: 'What would change',
  failed: 'It could not be imported',
};

/** An import's page as plain values. */
export function importResultModel(input: Input): ImportResultModel {
  const { record, kind, written } = input;
  const { result, state, importId } = record;
  const changes = result === null ? 0 : result.added + result.changed;
  const examples = result?.examples ?? [];
  const canRun = state === 'discarded' && record.keptAs === null && input.file !== null;
  return {
    title: TITLES[state],
    caption: `${SOURCE_NAMES[record.source]}, ${instantWords(record.finishedAt ?? record.startedAt)}, ${record.actor}`,
    fileName: record.fileName ?? SOURCE_NAMES[record.source],
    lead: leadOf(record),
    state,
    error: record.error === STOPPED ? 'It was stopped before its end, as somebody asked.' : record.error,
    counts: result === null ? null : countsOf(result),
    leftOut: result?.leftOut ?? [],
    notes: result?.notes ?? [],
    moved: result === null ? [] : movedOf(result, importId, state === 'done', kind),
    movements: input.movements.map((one) => ({
      name: one.name,
      href: paths.service(one.locationId),
      field: movedWords(one.kind),
      from: valueWords(one.from),
      to: valueWords(one.to),
      on: shortDay(one.happenedOn),
    })),
    movementsOf: kind === null ? null : movedWords(kind),
    changes: examples
      .filter(({ field }) => field !== NEW)
      .map((one) => ({
        name: one.name,
        href: paths.service(one.locationId),
        field: fieldWords(one.field),
        from: valueWords(one.from),
        to: valueWords(one.to),
      })),
    added: examples
      .filter(({ field }) => field === NEW)
      .slice(0, ADDED_ON_PAGE)
      .map((one) => ({
        name: one.name,
        href: state === 'done' ? paths.service(one.locationId) : null,
        status: one.to ?? '',
      })),
    addedTotal: result?.added ?? 0,
    rejected: [...(result?.rejected ?? [])].sort((a, b) => a.row - b.row).slice(0, REJECTED_ON_PAGE),
    rejectedTotal: result?.rejectedTotal ?? 0,
    rejectedHref: record.rejectedPath === null ? null : paths.importRejected(importId),
    runHref: canRun ? paths.importRun(importId) : null,
    runText: changes === 0 ? 'Import it all the same' : 'Import it',
    noRun: state === 'discarded' && record.keptAs === null && input.file === null ? NOT_KEPT : null,
    keptHref: record.keptAs === null || state !== 'discarded' ? null : paths.importResult(record.keptAs),
    areaHint: areaHintOf(written, input.area),
    written,
    errors: input.errors,
  };
}

const NOT_KEPT =
  'The file itself is not kept here, so it cannot be imported from this page: upload it again.';

function leadOf({ state, result }: ImportRecord): string {
  if (state === 'staged') return 'This page looks again by itself until it is done.';
  if (result === null) return 'Nothing of it was kept: the register is as it was before.';
  const { read, added, changed } = result;
  if (state === 'discarded') {
    return added + changed === 0
      ? 'Importing this file would change nothing: the register already holds all that it says.'
      : `Nothing has been changed yet. Of ${words(read, 'record')} read, ${n(added)} would be added and ${n(changed)} changed.`;
  }
  return added + changed === 0
    ? 'It changed nothing: the register already held all that it says.'
    : `Of ${words(read, 'record')} read, ${n(added)} ${added === 1 ? 'was' : 'were'} added and ${n(changed)} changed.`;
}

function countsOf(result: ImportResult): NonNullable<ImportResultModel['counts']> {
  const leftOut = result.leftOut.reduce((sum, reason) => sum + reason.n, 0);
  const { providers } = result;
  const beside = providers.added + providers.changed;
  return [
    { label: 'Read', n: result.read },
    { label: 'Added', n: result.added },
    {
      label: 'Changed',
      n: result.changed,
      ...(beside === 0 ? {} : { note: `and ${words(beside, 'provider')} written` }),
    },
    { label: 'Unchanged', n: result.unchanged },
    { label: 'Left out', n: leftOut },
    { label: 'Rejected', n: result.rejectedTotal },
  ];
}

function movedOf(
  result: ImportResult,
  importId: string,
  kept: boolean,
  kind: string | null,
): ImportResultModel['moved'] {
  const order = (one: string) =>
    MOVEMENT_KINDS.includes(one) ? MOVEMENT_KINDS.indexOf(one) : MOVEMENT_KINDS.length;
  return Object.entries(result.moved)
    .sort(([a], [b]) => order(a) - order(b))
    .map(([one, count]) => ({
      label: movedWords(one),
      n: count,
      href: kept ? `${paths.importResult(importId)}?moved=${encodeURIComponent(one)}#movements-title` : null,
      current: one === kind,
    }));
}

function areaHintOf(written: ImportArea | null, area: readonly string[]): ImportResultModel['areaHint'] {
  if (written === null || !written.any) return null;
  if (area.length === 0) return 'no area';
  return written.inArea ? null : 'outside';
}

function n(count: number): string {
  return count.toLocaleString('en-GB');
}
