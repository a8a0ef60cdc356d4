import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** An extract that was made. */
export interface Extract {
  extractId: string;
  day: Day;
  version: number;
  path: string;
  bytes: number;
  services: number;
  /** The very text that was signed. */
  manifest: string;
  /** In base64. */
  signature: string;
  keyId: string;
  publicKey: string;
  madeAt: Date;
  madeBy: string;
}

const COLUMNS = sql`
  extract_id as "extractId", day, version, path, bytes, services, manifest::text as manifest, signature, key_id as "keyId",
  public_key as "publicKey", made_at as "madeAt", made_by as "madeBy"`;

/** The council's newest extracts first; of one day alone where it is given. */
export async function findExtracts(tx: Tx, most: number, day: Day | null = null): Promise<Extract[]> {
  const found = await sql<Extract>`
    select ${COLUMNS} from insight.extract where ${day}::date is null or day = ${day}::date
     order by day desc, version desc limit ${most}`.execute(tx);
  return found.rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
}

/** The extract of that id; undefined where there is none. */
export async function findExtract(tx: Tx, extractId: string): Promise<Extract | undefined> {
  const found = await sql<Extract>`
    select ${COLUMNS} from insight.extract where extract_id::text = ${extractId}`.execute(tx);
  const row = found.rows[0];
  return row === undefined ? undefined : { ...row, bytes: Number(row.bytes) };
}
