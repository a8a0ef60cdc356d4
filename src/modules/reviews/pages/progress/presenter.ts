import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { isLate } from '../../parts/load-caseload.ts';
import type { Cycle } from '../../queries/fetch-cycles.ts';
import type { ReviewItem } from '../../queries/fetch-items.ts';
import { paths } from '../../routes.ts';
import { agreementsOf, type Agreement } from '../../rules/agreement.ts';
import { monthName } from '../../rules/cycle-days.ts';

interface OfficerLine {
  name: string;
  services: number;
  decided: number;
  waiting: number;
  late: boolean;
  agreement: Record<Agreement, number>;
}

export interface ProgressModel {
  title: string;
  lead: string;
  tiles: { label: string; value: number; of: number; unit: string; tone?: 'red' | 'calm' }[];
  officers: OfficerLine[];
  all: Record<Agreement, number>;
  waiting: { name: string; href: string; rag: Rag; officer: string }[];
  overrides: { name: string; href: string; what: string; reason: string; owner: string; until: string }[];
  /** Null where the month is closed. */
  close: {
    action: string;
    version: string;
    reason: string;
    needsReason: boolean;
    errors: FieldError[];
  } | null;
  recordHref: string | null;
}

const NOBODY = 'Nobody';

/** How a month goes: by officer, against the model, and what is left. */
export function presentProgress(given: {
  cycle: Cycle;
  items: readonly ReviewItem[];
  today: Day;
  errors: FieldError[];
  fields: Fields;
}): ProgressModel {
  const { cycle, items, today, errors, fields } = given;
  const waiting = items.filter(({ done, rag }) => !done && rag !== null);
  const decided = items.filter(({ done }) => done).length;
  const late = isLate(cycle, today) ? waiting.length : 0;
  const all = agreementsOf(decisionsOf(items));
  const of = items.length;
  return {
    title: `Review of ${monthName(cycle.month)}`,
    lead: `Opened on ${longDay(cycle.openedOn)}, due on ${longDay(cycle.dueOn)}.${
      cycle.closedOn === null ? '' : ` Closed on ${longDay(cycle.closedOn)} by ${cycle.closedBy}.`
    }`,
    tiles: [
      { label: 'Decided', value: decided, of, unit: 'services', tone: 'calm' },
      { label: 'Waiting', value: waiting.length, of, unit: 'services' },
      { label: 'Late', value: late, of, unit: 'services', ...(late > 0 ? { tone: 'red' as const } : {}) },
      { label: 'As the model proposed', value: all.accepted, of: decided, unit: 'decisions' },
    ],
    officers: officersOf(items, isLate(cycle, today)),
    all,
    waiting: waiting.map(({ name, locationId, rag, officerName }) => ({
      name,
      href: paths.service(locationId),
      rag: rag!,
      officer: officerName ?? NOBODY,
    })),
    overrides: items.flatMap(overrideOf),
    close:
      cycle.state === 'closed'
        ? null
        : {
            action: paths.close(cycle.month),
            version: String(cycle.version),
            reason: one(fields, 'reason'),
            needsReason: waiting.length > 0,
            errors,
          },
    recordHref: cycle.state === 'closed' ? paths.record(cycle.month) : null,
  };
}

function decisionsOf(items: readonly ReviewItem[]): { rag: Rag; proposed: Rag }[] {
  return items.flatMap(({ made }) => (made === null ? [] : [made]));
}

function officersOf(items: readonly ReviewItem[], pastDue: boolean): OfficerLine[] {
  const groups = Map.groupBy(items, ({ officerName }) => officerName ?? NOBODY);
  return [...groups]
    .map(([name, own]): OfficerLine => {
      const decided = own.filter(({ done }) => done).length;
      const waiting = own.filter(({ done, rag }) => !done && rag !== null).length;
      const agreement = agreementsOf(decisionsOf(own));
      return { name, services: own.length, decided, waiting, late: pastDue && waiting > 0, agreement };
    })
    .sort((a, b) => b.waiting - a.waiting || a.name.localeCompare(b.name));
}

function overrideOf({
  name,
  locationId,
  made,
  overridden,
  expiresOn,
}: ReviewItem): ProgressModel['overrides'] {
  if (made === null || made.rag === made.proposed) return [];
  return [
    {
      name,
      href: paths.service(locationId),
      what: `${made.rag} instead of ${made.proposed}, by ${made.by}`,
      reason: made.reason,
      owner: made.owner ?? '',
      until: overridden && expiresOn !== null ? shortDay(expiresOn) : 'Over',
    },
  ];
}
