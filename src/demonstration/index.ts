import { DOORS } from './doors.ts';
import { makeNeighbour } from './neighbour.ts';
import type { DemonstrationContext } from './context.ts';
import { makeDemonstration, type LoadedDemonstration } from './load.ts';

export type { DemonstrationContext } from './context.ts';
export type { LoadedDemonstration } from './load.ts';
export { NEIGHBOUR_PEOPLE } from './rules/neighbour.ts';
export { PEOPLE } from './rules/people.ts';

/**
 * Makes the demonstration council in an empty database, through the rooms' doors, and the council next door with which it
 * shares its market; where they are there already, nothing changes. See makeDemonstration and makeNeighbour.
 */
export async function loadDemonstration(context: DemonstrationContext): Promise<LoadedDemonstration> {
  const made = await makeDemonstration(context, DOORS);
  await makeNeighbour(context, made.authorityId, DOORS);
  return made;
}
