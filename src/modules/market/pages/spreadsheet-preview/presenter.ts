import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Spreadsheet } from '../../queries/find-spreadsheet.ts';
import { paths } from '../../routes.ts';
import type { RowToMatch } from '../../rules/matching.ts';
import type { Plan } from '../../rules/spreadsheet-plan.ts';

const SHOWN = 200;

interface Shown<T> {
  rows: T[];
  total: number;
}

export interface PreviewModel {
  fileName: string;
  action: string;
  columns: string;
  from: string;
  digest: string;
  madeWith: string;
  counts: { label: string; n: number }[];
  newOfficers: string[];
  changes: Shown<{
    row: number;
    name: string;
    fields: { label: string; from: string; to: string; replaces: boolean }[];
  }>;
  asked: Shown<{
    id: string;
    row: number;
    said: string;
    why: string;
    chosen: string;
    items: { value: string; text: string }[];
  }>;
  /** Choices for rows beyond those shown, so that none is lost. */
  unshown: { id: string; chosen: string }[];
  unmatched: Shown<{ row: number; said: string; why: string }>;
  bad: Shown<{ row: number; column: string; value: string; reason: string }>;
  nothing: boolean;
  errors: FieldError[];
}

/** What the import would do, at most 200 rows of each kind. */
export function previewModel(
  spreadsheet: Spreadsheet,
  plan: Plan,
  holdsFrom: Day,
  digest: string,
  madeWith: string,
  errors: FieldError[],
): PreviewModel {
  const replaced = plan.changes.filter(({ fields }) => fields.some(({ replaces }) => replaces)).length;
  return {
    fileName: spreadsheet.fileName,
    action: paths.spreadsheetPreview(spreadsheet.spreadsheetId),
    columns: paths.spreadsheetColumns(spreadsheet.spreadsheetId),
    from: longDay(holdsFrom),
    digest,
    madeWith,
    counts: [
      { label: 'Rows in the file', n: plan.rows },
      { label: 'Rows matched to a service', n: plan.matched },
      { label: 'Services that would change', n: plan.changes.length },
      { label: 'Of those, something known would be replaced', n: replaced },
      { label: 'Services that stay as they are', n: plan.unchanged },
      { label: 'Rows that may mean several services', n: plan.asked.length },
      { label: 'Rows without a service', n: plan.unmatched.length },
      { label: 'Values that cannot be read', n: plan.bad.length },
    ],
    newOfficers: plan.newOfficers,
    changes: shown(plan.changes.map(({ row, name, fields }) => ({ row, name, fields }))),
    asked: shown(
      plan.asked.map(({ row, said, why, chosen, candidates }) => ({
        id: `choice-${row}`,
        row,
        said: saidWords(said),
        why,
        chosen: chosen ?? '',
        items: candidates.map(({ locationId, name, postcode }) => ({
          value: locationId,
          text: `${name}, ${postcode} (${locationId})`,
        })),
      })),
    ),
    unshown: plan.asked
      .slice(SHOWN)
      .map(({ row, chosen }) => ({ id: `choice-${row}`, chosen: chosen ?? '' })),
    unmatched: shown(plan.unmatched.map(({ row, said, why }) => ({ row, said: saidWords(said), why }))),
    bad: shown(plan.bad),
    nothing: plan.changes.length === 0,
    errors,
  };
}

const shown = <T>(rows: T[]): Shown<T> => ({ rows: rows.slice(0, SHOWN), total: rows.length });

function saidWords({ id, name, postcode }: RowToMatch): string {
  return [name, postcode, id].filter((part) => part !== undefined).join(', ') || 'nothing';
}
