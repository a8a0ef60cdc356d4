import type { Day } from '../../../../kernel/calendar-day.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { fetchOfficers, saveNewOfficer } from '../../../people/index.ts';
import { messages } from '../../messages.ts';
import type { CouncilContext } from '../../parts/for-council.ts';
import type { Sheet } from '../../parts/read-sheet.ts';
import { saveLocalFacts } from '../../queries/save-local-facts.ts';
import { savePastRags } from '../../queries/save-past-rags.ts';
import { savePlacements } from '../../queries/save-placements.ts';
import { plainName, withOfficers, type Plan } from '../../rules/spreadsheet-plan.ts';
import type { ImportResult, RejectedRow } from '../../rules/spreadsheet-result.ts';

const LONGEST_CELL = 500;

/** Writes all that the plan says, in the request's transaction. Officers whom nobody knows yet are made first. */
export async function savePlan(
  { tx, authority, scope, clock }: CouncilContext,
  plan: Plan,
  holdsFrom: Day,
): Promise<void> {
  const { authorityId } = authority;
  for (const name of plan.newOfficers)
    await saveNewOfficer(tx, { officerId: newId(clock), authorityId, name, email: null });
  const officers = plan.newOfficers.length === 0 ? [] : await fetchOfficers(tx);
  const made = new Map(officers.map(({ officerId, name }) => [plainName(name), officerId]));
  const facts = withOfficers(plan.facts, made);
  const common = { authorityId, recordedBy: scope.actor, validFrom: holdsFrom };
  await saveLocalFacts(
    tx,
    facts.map(({ locationId, values }) => ({ ...values, ...common, locationId, factId: newId(clock) })),
  );
  await savePlacements(
    tx,
    plan.people.map((count) => ({ ...count, authorityId, asOf: holdsFrom, placementId: newId(clock) })),
  );
  await savePastRags(
    tx,
    plan.rags.map((rag) => ({ ...rag, authorityId })),
  );
}

/** What the import did, and every row that it left out, whole or in one value. */
export function resultOf(plan: Plan, sheet: Sheet): ImportResult {
  const cells = new Map(
    sheet.rows.map((row) => [row.row, row.cells.map((cell) => cell.slice(0, LONGEST_CELL))]),
  );
  const whole = (row: number, reason: string): RejectedRow => ({
    row,
    column: '',
    value: '',
    reason,
    cells: cells.get(row) ?? [],
  });
  const rejected = [
    ...plan.unmatched.map(({ row, why }) => whole(row, messages.sheetUnmatched(why))),
    ...plan.asked
      .filter(({ chosen }) => chosen === undefined)
      .map(({ row, why }) => whole(row, messages.sheetAmbiguous(why))),
    ...plan.bad.map((bad) => ({ ...bad, cells: cells.get(bad.row) ?? [] })),
  ].sort((a, b) => a.row - b.row);
  const { rows, matched, unchanged, changes, facts, people, rags, newOfficers } = plan;
  return {
    headers: sheet.headers,
    rows,
    matched,
    unchanged,
    changed: changes.length,
    facts: facts.length,
    people: people.length,
    rags: rags.length,
    newOfficers,
    rejected,
  };
}
