import { sql } from 'kysely';
import { isActor, isNamedIn, type SubjectSource } from '../../platform/subject-access/index.ts';

/** What this room holds about people who work for the council or a service. */
export const marketSubjectData: readonly SubjectSource[] = [
  {
    title: 'Services that you were responsible for',
    what: 'Each record of a service that names you as its officer, and from which day. What else it says is about the service.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'validFrom', heading: 'Holds from' },
      { key: 'recordedAt', heading: 'Recorded' },
      { key: 'recordedBy', heading: 'By' },
    ],
    find: async (tx, { officerIds }, most) =>
      (
        await sql<Record<string, unknown>>`
          select location_id as "locationId", valid_from as "validFrom", recorded_at as "recordedAt", recorded_by as "recordedBy"
            from market.local_fact where officer_id = any(${[...officerIds]}::uuid[])
           order by recorded_at desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'What you recorded of services',
    what: 'Which services and when, with your notes. What else you recorded is about the service.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'recordedAt', heading: 'Recorded' },
      { key: 'note', heading: 'Your note' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select location_id as "locationId", recorded_at as "recordedAt", note from market.local_fact
           where ${isActor('recorded_by', subject)} order by recorded_at desc limit ${most}`.execute(tx)
      ).rows,
  },
  {
    title: 'Notes that name you',
    what: 'Notes on services and enforcement in which your name or e-mail address stands. Other people whom the council knows are taken out of them.',
    columns: [
      { key: 'locationId', heading: 'Service' },
      { key: 'recordedAt', heading: 'Recorded' },
      { key: 'text', heading: 'Note' },
    ],
    find: async (tx, subject, most) =>
      (
        await sql<Record<string, unknown>>`
          select location_id as "locationId", recorded_at as "recordedAt", note as text from market.local_fact
           where ${isNamedIn(sql`note`, subject)}
          union all
          select location_id, recorded_at, concat_ws(' ', summary, source) from market.enforcement
           where ${isNamedIn(sql`concat_ws(' ', summary, source)`, subject)}
          union all
          select location_id::text, created_at, concat_ws(', ', name, provider_name, address, phone) from market.own_location
           where ${isNamedIn(sql`concat_ws(' ', name, provider_name, address, phone)`, subject)}
           order by 2 desc limit ${most}`.execute(tx)
      ).rows,
  },
];
