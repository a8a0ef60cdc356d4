import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database, Scope } from '../../../platform/db/types.ts';
import { fetchFetched } from './queries/fetch-fetched.ts';

const ROWS_AT_ONCE = 200;

/** Writes what a run fetched as one JSON array of API records, each once; answers how many. Bounded memory. */
export async function writeFetched(
  context: { db: Database; scope: Scope },
  syncId: string,
  path: string,
): Promise<number> {
  let written = 0;
  async function* lines(): AsyncGenerator<string> {
    const seen = new Set<string>();
    let after = { kind: '', id: '' };
    for (;;) {
      const rows = await context.db.within(context.scope, (tx) =>
        fetchFetched(tx, syncId, after, ROWS_AT_ONCE),
      );
      const last = rows.at(-1);
      if (last === undefined) break;
      for (const row of rows) {
        const key = `${row.kind} ${row.ownId}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield `${written === 0 ? '[\n' : ',\n'}${row.body}`;
        written += 1;
      }
      after = { kind: last.kind, id: last.id };
    }
    yield written === 0 ? '[\n]\n' : '\n]\n';
  }
  await mkdir(dirname(path), { recursive: true });
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return written;
}
