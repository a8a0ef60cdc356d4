import { sql } from 'kysely';
import { deletedRows, type RetentionRule } from '../../platform/retention/index.ts';

/** How long this room's records are kept. */
export const meetingsRetention: readonly RetentionRule[] = [
  {
    recordType: 'meetings.meeting',
    name: 'Meetings between agencies',
    what: 'Agenda, minutes, decisions and actions of a meeting, who came with their names and e-mail addresses, and what was shared with which agency.',
    basis:
      'Shows what was known, shared and decided when a service is looked into years later; six years of claims (Limitation Act 1980, section 5) and the year under way.',
    tables: [
      'meetings.meeting',
      'meetings.attendee',
      'meetings.item',
      'meetings.share',
      'meetings.action',
      'meetings.correction',
    ],
    keep: { months: 84, least: 24, most: 180, from: 'the day of the meeting' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'meetings.meeting',
      key: 'meeting_id',
      due: ({ authorityId, beforeDay }) => sql`
        select meeting_id as key, held_on as since from meetings.meeting
         where authority_id = ${authorityId} and held_on < ${beforeDay}::date`,
    }),
  },
  {
    recordType: 'meetings.agency',
    name: 'Agencies that the council meets',
    what: "The council's list of agencies by name. No person is in it.",
    basis: 'Past minutes name them (Care Act 2014, section 6: co-operation between bodies).',
    tables: ['meetings.agency'],
    kept: 'As long as the council uses Amberley',
  },
];
