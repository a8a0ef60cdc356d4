import { sql } from 'kysely';
import { isActor, isNamedIn, type SubjectSource } from '../../platform/subject-access/index.ts';

/** What this room holds about people who work for the council. */
export const reviewsSubjectData: readonly SubjectSource[] = [
  {
    title: 'Monthly reviews that you opened or closed',
    what: 'The month, when you opened or closed it, and your reason where services were undecided.',
    columns: [
      { key: 'month', heading: 'Month' },
      { key: 'openedAt', heading: 'Opened' },
      { key: 'closedAt', heading: 'Closed' },
      { key: 'reason', heading: 'Reason' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select month, opened_at as "openedAt", closed_at as "closedAt", close_reason as reason from reviews.cycle
           where ${isActor('opened_by', subject)} or ${isActor('closed_by', subject)} or ${isNamedIn(sql`close_reason`, subject)}
           order by month desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Services that were yours in a monthly review',
    what: 'Each service of a month that named you as its officer, or whose record names you.',
    columns: [
      { key: 'month', heading: 'Month' },
      { key: 'locationId', heading: 'Service' },
      { key: 'text', heading: 'What the record says' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select c.month, i.location_id as "locationId", concat_ws(', ', r.officer_name, r.decided_by, nullif(r.reason, ''), nullif(r.next_action, '')) as text
            from reviews.item i join reviews.cycle c using (cycle_id)
            left join reviews.closing r using (cycle_id, location_id)
           where i.officer_id = any(${[...subject.officerIds]}::uuid[])
              or ${isNamedIn(sql`concat_ws(' ', r.officer_name, r.decided_by, r.reason, r.next_action)`, subject)}
           order by c.month desc, 2 limit ${most}`.execute(tx)
      ).rows,
  },
];
