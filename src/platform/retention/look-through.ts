import type { Day } from '../../kernel/calendar-day.ts';
import type { Clock } from '../clock/index.ts';
import type { Database } from '../db/types.ts';
import { fetchDecisions } from './queries/fetch-decisions.ts';
import { fetchDue, type Asked, type Counted } from './queries/fetch-due.ts';
import {
  holdOf,
  monthsOf,
  newest,
  type Decisions,
  type Hold,
  type PeriodDecision,
} from './rules/decisions.ts';
import { dueAfter } from './rules/due.ts';
import { hasPeriod, type Due, type PeriodRule, type RetentionRule } from './types.ts';

/** What looking through the records needs. */
export interface RetentionContext {
  db: Database;
  clock: Clock;
  dataDir: string;
  rules: readonly RetentionRule[];
  authorityId: string;
}

/** How a type of records stands for a council: what would go today. */
export interface Standing {
  rule: PeriodRule;
  months: number;
  /** The council's own decision; undefined where the house's period holds. */
  decision: PeriodDecision | undefined;
  /** What stops it. */
  hold: Hold | undefined;
  /** Held by another council: only for records of the whole installation. */
  heldElsewhere: boolean;
  /** Records that would go, held or not. */
  records: number;
  oldest: Day | null;
}

/** Whose records a run looks at: the council's, and those of nobody. */
export const ownersOf = (rule: PeriodRule, authorityId: string): (string | null)[] =>
  ({ council: [authorityId], installation: [null], both: [authorityId, null] })[rule.owner];

/** What is due of a type, for one owner: records of nobody keep the house's own period. */
export function dueOf(rule: PeriodRule, owner: string | null, decisions: Decisions, clock: Clock): Due {
  const months = owner === null ? rule.keep.months : monthsOf(rule, decisions.periods);
  return { ...dueAfter(months, clock.today(), clock.now()), authorityId: owner };
}

/** The dry run: what would go today of each type that has a period, and nothing is changed. */
export async function lookThrough(context: RetentionContext): Promise<Standing[]> {
  const { db, rules, authorityId } = context;
  const decisions = await fetchDecisions(db.owner, authorityId);
  const withPeriod = rules.filter(hasPeriod);
  const counts = await countDue(context, withPeriod, decisions);
  return withPeriod.map((rule) => {
    const found = counts.get(rule.recordType) ?? [];
    const hold = holdOf(rule, decisions);
    return {
      rule,
      months: monthsOf(rule, decisions.periods),
      decision: rule.owner === 'installation' ? undefined : newest(rule.recordType, decisions.periods),
      hold,
      heldElsewhere:
        hold === undefined && rule.owner === 'installation' && decisions.heldByAny.includes(rule.recordType),
      records: found.reduce((sum, { records }) => sum + records, 0),
      oldest: found.flatMap(({ oldest }) => oldest ?? []).sort()[0] ?? null,
    };
  });
}

async function countDue(
  { db, clock, dataDir, authorityId }: RetentionContext,
  rules: readonly PeriodRule[],
  decisions: Decisions,
): Promise<Map<string, Counted[]>> {
  const asked: Asked[] = [];
  const counts = new Map<string, Counted[]>();
  for (const rule of rules) {
    for (const owner of ownersOf(rule, authorityId)) {
      const due = dueOf(rule, owner, decisions, clock);
      if (!('files' in rule.records)) {
        asked.push({ recordType: rule.recordType, rows: rule.records, due });
        continue;
      }
      const files = await rule.records.files(db.owner, due, dataDir);
      counts.set(rule.recordType, [
        { records: files.length, oldest: files.map(({ since }) => since).sort()[0] ?? null },
      ]);
    }
  }
  const counted = await fetchDue(db.owner, asked);
  asked.forEach(({ recordType }, i) =>
    counts.set(recordType, [...(counts.get(recordType) ?? []), counted[i]!]),
  );
  return counts;
}
