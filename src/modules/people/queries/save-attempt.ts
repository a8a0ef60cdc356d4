import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Level } from '../rules/throttle.ts';

export interface Counted {
  bucket: string;
  /** As it was read; undefined where there was none. */
  before: Level | undefined;
  level: number;
}

/** Another attempt was counted in between: read again. */
class Overtaken extends Error {}

const OLD_MS = 2 * 24 * 3_600_000;

/**
 * Counts an attempt against its buckets, all of them or none; false where another attempt was counted since they were read, so
 * that of many at once each is counted. Buckets that have long been empty are taken away. Runs as the owner.
 */
export async function saveAttempt(owner: Tx, counted: readonly Counted[], now: Date): Promise<boolean> {
  const rows = JSON.stringify(
    counted.map(({ bucket, before, level }) => ({
      bucket, level, old_level: before?.level ?? null, old_at: before?.at.toISOString() ?? null,
    })), // prettier-ignore
  );
  try {
    await owner.transaction().execute(async (tx) => {
      const saved = await sql<{ n: number }>`
        with wanted as (
          select * from jsonb_to_recordset(${rows}::jsonb) as w (bucket text, level float8, old_level float8, old_at timestamptz)
           order by bucket
        ), made as (
          insert into people.sign_in_attempt (bucket, level, at)
          select bucket, level, ${now}::timestamptz from wanted where old_at is null
          on conflict do nothing returning 1
        ), changed as (
          update people.sign_in_attempt a set level = w.level, at = ${now}::timestamptz
            from wanted w where a.bucket = w.bucket and a.level = w.old_level and a.at = w.old_at returning 1
        )
        select ((select count(*) from made) + (select count(*) from changed))::int as n`.execute(tx);
      if (saved.rows[0]?.n !== counted.length) throw new Overtaken();
    });
  } catch (error) {
    if (error instanceof Overtaken || (error as { code?: string }).code === DEADLOCK) return false;
    throw error;
  }
  return true;
}

const DEADLOCK = '40P01';

/** Takes back what an attempt was counted, since it was right: whole buckets are emptied, or one failure taken off. */
export async function saveAttemptRight(
  owner: Tx,
  buckets: readonly string[],
  how: 'emptied' | 'one less',
  now: Date,
): Promise<void> {
  const keep = how === 'emptied' ? 0 : 1;
  await sql`
    with old as (delete from people.sign_in_attempt where at < ${new Date(now.getTime() - OLD_MS)})
    update people.sign_in_attempt set level = greatest(0, level - 1) * ${keep}
     where bucket = any(${[...buckets]}::text[])`.execute(owner);
}
