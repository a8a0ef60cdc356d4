import { sql } from 'kysely';
import { deletedRows, type RetentionRule } from '../../platform/retention/index.ts';

/** How long this room's records are kept. */
export const appraisalsRetention: readonly RetentionRule[] = [
  {
    recordType: 'appraisals.campaign',
    name: 'Themed appraisals',
    what: 'What was asked of services about a theme, their numbers week by week, how they were rated, what was offered to them, and reviews of red services. Counts of staff, never who they are; it names whoever sent, rated and recorded.',
    basis:
      'They show how the council acted on a risk to many services at once: eight years, as for records of quality and safety (NHS Records Management Code, taken as a guide), beyond the six of claims (Limitation Act 1980).',
    tables: [
      'appraisals.campaign',
      'appraisals.covered',
      'appraisals.weekly_return',
      'appraisals.answer',
      'appraisals.rating',
      'appraisals.offer',
      'appraisals.review',
      'appraisals.review_decision',
      'appraisals.benchmark',
    ],
    keep: { months: 96, least: 24, most: 240, from: 'the day on which it closed, or was to end' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'appraisals.campaign',
      key: 'campaign_id',
      due: ({ authorityId, beforeDay }) => sql`
        select campaign_id as key, coalesce(closed_on, until_day) as since from appraisals.campaign
         where authority_id = ${authorityId} and coalesce(closed_on, until_day) < ${beforeDay}::date`,
    }),
  },
];
