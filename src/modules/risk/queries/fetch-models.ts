import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Model } from '../rules/model.ts';
import { parseModel } from '../rules/parse-model.ts';

interface ModelName {
  id: string;
  version: number;
  /** To the microsecond, so that a model of another database is never taken for this one. */
  recorded: string;
}

/** Models that this process has read and checked. A model on record never changes, and checking one takes some 10 ms. */
const known = new Map<string, Model>();

const keyOf = ({ id, version, recorded }: ModelName): string => `${id} ${version} ${recorded}`;

/**
 * Every model on record but those that the council withdrew, read and checked once a process.
 * @throws Error naming the model, the place in it and what is wrong, where one on record cannot be read
 */
export async function fetchModels(tx: Tx): Promise<Model[]> {
  const { rows } = await sql<ModelName>`
    select model_id as id, version, recorded_at::text as recorded from risk.model m
     where not exists (select from risk.model_publication p
                        where p.model_id = m.model_id and p.version = m.version and p.withdrawn_on is not null)
     order by model_id, version`.execute(tx);
  if (rows.some((one) => !known.has(keyOf(one)))) await readAll(tx);
  return rows.map((one) => known.get(keyOf(one))!);
}

async function readAll(tx: Tx): Promise<void> {
  const { rows } = await sql<ModelName & { definition: unknown }>`
    select model_id as id, version, recorded_at::text as recorded, definition from risk.model`.execute(tx);
  for (const { definition, ...name } of rows) {
    if (known.has(keyOf(name))) continue;
    const parsed = parseModel(definition);
    if (parsed.errors !== undefined) {
      const problems = parsed.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
      throw new Error(`risk model "${name.id}" version ${name.version} cannot be read: ${problems}`);
    }
    known.set(keyOf(name), parsed.value);
  }
}
