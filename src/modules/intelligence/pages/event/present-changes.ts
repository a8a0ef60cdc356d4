import { longDay, parseDay } from '../../../../kernel/calendar-day.ts';
import { instantWords } from '../../../market/index.ts';
import { kindName, themeName, type Terms } from '../../parts/terms.ts';
import type { Correction } from '../../queries/fetch-history.ts';
import { changedFields, FIELD_WORDS, type EventRecord } from '../../rules/event-record.ts';

export interface ChangeModel {
  /** "Corrected" */
  title: string;
  /** "22 Nov 2026, 09:30 by Priya Hallowby" */
  when: string;
  why: string;
  fields: { label: string; before: string; after: string }[];
}

const ACT_WORDS: Readonly<Record<string, string>> = {
  correct: 'Corrected',
  accept: 'Accepted',
  close: 'Closed',
  reopen: 'Opened again',
  merge: 'Merged into another',
  split: 'Split',
  withdraw: 'Withdrawn',
  undo: 'Taken back',
  outcome: 'Outcome recorded',
  attach: 'Files attached',
};

/** What was changed, newest first, each with the words of before and after. `corrections` come newest first. */
export function presentChanges(
  event: EventRecord,
  corrections: readonly Correction[],
  terms: Terms,
): ChangeModel[] {
  return corrections.map((correction, i) => {
    const after: Readonly<Record<string, unknown>> =
      i === 0 ? { ...event } : (corrections[i - 1]?.before ?? {});
    return {
      title: ACT_WORDS[correction.act] ?? correction.act,
      when: `${instantWords(new Date(correction.changedAt))} by ${correction.changedBy}`,
      why: correction.why,
      fields: changedFields(correction.before, after).map((field) => ({
        label: FIELD_WORDS[field],
        before: valueWords(correction.before[field], field, terms),
        after: valueWords(after[field], field, terms),
      })),
    };
  });
}

function valueWords(value: unknown, field: string, terms: Terms): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value))
    return value.map((theme) => themeName(terms, String(theme))).join(', ') || 'nothing';
  const text = String(value as string | number);
  if (field === 'kind') return kindName(terms, text);
  const day = field.endsWith('On') ? parseDay(text) : null;
  return day === null ? text : longDay(day);
}
