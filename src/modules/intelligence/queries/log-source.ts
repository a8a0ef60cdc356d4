import { sql, type RawBuilder } from 'kysely';
import { referenceAsked } from '../rules/reference-number.ts';
import type { LogFilters, Sort } from '../rules/log-filters.ts';
import { SERVICE_NAME } from './event-source.ts';

/** What the filters leave of the events `e` with their words `n`, for a `where`. */
export function logWhere(filters: LogFilters): RawBuilder<unknown> {
  const conditions = [
    filters.state === null ? sql`e.state in ('new', 'open', 'closed')` : sql`e.state = ${filters.state}`,
    filters.locationId === '' ? null : sql`e.location_id = ${filters.locationId}`,
    filters.kind === '' ? null : sql`e.kind = ${filters.kind}`,
    filters.severity === null ? null : sql`e.severity >= ${filters.severity}`,
    filters.from === null ? null : sql`e.received_on >= ${filters.from}::date`,
    filters.until === null ? null : sql`e.received_on <= ${filters.until}::date`,
    filters.theme === '' ? null : sql`e.themes @> array[${filters.theme}]::text[]`,
    filters.confidentiality === null ? null : sql`e.confidentiality = ${filters.confidentiality}`,
    filters.by === '' ? null : sql`strpos(lower(e.recorded_by), ${filters.by.toLowerCase()}) > 0`,
    filters.q === '' ? null : searched(filters.q),
  ].filter((condition) => condition !== null);
  return sql.join(conditions, sql` and `);
}

/**
 * The words of the search: of the service, of the event's title or reference, or its number. What a whistleblower told is not
 * searched: its words stand on its own page alone.
 */
function searched(q: string): RawBuilder<unknown> {
  const number = referenceAsked(q);
  if (number !== null) return sql`right(replace(e.event_id::text, '-', ''), 10) = ${number}`;
  const like = `%${q.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql`(
    e.location_id in (select s.location_id from cqc.published_search s where s.words like ${like}
                      union all
                      select own.location_id::text from market.published_own_location own
                       where lower(own.name || ' ' || own.postcode) like ${like})
    or (e.confidentiality <> 'whistleblower' and (lower(n.title) like ${like} or lower(e.reference) like ${like})))`;
}

const COLUMNS: Readonly<Record<Sort, RawBuilder<unknown>>> = {
  received: sql`e.received_on`,
  occurred: sql`coalesce(e.occurred_on, e.received_on)`,
  severity: sql`e.severity`,
  kind: sql`k.place`,
  service: sql`lower(${SERVICE_NAME})`,
  state: sql`array_position(array['new', 'open', 'closed', 'merged', 'split', 'withdrawn'], e.state)`,
};

export function logOrder({ sort, descending }: Pick<LogFilters, 'sort' | 'descending'>): RawBuilder<unknown> {
  const direction = descending ? sql`desc nulls last` : sql`asc nulls last`;
  return sql`${COLUMNS[sort]} ${direction}, e.received_on desc, e.event_id desc`;
}
