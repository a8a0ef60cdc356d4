import { DOORS } from './doors.ts';
import { makeDemonstration, type DemonstrationContext, type LoadedDemonstration } from './load.ts';

export type { DemonstrationContext, LoadedDemonstration } from './load.ts';
export { PEOPLE } from './rules/people.ts';

/**
 * Makes the demonstration council in an empty database, through the rooms' doors; where it is there already, nothing
 * changes. See makeDemonstration.
 */
export function loadDemonstration(context: DemonstrationContext): Promise<LoadedDemonstration> {
  return makeDemonstration(context, DOORS);
}
