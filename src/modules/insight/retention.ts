import { sql } from 'kysely';
import { deletedRows, type Due, type RetentionRule } from '../../platform/retention/index.ts';
import { deleteFactsOf } from '../market/index.ts';

/** How long records are kept that only the register tells the end of. */
export const insightRetention: readonly RetentionRule[] = [
  {
    recordType: 'insight.closed-service',
    name: 'What was recorded of services that closed',
    what: 'Local facts with their notes and officers, enforcement and counts of a service that left the register, and that no registered service follows. Counted in services. Its colours stay; figures of past days then no longer know its local facts.',
    basis:
      'Contracts of councils are often deeds, on which claims can be brought for twelve years (Limitation Act 1980, section 8); six for others (section 5).',
    tables: ['market.local_fact', 'market.enforcement', 'market.out_of_area_placement'],
    keep: { months: 144, least: 72, most: 300, from: 'the day on which the service closed' },
    owner: 'council',
    goes: 'deleted',
    records: {
      due: closedServices,
      async remove(tx, due, limit) {
        const { rows } = await sql<{ key: string }>`
          select d.key from (${closedServices(due)}) d order by d.since, d.key limit ${limit}`.execute(tx);
        const locationIds = rows.map(({ key }) => key);
        if (due.authorityId !== null) await deleteFactsOf(tx, due.authorityId, locationIds);
        return { records: locationIds.length };
      },
    },
  },
  {
    recordType: 'insight.extract',
    name: 'Daily extracts for the case system',
    what: 'What was told of each service on a day: status, placements and whether somebody could be placed, with its signature. No person is named in it.',
    basis:
      'Shows what the case system could know when somebody was placed; a complaint is made within twelve months (SI 2009/309, regulation 12), and another year to answer it.',
    tables: ['insight.extract'],
    keep: { months: 24, least: 3, most: 84, from: 'its day' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'insight.extract',
      key: 'extract_id',
      path: 'path',
      due: ({ authorityId, beforeDay }) => sql`
        select extract_id as key, day as since from insight.extract
         where authority_id = ${authorityId} and day < ${beforeDay}::date`,
    }),
  },
];

/** Services of which the council recorded something and that closed, none of whose successors is still registered. */
function closedServices({ authorityId, beforeDay }: Due) {
  return sql`
    with recorded as (
      select location_id from market.published_local_fact_history where authority_id = ${authorityId}
      union select location_id from market.published_enforcement where authority_id = ${authorityId}
      union select location_id from market.published_placement where authority_id = ${authorityId}
    ), closed as (
      select l.location_id, l.deregistration_date as since from cqc.published_location l
       where l.registration_status = 'Deregistered' and l.deregistration_date < ${beforeDay}::date
         and not exists (select from cqc.published_lineage b join cqc.published_location s on s.location_id = b.location_id
                          where b.ancestor_id = l.location_id
                            and (s.registration_status = 'Registered' or s.deregistration_date >= ${beforeDay}::date))
      union all
      select o.location_id::text, o.closed_on from market.published_own_location o
       where o.authority_id = ${authorityId} and o.closed_on < ${beforeDay}::date
    )
    select c.location_id as key, c.since from closed c join recorded r on r.location_id = c.location_id`;
}
