/** What is on record of a location. `said` is a digest of everything that the assessment says; null where only its colour is on record. */
export interface OnRecord {
  rag: string;
  modelId: string;
  modelVersion: number;
  said: string | null;
  score: number;
  /** Words of the floors that held; empty of a past day. */
  floors: readonly string[];
}

/** The part of a new assessment that decides whether it must be written. */
export interface Fresh {
  locationId: string;
  rag: string;
  modelId: string;
  modelVersion: number;
  said: string;
}

/** What a rating changes. */
export interface Changes<T> {
  /** They say something else than what is on record, if only an age in words. */
  changed: T[];
  /** They have another colour or another model than on record, or are new. */
  moved: T[];
  /** Locations on record that were not rated now. */
  gone: string[];
}

/** Compares a rating with what is on record. */
export function changesOf<T extends Fresh>(
  onRecord: ReadonlyMap<string, OnRecord>,
  fresh: readonly T[],
): Changes<T> {
  const rated = new Set<string>();
  const changes: Changes<T> = { changed: [], moved: [], gone: [] };
  for (const one of fresh) {
    rated.add(one.locationId);
    const before = onRecord.get(one.locationId);
    if (before === undefined || hasMoved(before, one)) changes.moved.push(one);
    if (before?.said !== one.said) changes.changed.push(one);
  }
  for (const locationId of onRecord.keys()) if (!rated.has(locationId)) changes.gone.push(locationId);
  return changes;
}

function hasMoved(before: OnRecord, now: Fresh): boolean {
  return before.rag !== now.rag || before.modelId !== now.modelId || before.modelVersion !== now.modelVersion;
}
