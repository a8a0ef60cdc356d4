import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';

/** A model on record with how it came there; what is null is so for a shipped one. */
export interface PublishedModel {
  modelId: string;
  version: number;
  name: string;
  validFrom: Day;
  definition: unknown;
  basedOnId: string | null;
  basedOnVersion: number | null;
  reason: string | null;
  publishedBy: string | null;
  publishedOn: Day | null;
  withoutBackTest: string | null;
  simulation: unknown;
  backTest: unknown;
  withdrawnOn: Day | null;
  withdrawnBy: string | null;
  withdrawnWhy: string | null;
}

/** Every model that the council has, its own and the shipped ones, also withdrawn ones, the newest first. */
export async function fetchPublishedModels(tx: Tx): Promise<PublishedModel[]> {
  const { rows } = await sql<PublishedModel>`
    select m.model_id as "modelId", m.version, m.name, m.valid_from as "validFrom", m.definition,
           p.based_on_id as "basedOnId", p.based_on_version as "basedOnVersion", p.reason,
           regexp_replace(p.published_by, ' [(][^()]*@[^()]*[)]$', '') as "publishedBy", p.published_on as "publishedOn",
           p.without_back_test as "withoutBackTest", p.simulation, p.back_test as "backTest", p.withdrawn_on as "withdrawnOn",
           regexp_replace(p.withdrawn_by, ' [(][^()]*@[^()]*[)]$', '') as "withdrawnBy", p.withdrawn_why as "withdrawnWhy"
      from risk.model m
      left join risk.model_publication p on p.model_id = m.model_id and p.version = m.version
     order by m.valid_from desc, m.recorded_at desc, m.model_id, m.version desc`.execute(tx);
  return rows;
}
