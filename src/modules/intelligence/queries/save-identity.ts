import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Identity } from './find-identity.ts';

/** Writes who told; false where somebody else changed it since `version` (0: there was none). */
export async function saveIdentity(
  tx: Tx,
  authorityId: string,
  eventId: string,
  { name, contact, wishes, version }: Identity,
): Promise<boolean> {
  const saved =
    version === 0
      ? await sql`
          insert into intelligence.identity (event_id, authority_id, name, contact, wishes)
          values (${eventId}, ${authorityId}, ${name}, ${contact}, ${wishes}) on conflict do nothing`.execute(
          tx,
        )
      : await sql`
          update intelligence.identity set name = ${name}, contact = ${contact}, wishes = ${wishes}, version = version + 1
           where event_id = ${eventId} and version = ${version}`.execute(tx);
  return saved.numAffectedRows === 1n;
}
