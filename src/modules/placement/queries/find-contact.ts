import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** Whom to ring before placing somebody. */
export interface PlacingContact {
  name: string;
  phone: string;
  email: string;
  hours: string;
  version: number;
}

/** The council's contact for placements; undefined where nobody has set it. */
export async function findContact(tx: Tx): Promise<PlacingContact | undefined> {
  const found = await sql<PlacingContact>`
    select name, phone, email, hours, version from placement.contact where authority_id = platform.current_authority()`.execute(
    tx,
  );
  return found.rows[0];
}
