import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Model } from '../rules/model.ts';

export interface ModelToPublish {
  authorityId: string;
  accountId: string | null;
  model: Model;
  basedOnId: string;
  basedOnVersion: number;
  reason: string;
  digest: string;
  /** Numbers of the trials. */
  simulation: unknown;
  backTest: unknown;
  /** Why there is no back-test; '' where there is one. */
  withoutBackTest: string;
  today: Day;
  now: Date;
}

/** Puts a model of the council's own on record; answers false where somebody published that version meanwhile. */
export async function publishDraft(tx: Tx, one: ModelToPublish): Promise<boolean> {
  const { id, version, name, validFrom, source } = one.model;
  const { rows } = await sql`
    insert into risk.model (model_id, version, name, valid_from, source, definition, authority_id)
    values (${id}, ${version}, ${name}, ${validFrom}::date, ${source}, ${JSON.stringify(one.model)}::jsonb, ${one.authorityId}::uuid)
    on conflict do nothing returning version`.execute(tx);
  if (rows.length === 0) return false;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await sql`
    insert into risk.model_publication (authority_id, model_id, version, valid_from, based_on_id, based_on_version, reason, digest,
      simulation, back_test, without_back_test, published_on, published_at, account_id)
    values (${one.authorityId}::uuid, ${id}, ${version}, ${validFrom}::date, ${one.basedOnId}, ${one.basedOnVersion}, ${one.reason},
      ${one.digest}, ${json(one.simulation)}::jsonb, ${json(one.backTest)}::jsonb, ${one.withoutBackTest}, ${one.today}::date,
      ${one.now}, ${one.accountId}::uuid)`.execute(tx);
  return true;
}
