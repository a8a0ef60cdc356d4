/**
 * A process that holds a data folder: opens it, says "open", then commits a row as often as told (for ever without a
 * number) and says "kept N" once the database has acknowledged it. Ends with its input. Run with: node keep-writing.ts FOLDER [ROWS]
 */
import { writeSync } from 'node:fs';
import { sql } from 'kysely';
import { openEmbedded } from '../../index.ts';

const [folder, wanted] = process.argv.slice(2);
const rows = wanted === undefined ? Number.POSITIVE_INFINITY : Number(wanted);
const db = await openEmbedded({ dataDir: folder!, purpose: 'amberley serve' });
await sql`create table if not exists public.kept (n int primary key)`.execute(db.owner);
writeSync(1, 'open\n');
for (let n = 1; n <= rows; n++) {
  await sql`insert into public.kept values (${n})`.execute(db.owner);
  writeSync(1, `kept ${n}\n`);
}
for await (const _ of process.stdin);
await db.close();
process.exit(0);
