import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Model } from '../rules/model.ts';
import { parseModel } from '../rules/parse-model.ts';

/**
 * Every model on record, read and checked.
 * @throws Error naming the model, the place in it and what is wrong, where one on record cannot be read
 */
export async function fetchModels(tx: Tx): Promise<Model[]> {
  const { rows } = await sql<{ model_id: string; version: number; definition: unknown }>`
    select model_id, version, definition from risk.model order by model_id, version`.execute(tx);
  return rows.map(({ model_id, version, definition }) => {
    const parsed = parseModel(definition);
    if (parsed.errors === undefined) return parsed.value;
    const problems = parsed.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw new Error(`risk model "${model_id}" version ${version} cannot be read: ${problems}`);
  });
}
