import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import { escalationsSource, type EscalationRow } from './escalations-source.ts';

export interface EscalationFilters {
  state: 'open' | 'decided' | 'all';
  /** Only those that this person was told of. */
  toldTo: string | null;
}

/** Escalations: open ones first, by what is due next; then decided ones, the newest first. One more than `most` says that there are more. */
export async function fetchEscalations(
  tx: Tx,
  { state, toldTo }: EscalationFilters,
  most: number,
): Promise<EscalationRow[]> {
  const states =
    state === 'all'
      ? ['raised', 'acknowledged', 'decided']
      : state === 'open'
        ? ['raised', 'acknowledged']
        : ['decided'];
  const found = await sql<EscalationRow>`
    ${escalationsSource}
     where e.authority_id = platform.current_authority() and e.state = any(${states}::text[])
       and (${toldTo}::uuid is null
            or exists (select from escalation.told t where t.escalation_id = e.escalation_id and t.account_id = ${toldTo}::uuid))
     order by e.state = 'decided', e.next_due_at, e.raised_at desc, e.escalation_id
     limit ${most}`.execute(tx);
  return found.rows;
}
