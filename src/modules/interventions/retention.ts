import { sql } from 'kysely';
import { dayOfInstant, deletedRows, type RetentionRule } from '../../platform/retention/index.ts';

/** How long this room's records are kept. */
export const interventionsRetention: readonly RetentionRule[] = [
  {
    recordType: 'interventions.intervention',
    name: 'Interventions that are over',
    what: 'What was done about a service: its steps, who did them, notes, and what came of it.',
    basis:
      'They show how the council acted on concerns: eight years, as for records of quality and safety (NHS Records Management Code, taken as a guide), beyond the six of claims (Limitation Act 1980).',
    tables: [
      'interventions.intervention',
      'interventions.step',
      'interventions.entry',
      'interventions.cause',
    ],
    keep: { months: 96, least: 24, most: 240, from: 'the day on which it ended' },
    owner: 'council',
    goes: 'deleted',
    records: {
      due: ({ authorityId, beforeDay }) => sql`
        select intervention_id as key, ended_on as since from interventions.intervention
         where authority_id = ${authorityId} and ended_on < ${beforeDay}::date`,
      remove: async (tx, due, limit) => {
        const gone = await sql<{ key: string }>`
          with due as (
            select intervention_id from interventions.intervention
             where authority_id = ${due.authorityId} and ended_on < ${due.beforeDay}::date order by ended_on, intervention_id limit ${limit}
          ), causes as (
            delete from interventions.cause c using due where c.intervention_id = due.intervention_id
          )
          delete from interventions.intervention i using due where i.intervention_id = due.intervention_id
          returning i.intervention_id as key`.execute(tx);
        return { records: gone.rows.length };
      },
    },
  },
  {
    recordType: 'interventions.draw',
    name: 'Draws of random checks',
    what: 'Which services could be drawn in a month, the seed, and who was drawn. No person is in them but who drew by hand.',
    basis: 'To prove that nobody chose who was checked: as long as the checks themselves are kept.',
    tables: ['interventions.draw'],
    keep: { months: 120, least: 24, most: 240, from: 'the day of the draw' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'interventions.draw',
      key: 'draw_id',
      due: ({ authorityId, before }) => sql`
        select d.draw_id as key, ${dayOfInstant(sql`d.drawn_at`)} as since from interventions.draw d
         where d.authority_id = ${authorityId} and d.drawn_at < ${before}
           and not exists (select from interventions.intervention i where i.draw_id = d.draw_id)`,
    }),
  },
  {
    recordType: 'interventions.protocol',
    name: 'Protocols and quotas',
    what: 'Which intervention answers what, in which steps, and how many services are checked at random; with who set them and why.',
    basis: 'What was done years ago is explained by the protocol of its day (Care Act 2014, section 5).',
    tables: [
      'interventions.protocol',
      'interventions.national_protocol',
      'interventions.quota',
      'reference.intervention_kind',
    ],
    kept: 'As long as the council uses Amberley',
  },
];
