import type { Day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import type { HeldFloor } from './assessment.ts';
import type { Fresh, OnRecord } from './changes.ts';

/** What the model says of a location now, where it says another colour or score than before. */
export interface Movement {
  locationId: string;
  name: string;
  /** Null for a location that had not been rated. */
  from: { rag: Rag; score: number } | null;
  to: { rag: Rag; score: number };
  /** The reason of the new colour in one sentence, for those who may know all reasons. */
  why: string;
  /** The same for those who may know only what is published. */
  whyOpen: string;
  /** Floors that hold now and did not before. */
  newFloors: readonly HeldFloor[];
}

/** What RISK_MOVED tells: a rating of today found other colours or scores. */
export interface RiskMoved {
  authorityId: string;
  asAt: Day;
  movements: readonly Movement[];
}

/** A fresh assessment as far as its movement goes. */
export interface Moving extends Fresh {
  name: string;
  score: number;
  why: string;
  whyOpen: string;
  floors: readonly HeldFloor[];
}

/** The movements among what changed. */
export function movementsOf(onRecord: ReadonlyMap<string, OnRecord>, changed: readonly Moving[]): Movement[] {
  return changed.flatMap(({ locationId, name, rag, score, why, whyOpen, floors }) => {
    const before = onRecord.get(locationId);
    if (before !== undefined && before.rag === rag && before.score === score) return [];
    const held = new Set(before?.floors ?? []);
    return [
      {
        locationId,
        name,
        from: before === undefined ? null : { rag: before.rag as Rag, score: before.score },
        to: { rag: rag as Rag, score },
        why,
        whyOpen,
        newFloors: floors.filter(({ words }) => !held.has(words)),
      },
    ];
  });
}

/** A location whose colour is worse than before. */
export interface Worsened {
  locationId: string;
  name: string;
  from: Rag;
  to: Rag;
}

/** Of what has moved, what has a worse colour. A location without a colour before is new, and no worse than it was. */
export function worsenedOf(movements: readonly Movement[]): Worsened[] {
  return movements.flatMap(({ locationId, name, from, to }) =>
    from !== null && RAGS.indexOf(to.rag) < RAGS.indexOf(from.rag)
      ? [{ locationId, name, from: from.rag, to: to.rag }]
      : [],
  );
}
