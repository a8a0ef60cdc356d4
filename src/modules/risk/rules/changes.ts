import { RAGS } from '../../../kernel/rating.ts';

/** What is on record of a location. `said` is a digest of everything that the assessment says; null where only its colour is on record. */
export interface OnRecord {
  rag: string;
  modelId: string;
  modelVersion: number;
  said: string | null;
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

/** A location whose colour is worse than the one on record. */
export interface Worsened {
  locationId: string;
  from: string;
  to: string;
}

/** Of what has moved, what got worse. A location without a colour before is new, and no worse than it was. */
export function worsenedOf(onRecord: ReadonlyMap<string, OnRecord>, moved: readonly Fresh[]): Worsened[] {
  return moved.flatMap(({ locationId, rag }) => {
    const from = onRecord.get(locationId)?.rag;
    return from !== undefined && PLACE.indexOf(rag) < PLACE.indexOf(from)
      ? [{ locationId, from, to: rag }]
      : [];
  });
}

const PLACE: readonly string[] = RAGS;

function hasMoved(before: OnRecord, now: Fresh): boolean {
  return before.rag !== now.rag || before.modelId !== now.modelId || before.modelVersion !== now.modelVersion;
}
