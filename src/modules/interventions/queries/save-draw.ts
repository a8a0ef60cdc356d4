import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Candidate, Checked, LeftOut, Quota, SeedOf } from '../rules/draw.ts';

/** A draw with all that it takes to draw again. */
export interface DrawRecord {
  drawId: string;
  /** The first day of its month. */
  month: Day;
  teamId: string | null;
  teamName: string;
  algorithm: string;
  seed: string;
  seedOf: SeedOf;
  quota: { rule: Quota; howMany: Record<Checked, number> };
  candidates: Candidate[];
  leftOut: LeftOut[];
  chosen: Candidate[];
  reason: string;
  drawnAt: Date;
}

/** Keeps a draw; false where the month was drawn for the team already, and then nothing is written. */
export async function saveDraw(tx: Tx, authorityId: string, one: DrawRecord): Promise<boolean> {
  const json = (value: unknown) => JSON.stringify(value);
  const saved = await sql`
    insert into interventions.draw (draw_id, authority_id, month, team_id, team_name, algorithm, seed, seed_of, quota, candidates, left_out,
      chosen, reason, drawn_at)
    values (${one.drawId}, ${authorityId}, ${one.month}::date, ${one.teamId}, ${one.teamName}, ${one.algorithm}, ${one.seed},
      ${json(one.seedOf)}::jsonb, ${json(one.quota)}::jsonb, ${json(one.candidates)}::jsonb, ${json(one.leftOut)}::jsonb,
      ${json(one.chosen)}::jsonb, ${one.reason}, ${one.drawnAt})
    on conflict do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}
