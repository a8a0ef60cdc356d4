import type { RawBuilder } from 'kysely';
import { askTogether } from '../db/index.ts';
import type { Tx } from '../db/types.ts';
import type { Warning } from '../govuk/own/warning-strip.tsx';

/** What every page must warn some readers of. All that a reader must hear is asked in one statement: see `askTogether`. */
export interface WarningSource<Row = unknown> {
  /** Who is warned. */
  permission: string;
  rows: RawBuilder<Row>;
  warnings(rows: readonly Row[]): Warning[];
}

/** What a reader must be warned of. One query. */
export async function findWarnings(
  tx: Tx,
  may: (permission: string) => boolean,
  sources: readonly WarningSource[],
): Promise<Warning[]> {
  const heard = sources.filter(({ permission }) => may(permission));
  const found = await askTogether(
    tx,
    heard.map(({ rows }) => rows),
  );
  return heard.flatMap((source, at) => source.warnings(found[at] ?? []));
}
