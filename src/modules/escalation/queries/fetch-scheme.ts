import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { schemeOf, schemeOfRow, type SchemeInForce, type SchemeRow } from './scheme-source.ts';

/**
 * The council's own newest scheme of the day, else the shipped one.
 * @throws RangeError before the first shipped scheme
 */
export async function fetchScheme(tx: Tx, today: Day): Promise<SchemeInForce> {
  const found = await schemeOf(today).execute(tx);
  return schemeOfRow(found.rows[0] as SchemeRow | undefined, today);
}
