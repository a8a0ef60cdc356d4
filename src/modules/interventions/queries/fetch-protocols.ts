import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { DatedProtocol } from '../rules/protocol.ts';

/** A version with who made it and why; the national ones cite their source. */
export interface ProtocolVersion extends DatedProtocol {
  reason: string;
  recordedBy: string | null;
}

/** Every version of the protocol that the council sees, the newest first, its own before the national ones. */
export async function fetchProtocols(tx: Tx): Promise<ProtocolVersion[]> {
  const found = await sql<ProtocolVersion>`
    select 'council' as owner, version, valid_from as "validFrom", definition as protocol, reason, recorded_by as "recordedBy"
      from interventions.protocol
    union all
    select 'national', version, valid_from, definition, source, null from interventions.national_protocol
     order by 1, 3 desc, 2 desc`.execute(tx);
  return found.rows;
}
