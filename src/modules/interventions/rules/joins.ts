import { LEVELS, type Kind } from './protocol.ts';

/** What runs at a service, as far as another ask may join it. */
interface RunningHere {
  interventionId: string;
  kind: string;
  level: number;
  state: 'proposed' | 'open';
}

/**
 * What an ask joins instead of beginning anew: the same kind, proposed or open; or, where a protocol asks and nobody has decided on a kind, what is
 * open on the same or a higher rung, the highest first. Null where it begins something new.
 */
export function joins<T extends RunningHere>(here: readonly T[], kind: Kind, byHand: boolean): T | null {
  const same = here.find((one) => one.kind === kind);
  if (same !== undefined) return same;
  if (byHand) return null;
  const enough = here.filter(({ state, level }) => state === 'open' && level >= LEVELS[kind]);
  return enough.toSorted((a, b) => b.level - a.level)[0] ?? null;
}
