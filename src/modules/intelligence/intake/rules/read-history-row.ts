import type { Day } from '../../../../kernel/calendar-day.ts';
import { readDay } from '../../../cqc/index.ts';
import type { Terms } from '../../parts/terms.ts';
import type { NewEvent } from '../../rules/event.ts';
import type { HistoryKey } from '../history/columns.ts';
import { oneLine } from './forwarded.ts';
import { confidentialityOf, kindOf, outcomeOf, severityOf, themesOf, type Outcome } from './history-words.ts';
import { LONGEST_ACCOUNT, storableText, UNREAD_SEVERITY } from './mail-event.ts';

/** The cells of a row, by what their columns hold; '' where there is none. */
export type Cells = Readonly<Record<HistoryKey, string>>;

/** A value that cannot be taken. */
interface CellFault {
  key: HistoryKey;
  value: string;
  reason: string;
}

/** A row as it is read, without its service, which the register tells. */
export interface HistoryRow {
  entryId: string;
  service: { id: string; name: string; postcode: string };
  event: Omit<NewEvent, 'locationId'>;
  outcome: Outcome | null;
  /** What was assumed, the same words for each row that it was assumed of. */
  notes: string[];
}

type Read = { value: HistoryRow; faults?: never } | { value?: never; faults: CellFault[] };

const EARLIEST = '1990-01-01';
const MOST_PEOPLE = 99_999;
const NO_SEVERITY = 'Rows without a severity were given 3';

/** Reads a row of history: every fault is told, not the first alone. */
export function readHistoryRow(cells: Cells, terms: Terms, today: Day): Read {
  const faults: CellFault[] = [];
  const fault = (key: HistoryKey, reason: string) => void faults.push({ key, value: cells[key], reason });
  const notes: string[] = [];
  const kind = kindOf(cells.kind, terms);
  if (kind === undefined) fault('kind', cells.kind.trim() === '' ? 'The kind is missing' : 'The log has no such kind');
  const severity = cells.severity.trim() === '' ? UNREAD_SEVERITY : severityOf(cells.severity, terms);
  if (cells.severity.trim() === '') notes.push(NO_SEVERITY);
  if (severity === undefined) fault('severity', 'A severity is 1 to 5, or Minor, Low, Moderate, Serious or Critical');
  const days = daysOf(cells, today, fault);
  const confidentiality = confidentialityFor(cells, kind, fault);
  const people = peopleOf(cells.peopleAffected);
  if (people === undefined) fault('peopleAffected', `Expected a whole number up to ${MOST_PEOPLE.toLocaleString('en-GB')}: never names`);
  const { known, unknown } = themesOf(cells.themes, terms);
  if (unknown.length > 0) notes.push('Themes that the log does not know were put at the end of the account');
  const account = accountOf(cells.account, unknown);
  if (account.length > LONGEST_ACCOUNT) fault('account', `The account has more than ${LONGEST_ACCOUNT.toLocaleString('en-GB')} characters`);
  tooLong(cells, fault);
  if (faults.length > 0 || kind === undefined || severity === undefined || confidentiality === undefined || days === undefined) return { faults };
  return {
    value: {
      entryId: cells.entryId.trim(),
      service: { id: cells.locationId.trim(), name: oneLine(cells.serviceName), postcode: cells.postcode.trim() },
      event: {
        ...days, kind, severity, confidentiality, account,
        channel: 'csv',
        source: oneLine(cells.source),
        themes: known,
        peopleAffected: people ?? null,
        reference: oneLine(cells.reference),
        title: titleOf(cells, kind, terms),
        identity: null,
        state: 'closed',
      },
      outcome: outcomeOf(storableText(cells.outcome)),
      notes,
    },
  };
} // prettier-ignore

type Fault = (key: HistoryKey, reason: string) => void;

function daysOf(cells: Cells, today: Day, fault: Fault): Pick<NewEvent, 'occurredOn' | 'receivedOn'> | undefined {
  const receivedOn = dayIn(cells, 'receivedOn', today, fault);
  const occurredOn = dayIn(cells, 'occurredOn', today, fault);
  if (receivedOn === null) {
    fault('receivedOn', 'The day on which it was heard is missing');
    return undefined;
  }
  if (receivedOn === undefined || occurredOn === undefined) return undefined;
  if (occurredOn !== null && occurredOn > receivedOn) {
    fault('occurredOn', `It cannot have happened after it was heard, on ${receivedOn}`);
    return undefined;
  }
  return { occurredOn, receivedOn };
} // prettier-ignore

/** Null for an empty cell; undefined, told of, for one that holds no such day. */
function dayIn(cells: Cells, key: 'receivedOn' | 'occurredOn', today: Day, fault: Fault): Day | null | undefined {
  const text = cells[key].trim();
  if (text === '') return null;
  const found = readDay(text);
  if (found === null) fault(key, 'Expected a day, as 2025-03-04 or 04/03/2025 (day first)');
  else if (found > today) fault(key, 'The day is in the future');
  else if (found < EARLIEST) fault(key, 'The day is before 1990');
  else return found;
  return undefined;
} // prettier-ignore

function confidentialityFor(cells: Cells, kind: string | undefined, fault: Fault) {
  const said = cells.confidentiality.trim();
  if (said === '') return kind === 'whistleblowing' ? 'whistleblower' : 'restricted';
  const found = confidentialityOf(said);
  if (found === undefined) fault('confidentiality', 'Expected open, restricted or whistleblower');
  if (found !== 'open' || kind !== 'whistleblowing') return found;
  fault('confidentiality', 'A whistleblowing concern is never open');
  return undefined;
}

/** Null for an empty cell; undefined for one that holds no count. */
function peopleOf(text: string): number | null | undefined {
  const said = text.trim().replace(/,/g, '');
  if (said === '') return null;
  return /^\d{1,5}(\.0+)?$/.test(said) ? Math.trunc(Number(said)) : undefined;
}

function accountOf(text: string, unknownThemes: readonly string[]): string {
  const account = storableText(text).trim();
  const themes = unknownThemes.length === 0 ? [] : [`Themes: ${storableText(unknownThemes.join('; '))}`];
  return [account, ...themes].filter((each) => each !== '').join('\n\n');
}

const LONGEST: Partial<Record<HistoryKey, number>> = {
  source: 100,
  reference: 100,
  title: 200,
  outcome: 5000,
  entryId: 200,
};

function tooLong(cells: Cells, fault: Fault): void {
  for (const [key, most] of Object.entries(LONGEST) as [HistoryKey, number][])
    if (cells[key].trim().length > most) fault(key, `Longer than ${most.toLocaleString('en-GB')} characters`);
} // prettier-ignore

function titleOf(cells: Cells, kind: string, { kinds }: Terms): string {
  const first = storableText(cells.account).trim().split('\n')[0] ?? '';
  const title = oneLine(cells.title) || oneLine(first) || (kinds.find((each) => each.kind === kind)?.name ?? kind);
  return title.length <= 200 ? title : `${title.slice(0, 199).replace(/[\ud800-\udbff]$/, '')}…`;
} // prettier-ignore
