import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { Amount, Quota } from '../rules/draw.ts';

/** A quota with its team and who set it. */
export interface QuotaRow {
  quotaId: string;
  /** Null for every team without its own. */
  teamId: string | null;
  validFrom: Day;
  recordedAt: Date;
  recordedBy: string;
  reason: string;
  quota: Quota;
}

interface Row extends Omit<QuotaRow, 'quota'> {
  greenNumber: number | null;
  greenPercent: number | null;
  amberNumber: number | null;
  amberPercent: number | null;
  restMonths: number;
}

/** Every quota that was ever set, the newest first. */
export async function fetchQuotas(tx: Tx): Promise<QuotaRow[]> {
  const found = await sql<Row>`
    select quota_id as "quotaId", team_id as "teamId", valid_from as "validFrom", recorded_at as "recordedAt", recorded_by as "recordedBy",
           reason, green_number as "greenNumber", green_percent as "greenPercent", amber_number as "amberNumber",
           amber_percent as "amberPercent", rest_months as "restMonths"
      from interventions.quota order by valid_from desc, recorded_at desc, quota_id desc`.execute(tx);
  return found.rows.map(({ greenNumber, greenPercent, amberNumber, amberPercent, restMonths, ...rest }) => ({
    ...rest,
    quota: { Green: amount(greenNumber, greenPercent), Amber: amount(amberNumber, amberPercent), restMonths },
  }));
}

function amount(number: number | null, percent: number | null): Amount {
  return number === null ? { percent: percent ?? 0 } : { number };
}
