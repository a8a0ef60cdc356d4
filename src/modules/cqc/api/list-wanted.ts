import type { CqcClient, Page } from './client.ts';
import type { SyncPlan } from './rules.ts';

export interface Listed {
  /** Ids of the locations that CQC lists in the area. */
  listed: string[];
  changedLocations: string[];
  changedProviders: string[];
  /** Names of the area under which CQC lists nothing: most often a misspelling. */
  emptyAreas: string[];
}

/**
 * Asks CQC what there is: the locations of the area (a request for each thousand; lists carry ids only) and, for
 * changes, the ids that changed in the window. Without an area, a full sync lists the whole of England.
 */
export async function listWanted(
  client: CqcClient,
  plan: Exclude<SyncPlan, { kind: 'resume' }>,
  area: string[],
  signal?: AbortSignal,
): Promise<Listed> {
  const listed: string[] = [];
  const emptyAreas: string[] = [];
  for (const localAuthority of area) {
    const ids = await collect(client.listLocations({ localAuthority }, signal), (item) => item.locationId);
    if (ids.length === 0) emptyAreas.push(localAuthority);
    listed.push(...ids);
  }
  if (plan.kind === 'full') {
    const england =
      area.length === 0 ? await collect(client.listLocations({}, signal), (item) => item.locationId) : [];
    return { listed: [...listed, ...england], changedLocations: [], changedProviders: [], emptyAreas };
  }
  const changed = (kind: 'location' | 'provider') =>
    collect(client.changes(kind, plan.from, plan.to, signal), (id) => id);
  return {
    listed,
    changedLocations: await changed('location'),
    changedProviders: await changed('provider'),
    emptyAreas,
  };
}

/** Every id of every page once: pages shift while they are read, so one may come twice. */
async function collect<T>(pages: AsyncGenerator<Page<T>>, idOf: (item: T) => unknown): Promise<string[]> {
  const ids = new Set<string>();
  for await (const page of pages) {
    for (const item of page.items) {
      const id = idOf(item);
      if (typeof id === 'string' && id !== '') ids.add(id);
    }
  }
  return [...ids];
}
