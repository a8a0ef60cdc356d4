import type { Tx } from '../../../platform/db/types.ts';
import { NotFound, type RequestContext } from '../../../platform/web/index.ts';
import { fetchOwnLocationsOf } from '../queries/fetch-own-locations.ts';
import { isLocationId } from '../rules/location-id.ts';

/** What this room's pages show of a location, whoever registers it. */
export interface LocationFacts {
  name: string;
  postcode: string;
  localAuthority: string;
  beds: number | null;
  phone: string | null;
}

/** Looks locations up in the register; those that it does not know are absent. Supplied by the room that composes the pages. */
export type LocationLookup = (
  tx: Tx,
  locationIds: readonly string[],
) => Promise<ReadonlyMap<string, LocationFacts>>;

/** What the pages need from above this room. */
export interface Register {
  lookup: LocationLookup;
}

/** The register and the council's own services together: two queries. */
export async function lookUp(
  tx: Tx,
  register: Register,
  locationIds: readonly string[],
): Promise<Map<string, LocationFacts>> {
  const found = new Map(await register.lookup(tx, locationIds));
  const rest = locationIds.filter((id) => !found.has(id));
  if (rest.length === 0) return found;
  for (const own of await fetchOwnLocationsOf(tx, rest)) {
    const { name, postcode, localAuthority } = own;
    // The council's own entry is its only source, so there is nothing for its facts to clash with.
    found.set(own.locationId, { name, postcode, localAuthority, beds: null, phone: null });
  }
  return found;
}

/** The location of a page's address; NotFound where nobody knows it. */
export async function locationOf(
  context: Pick<RequestContext, 'tx' | 'params'>,
  register: Register,
): Promise<LocationFacts & { locationId: string }> {
  const locationId = context.params.locationId ?? '';
  const found = isLocationId(locationId)
    ? (await lookUp(context.tx, register, [locationId])).get(locationId)
    : undefined;
  if (found === undefined) throw new NotFound(`service with the id ${locationId.slice(0, 60)}`);
  return { locationId, ...found };
}
