import { sql } from 'kysely';
import { dayOfInstant, deletedRows, type RetentionRule } from '../../platform/retention/index.ts';

/** How long this room's records are kept. */
export const escalationRetention: readonly RetentionRule[] = [
  {
    recordType: 'escalation.case',
    name: 'Escalations that were decided',
    what: 'What was escalated, why as far as facts go, who was told and when, and what was decided with its reason. What was said stays in the intelligence log.',
    basis:
      'To show that the council acted when it knew, for claims and inquiries into the care of a service (Limitation Act 1980, section 5; Care Act 2014, section 5). They name staff of the council.',
    tables: [
      'escalation.escalation',
      'escalation.cause',
      'escalation.cause_mark',
      'escalation.step',
      'escalation.told',
      'escalation.decision',
    ],
    keep: { months: 84, least: 24, most: 180, from: 'the day of the last decision' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'escalation.escalation',
      key: 'escalation_id',
      due: ({ authorityId, before }) => sql`
        select escalation_id as key, ${dayOfInstant(sql`decided_at`)} as since from escalation.escalation
         where authority_id = ${authorityId} and state = 'decided' and decided_at < ${before}`,
    }),
  },
  {
    recordType: 'escalation.score',
    name: 'Lowest scores of days',
    what: 'The lowest score of a service on each day on which it moved, by which a climb in small steps is seen. No person is in them.',
    basis: 'Not personal data; no rule looks back further than a year (UK GDPR Art 5(1)(e)).',
    tables: ['escalation.score_mark'],
    keep: { months: 13, least: 13, most: 13, from: 'the day of the score' },
    owner: 'council',
    goes: 'deleted',
    records: {
      due: ({ authorityId, beforeDay }) => sql`
        select location_id || ' ' || on_day as key, on_day as since from escalation.score_mark
         where authority_id = ${authorityId} and on_day < ${beforeDay}::date`,
      remove: async (tx, { authorityId, beforeDay }, limit) => {
        const removed = await sql`
          delete from escalation.score_mark m
           using (select location_id, on_day from escalation.score_mark
                   where authority_id = ${authorityId} and on_day < ${beforeDay}::date order by on_day limit ${limit}) old
           where m.authority_id = ${authorityId} and m.location_id = old.location_id and m.on_day = old.on_day`.execute(
          tx,
        );
        return { records: Number(removed.numAffectedRows ?? 0) };
      },
    },
  },
  {
    recordType: 'escalation.scheme',
    name: 'Rules and ladder of escalation',
    what: 'Every version of the rules and of the ladder, from when it held, and who changed it why. People of the ladder are in them by account.',
    basis: 'An escalation of the past is explained by the rules of its day (Care Act 2014, section 5).',
    tables: ['escalation.scheme', 'escalation.shipped_scheme'],
    kept: 'As long as the council uses Amberley',
  },
];
