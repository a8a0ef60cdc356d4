import { sql } from 'kysely';
import { dayOfInstant, deletedRows, type RetentionRule } from '../../platform/retention/index.ts';

/** How long this room's records are kept. What was recorded of closed services is insight's, which knows when they closed. */
export const marketRetention: readonly RetentionRule[] = [
  {
    recordType: 'market.sheet-unused',
    name: 'Spreadsheets that were never imported',
    what: "The council's own spreadsheets that somebody uploaded and did not import: the row and the file.",
    basis:
      'Whoever did not import one in three months will not. They may name officers (UK GDPR Art 5(1)(e)).',
    tables: ['market.spreadsheet'],
    keep: { months: 3, least: 1, most: 24, from: 'the day of the upload' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'market.spreadsheet',
      key: 'spreadsheet_id',
      path: 'path',
      due: ({ authorityId, before }) => sql`
        select spreadsheet_id as key, ${dayOfInstant(sql`uploaded_at`)} as since from market.spreadsheet
         where authority_id = ${authorityId} and imported_at is null and uploaded_at < ${before}`,
    }),
  },
  {
    recordType: 'market.sheet',
    name: 'Spreadsheets that were imported',
    what: "The council's own spreadsheets after their import: the row, what it changed, and the file. The facts themselves stay.",
    basis:
      'To look up where a fact came from, for two years of reviews. Each fact keeps who recorded it and when (UK GDPR Art 5(1)(e)).',
    tables: ['market.spreadsheet'],
    keep: { months: 24, least: 3, most: 84, from: 'the day of the import' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'market.spreadsheet',
      key: 'spreadsheet_id',
      path: 'path',
      due: ({ authorityId, before }) => sql`
        select spreadsheet_id as key, ${dayOfInstant(sql`imported_at`)} as since from market.spreadsheet
         where authority_id = ${authorityId} and imported_at < ${before}`,
    }),
  },
  {
    recordType: 'market.placement',
    name: 'Older counts of people placed out of area',
    what: 'How many people the council had placed in a service elsewhere on a day: a number, never a name. The newest count of each service stays.',
    basis:
      'Not about any one person, but small. Six years of accounts and claims (Limitation Act 1980, section 5) and the year under way.',
    tables: ['market.out_of_area_placement'],
    keep: { months: 84, least: 24, most: 180, from: 'the day of the count' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'market.out_of_area_placement',
      key: 'placement_id',
      due: ({ authorityId, beforeDay }) => sql`
        select c.placement_id as key, c.as_of as since
          from (select placement_id, as_of, row_number() over (partition by location_id order by as_of desc) as place
                  from market.out_of_area_placement where authority_id = ${authorityId}) c
         where c.place > 1 and c.as_of < ${beforeDay}::date`,
    }),
  },
  {
    recordType: 'market.setting',
    name: 'Maps, other services and colours of before',
    what: 'Boundaries and zones, services outside CQC’s register, how columns of spreadsheets were matched, and the colours that the council gave before Amberley. No person is in them but a service’s telephone.',
    basis: 'Past figures are proved by them (Care Act 2014, section 5: oversight of the market).',
    tables: ['market.boundary', 'market.own_location', 'market.spreadsheet_mapping', 'market.past_rag'],
    kept: 'As long as the council uses Amberley',
  },
];
