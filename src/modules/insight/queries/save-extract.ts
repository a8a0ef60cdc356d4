import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Extract } from './find-extracts.ts';

export interface NewExtract extends Omit<Extract, 'madeBy'> {
  authorityId: string;
  sha256: string;
}

/** Keeps an extract; answers false, and keeps nothing, where there is one of that day and version already. */
export async function saveExtract(tx: Tx, made: NewExtract): Promise<boolean> {
  const saved = await sql`
    insert into insight.extract (extract_id, authority_id, day, version, path, bytes, sha256, services, manifest, signature, key_id, public_key, made_at)
    values (${made.extractId}, ${made.authorityId}, ${made.day}::date, ${made.version}, ${made.path}, ${made.bytes}, ${made.sha256},
      ${made.services}, ${made.manifest}::json, ${made.signature}, ${made.keyId}, ${made.publicKey}, ${made.madeAt})
    on conflict (authority_id, day, version) do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}
