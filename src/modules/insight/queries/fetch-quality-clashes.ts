import { sql } from 'kysely';
import type { FigureParameters } from '../../../platform/figures/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { clashes, type Clash } from '../../market/index.ts';
import { qualityBase } from './quality-source.ts';

interface BothSides {
  locationId: string;
  councilBeds: number | null;
  councilPhone: string | null;
  beds: number | null;
  phone: string | null;
}

export interface ClashesFound {
  /** How many services both sides know that of. */
  of: number;
  ids: string[];
}

/**
 * Where the council's own number of beds or phone differs from CQC's, by the market room's rule: phone numbers are compared as
 * people dial them, which SQL cannot say. Only services of which the council holds either are read.
 */
export async function fetchClashes(
  tx: Tx,
  { asAt, localAuthorities }: FigureParameters,
): Promise<Record<Clash['field'], ClashesFound>> {
  const { rows } = await sql<BothSides>`
    with ${qualityBase(asAt, localAuthorities)}
    select l.location_id as "locationId", f.council_beds as "councilBeds", f.council_phone as "councilPhone", l.beds, l.phone
      from facts f
      join cqc.published_location l using (location_id)
     where l.registration_status = 'Registered' and (f.council_beds is not null or f.council_phone is not null)
     order by l.name, l.location_id`.execute(tx);
  const differing = rows.map((row) => ({ ...row, fields: clashes(row, row).map(({ field }) => field) }));
  const ids = (field: Clash['field']) =>
    differing.filter(({ fields }) => fields.includes(field)).map(({ locationId }) => locationId);
  return {
    beds: {
      of: rows.filter((row) => row.councilBeds !== null && row.beds !== null).length,
      ids: ids('beds'),
    },
    phone: {
      of: rows.filter((row) => row.councilPhone !== null && row.phone !== null).length,
      ids: ids('phone'),
    },
  };
}
