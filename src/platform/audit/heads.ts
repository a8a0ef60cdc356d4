import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';

/** Where a chain ends: how many entries it has, and the hash of the newest, in hexadecimal. */
export interface AuditHead {
  chain: string;
  entries: number;
  hash: string;
}

/** The head of every chain that has an entry. Runs as the owner. */
export async function fetchHeads(owner: Tx): Promise<AuditHead[]> {
  const found = await sql<AuditHead>`
    select chain, last_seq::float8 as entries, encode(last_hash, 'hex') as hash
      from platform.audit_chain where last_seq > 0 order by chain collate "C"`.execute(owner);
  return found.rows;
}

/** Heads as a file of lines `chain entries hash`, to be kept where the owner of the database cannot change it. */
export function headsText(heads: readonly AuditHead[], notedAt: Date): string {
  return [
    `# Heads of Amberley's audit trail, noted at ${notedAt.toISOString()}.`,
    '# Keep this where nobody who can change the database can change it too. Compare with: amberley audit verify --against FILE',
    ...heads.map(({ chain, entries, hash }) => `${chain} ${entries} ${hash}`),
    '',
  ].join('\n');
}

/** The heads of such a file, or what is wrong with it, in words. */
export function parseHeads(
  text: string,
): { value: AuditHead[]; problem?: undefined } | { value?: undefined; problem: string } {
  const value: AuditHead[] = [];
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const parts = /^(\S{1,100}) (\d{1,15}) ([0-9a-f]{64})$/.exec(line);
    if (parts === null)
      return { problem: `line ${i + 1} is not "chain entries hash" as amberley audit heads writes it` };
    value.push({ chain: parts[1]!, entries: Number(parts[2]), hash: parts[3]! });
  }
  return value.length === 0 ? { problem: 'it names no chain' } : { value };
}
