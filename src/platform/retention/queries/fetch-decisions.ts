import { sql } from 'kysely';
import type { Tx } from '../../db/types.ts';
import type { Decisions, Hold, PeriodDecision } from '../rules/decisions.ts';

/** A hold as it stands, lifted or not. */
export interface HoldRecord extends Hold {
  liftedBy: string | null;
  liftedAt: Date | null;
  liftedWhy: string | null;
}

interface Row {
  kind: 'period' | 'hold' | 'any';
  row: Record<string, unknown>;
}

/**
 * What a council has decided: its periods, newest first, and the holds in force; as the owner also the types that any council
 * holds. One statement.
 */
export async function fetchDecisions(tx: Tx, authorityId: string): Promise<Decisions> {
  const { rows } = await sql<Row>`
    select 'period' as kind, jsonb_build_object('recordType', record_type, 'months', months, 'why', why, 'decidedBy', decided_by,
             'decidedAt', decided_at) as row, decided_at as at
      from platform.retention_period where authority_id = ${authorityId}
    union all
    select 'hold', jsonb_build_object('recordType', record_type, 'why', why, 'heldBy', held_by, 'heldAt', held_at), held_at
      from platform.retention_hold where authority_id = ${authorityId} and lifted_at is null
    union all
    select distinct 'any', jsonb_build_object('recordType', record_type), null::timestamptz
      from platform.retention_hold where lifted_at is null
     order by 3 desc nulls last`.execute(tx);
  const of = (kind: Row['kind']) => rows.filter((each) => each.kind === kind).map(({ row }) => row);
  const moment = (value: unknown) => new Date(String(value));
  return {
    periods: of('period').map((row) => ({ ...row, decidedAt: moment(row.decidedAt) }) as PeriodDecision),
    holds: of('hold').map((row) => ({ ...row, heldAt: moment(row.heldAt) }) as Hold),
    heldByAny: of('any').map((row) => String(row.recordType)),
  };
}

/** Every hold that a council ever had on a type, newest first. */
export async function fetchHolds(tx: Tx, authorityId: string, recordType: string): Promise<HoldRecord[]> {
  const { rows } = await sql<HoldRecord>`
    select record_type as "recordType", why, held_by as "heldBy", held_at as "heldAt", lifted_by as "liftedBy",
           lifted_at as "liftedAt", lifted_why as "liftedWhy"
      from platform.retention_hold where authority_id = ${authorityId} and record_type = ${recordType}
     order by held_at desc, hold_id desc limit 100`.execute(tx);
  return rows;
}
