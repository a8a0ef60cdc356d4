import { sql } from 'kysely';
import { deletedRows, type RetentionRule } from '../../platform/retention/index.ts';

/** How long this room's records are kept. */
export const capacityRetention: readonly RetentionRule[] = [
  {
    recordType: 'capacity.return',
    name: 'Monthly returns of providers',
    what: 'What providers returned of each service and month, every version, what was asked about it, and who was reminded. Counts, never people who are cared for; it names whoever sent and asked.',
    basis:
      'They prove how a service stood and what was asked of it: six years of claims under a contract (Limitation Act 1980, section 5) and the year under way.',
    tables: [
      'capacity.monthly_return',
      'capacity.draft',
      'capacity.answers',
      'capacity.act',
      'capacity.reminder',
      'capacity.measure',
    ],
    keep: { months: 84, least: 24, most: 180, from: 'the month that the return is about' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'capacity.monthly_return',
      key: 'return_id',
      // Counted from the last day of the month, so that the whole of it is kept for the period.
      due: ({ authorityId, beforeDay }) => sql`
        select return_id as key, (month + interval '1 month - 1 day')::date as since from capacity.monthly_return
         where authority_id = ${authorityId} and (month + interval '1 month - 1 day')::date < ${beforeDay}::date`,
    }),
  },
  {
    recordType: 'capacity.setting',
    name: 'What is asked of providers, and when',
    what: 'The forms of monthly returns, whom the council asks and when they are due, and bank holidays. No person is in them but whoever recorded a setting.',
    basis: 'Past returns are explained by them (Care Act 2014, section 5: oversight of the market).',
    tables: ['capacity.form', 'capacity.setting', 'reference.bank_holiday'],
    kept: 'As long as the council uses Amberley',
  },
];
