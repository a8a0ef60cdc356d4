import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchAuthority, saveNewAuthority, saveNewOfficer } from '../modules/people/index.ts';
import { newId, type Clock } from '../platform/clock/index.ts';
import type { Database, Scope } from '../platform/db/types.ts';
import { saveLocalKnowledge } from './queries/save-local-knowledge.ts';
import { generateDemonstration, type Demonstration } from './rules/generate.ts';

export interface DemonstrationContext {
  db: Database;
  clock: Clock;
  /** The data folder: the records pass through a file here, as an administrator's upload would. */
  dataDir: string;
  /** Another seed tells another county. */
  seed?: number | string;
}

export interface LoadedDemonstration {
  authorityId: string;
  /** The council's name. */
  name: string;
  /** Registered locations in its area. */
  locations: number;
  /** False where the demonstration was there already and nothing was changed. */
  made: boolean;
}

const SEED = 'amberley';
const ACTOR = 'demonstration';

/**
 * Makes the demonstration council in an empty database: CQC records through the cqc room's own importer, then the
 * council with all that it knows in one transaction. Where it is there already, nothing changes; where an earlier
 * start was cut off, what is missing is made.
 *
 * @throws Error where the database holds a real council: a demonstration is never mixed with real data
 */
export async function loadDemonstration(context: DemonstrationContext): Promise<LoadedDemonstration> {
  const there = await fetchAuthority(context.db.owner);
  if (there && !there.isDemonstration) {
    throw new Error(
      `the database holds the council "${there.name}": the demonstration is only made in an empty database`,
    );
  }
  if (there)
    return {
      authorityId: there.authorityId,
      name: there.name,
      locations: await countRegistered(context.db, there.area),
      made: false,
    };
  const demonstration = generateDemonstration({ seed: context.seed ?? SEED, today: context.clock.today() });
  await importRecords(context, demonstration);
  await saveCouncil(context, demonstration);
  const { authorityId, name, area } = demonstration.authority;
  await rateThreeYears(context, authorityId);
  return { authorityId, name, locations: await countRegistered(context.db, area), made: true };
}

/** The council and all that it knows, in one transaction: it is there as a whole or not at all. */
async function saveCouncil(
  context: DemonstrationContext,
  { authority, officers, ...known }: Demonstration,
): Promise<void> {
  const { authorityId } = authority;
  await context.db.within({ authorityId, actor: ACTOR }, async (tx) => {
    await saveNewAuthority(tx, { ...authority, isDemonstration: true });
    for (const officer of officers) await saveNewOfficer(tx, { ...officer, authorityId });
    await saveLocalKnowledge(tx, authorityId, { ...known, officers }, () => newId(context.clock));
  });
}
