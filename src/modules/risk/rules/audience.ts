import type { Assessment, Audience } from './assessment.ts';
import type { FloorCondition, Reads } from './model.ts';

/** Who may know what a kind of fact says: the council's own intelligence is for overseers, all else is published. */
export function audienceOf(fact: Reads['fact'] | FloorCondition['fact']): Audience {
  switch (fact) {
    case 'events':
    case 'heard':
    case 'return-missed':
    case 'return-late':
    case 'return':
      return 'overseers';
    default:
      return 'everyone';
  }
}

/** Of some reasons, those that everybody may know. */
function open<T extends { audience: Audience }>(all: readonly T[]): T[] {
  return all.filter(({ audience }) => audience === 'everyone');
}

/** An assessment as those see it who may know only what is published. The SQL views of `risk` do the same. */
export function openVersion<A extends Assessment>(all: A): A {
  const { whyOpen, scoreOpen, contributions, unknown, floors } = all;
  return {
    ...all,
    why: whyOpen,
    score: scoreOpen,
    contributions: open(contributions),
    unknown: open(unknown),
    floors: open(floors),
  };
}
