import type { Rag } from '../../../kernel/rating.ts';
import { longDay, monthOf, type Day } from '../../../kernel/calendar-day.ts';

/** What is new of a service since the last meeting: facts that every reader of the log may know. */
export interface NewOfService {
  locationId: string;
  name: string;
  /** Open entries of the log by severity, the worst first. Restricted ones and what whistleblowers told are not counted here. */
  entries: readonly { severity: number; n: number }[];
  /** The status before and now, where it moved. */
  moved: { from: Rag | null; to: Rag } | null;
  /** The colour that the model proposes and nobody decided, where it differs from the status. */
  proposed: Rag | null;
  /** The monthly return that is late, and how many in a row. */
  late: { month: Day; inRow: number } | null;
}

/** A line that is put on the agenda. */
export interface DraftItem {
  origin: 'log' | 'status' | 'late return';
  locationId: string;
  title: string;
  why: string;
}

const BADNESS: Readonly<Record<Rag, number>> = { Green: 0, Amber: 1, Red: 2 };

/** The lines of an agenda, what matters most first: by the worst entry, then by how bad the status is, then what is late. */
export function draftAgenda(found: readonly NewOfService[]): DraftItem[] {
  return found
    .filter((one) => hasNews(one))
    .toSorted(
      (a, b) =>
        weight(b) - weight(a) || a.name.localeCompare(b.name) || a.locationId.localeCompare(b.locationId),
    )
    .map((one) => ({ origin: originOf(one), locationId: one.locationId, title: one.name, why: whyOf(one) }));
}

const hasNews = ({ entries, moved, proposed, late }: NewOfService): boolean =>
  entries.length > 0 || moved !== null || proposed !== null || late !== null;

function weight({ entries, moved, proposed, late }: NewOfService): number {
  const worst = Math.max(0, ...entries.map(({ severity }) => severity));
  const colour = Math.max(moved === null ? 0 : BADNESS[moved.to], proposed === null ? 0 : BADNESS[proposed]);
  return worst * 100 + colour * 10 + Math.min(late?.inRow ?? 0, 9);
}

function originOf({ entries, moved, proposed }: NewOfService): DraftItem['origin'] {
  if (entries.length > 0) return 'log';
  return moved !== null || proposed !== null ? 'status' : 'late return';
}

/** Why a service is on the agenda, in sentences of counts and colours. */
export function whyOf({ entries, moved, proposed, late }: NewOfService): string {
  const n = entries.reduce((sum, each) => sum + each.n, 0);
  const bySeverity = entries
    .toSorted((a, b) => b.severity - a.severity)
    .map(({ severity, n: count }) => `${count} of severity ${severity}`);
  return [
    n === 0 ? '' : `${n === 1 ? '1 new entry' : `${n} new entries`} in the log: ${bySeverity.join(', ')}.`,
    moved === null ? '' : `Status: ${moved.from ?? 'none'} before, ${moved.to} now.`,
    proposed === null ? '' : `The model proposes ${proposed}, and nobody has decided.`,
    late === null ? '' : lateWords(late),
  ]
    .filter((words) => words !== '')
    .join(' ');
}

function lateWords({ month, inRow }: { month: Day; inRow: number }): string {
  const row = inRow > 1 ? `, ${inRow} in a row` : '';
  return `The monthly return for ${monthOf(month)} is late${row}.`;
}

/** What CQC publishes of a service, as it may be told to anybody. */
export interface OpenFacts {
  name: string;
  providerName: string | null;
  postcode: string | null;
  category: string;
  beds: number | null;
  rating: string | null;
  ratedOn: Day | null;
  managerRegistered: boolean | null;
  dormant: boolean | null;
}

/** The open facts of a service in words: only what CQC publishes, and nothing from the council's own records. */
export function openFactsWords(facts: OpenFacts, today: Day): string {
  const where = [facts.name, facts.postcode].filter((part) => part !== null && part !== '').join(', ');
  const by = facts.providerName === null ? '' : ` It is run by ${facts.providerName}.`;
  const beds = facts.beds === null ? '' : ` with ${facts.beds} beds`;
  const rating =
    facts.rating === null || facts.ratedOn === null
      ? 'CQC has not rated it.'
      : `CQC rates it ${facts.rating}, published on ${longDay(facts.ratedOn)}.`;
  const manager = facts.managerRegistered === false ? ' No manager is registered.' : '';
  const dormant = facts.dormant === true ? ' It is dormant.' : '';
  return `${where}: ${facts.category.toLowerCase()}${beds}.${by} ${rating}${manager}${dormant} As CQC published it by ${longDay(today)}.`;
}
