import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { OutcomeRule } from '../rules/outcomes.ts';

/** What counts as an outcome in a back-test, by the days from which it does. */
export async function fetchOutcomeRules(tx: Tx): Promise<OutcomeRule[]> {
  const { rows } = await sql<OutcomeRule>`
    select outcome, valid_from as "validFrom", name, counted, within_months as "withinMonths", source from risk.outcome_rule
     order by outcome, valid_from`.execute(tx);
  return rows;
}
