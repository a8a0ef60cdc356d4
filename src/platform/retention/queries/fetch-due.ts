import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../db/types.ts';
import type { Due, GoingRows } from '../types.ts';

/** Rows to be counted: of which rule, and which of them. */
export interface Asked {
  recordType: string;
  rows: GoingRows;
  due: Due;
}

export interface Counted {
  records: number;
  /** The day on which the oldest one's period began. */
  oldest: Day | null;
}

/** How many rows of each would go, with the oldest; a type that is asked twice (the council's, the installation's) twice. One statement. */
export async function fetchDue(tx: Tx, asked: readonly Asked[]): Promise<Counted[]> {
  if (asked.length === 0) return [];
  const counts = asked.map(
    ({ rows, due }, i) =>
      sql`select ${i}::int as place, count(*)::int as records, min(d.since)::date as oldest from (${rows.due(due)}) d`,
  );
  const { rows } = await sql<
    Counted & { place: number }
  >`${sql.join(counts, sql` union all `)} order by place`.execute(tx);
  return rows.map(({ records, oldest }) => ({ records, oldest }));
}
