import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** How events are grouped: an expression over `e`, `k` and `s`, and where an event can be in several groups what it is joined with. */
const GROUPS: Readonly<
  Record<string, { by: RawBuilder<unknown>; join?: RawBuilder<unknown>; order: RawBuilder<unknown> }>
> = {
  kind: { by: sql`k.name`, order: sql`min(k.place)` },
  severity: { by: sql`s.severity || ' ' || s.name`, order: sql`min(s.severity)` },
  state: {
    by: sql`initcap(e.state)`,
    order: sql`min(array_position(array['new', 'open', 'closed'], e.state))`,
  },
  theme: {
    by: sql`coalesce(t.name, 'No theme')`,
    join: sql`left join lateral unnest(e.themes) as each (theme) on true left join reference.intelligence_theme t on t.theme = each.theme`,
    order: sql`min(coalesce(t.place, 999))`,
  },
};

const ALL = { by: sql`'All'`, join: undefined, order: sql`1` };

const grouped = (by: string | undefined) =>
  by !== undefined && Object.hasOwn(GROUPS, by) ? GROUPS[by]! : ALL;

const HEARD = sql`
  intelligence.event e
  join reference.intelligence_kind k on k.kind = e.kind
  join reference.intelligence_severity s on s.severity = e.severity`;

const within = (from: Day, until: Day) => sql`
  e.state in ('new', 'open', 'closed') and e.received_on > ${from}::date and e.received_on <= ${until}::date`;

/** Events heard in a period by group, and how many there are altogether. */
export async function fetchEventCounts(
  tx: Tx,
  from: Day,
  until: Day,
  by: string | undefined,
): Promise<{ group: string; n: number; of: number }[]> {
  const group = grouped(by);
  const found = await sql<{ group: string; n: number; of: number }>`
    select ${group.by} as group, count(*)::int as n,
           (select count(*)::int from intelligence.event e where ${within(from, until)}) as of
      from ${HEARD} ${group.join ?? sql``}
     where ${within(from, until)}
     group by 1 order by ${group.order}`.execute(tx);
  return found.rows;
}

/** The ids of the events behind them, newest first: all, or those of one group. */
export async function fetchEventIds(
  tx: Tx,
  from: Day,
  until: Day,
  by: string | undefined,
  chosen: string | undefined,
): Promise<string[]> {
  const group = grouped(by);
  const one = chosen === undefined || chosen === 'All' ? sql`true` : sql`${group.by} = ${chosen}`;
  const found = await sql<{ id: string }>`
    select distinct e.event_id::text as id, e.received_on from ${HEARD} ${group.join ?? sql``}
     where ${within(from, until)} and ${one} order by e.received_on desc, 1`.execute(tx);
  return found.rows.map(({ id }) => id);
}
