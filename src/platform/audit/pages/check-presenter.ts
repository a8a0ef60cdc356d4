import type { CheckState } from '../fetch-check-state.ts';
import type { LastCheck } from '../fetch-last-check.ts';
import { faultInWords } from '../faults.ts';
import { momentWords } from '../words.ts';

export interface CheckModel {
  underWay: boolean;
  /** Why the newest check could not be made. */
  problem: string | null;
  last: {
    when: string;
    who: string;
    holds: boolean;
    entries: string;
    faults: string[];
    moreFaults: number;
    heads: { chain: string; entries: string; hash: string }[];
  } | null;
}

/** The last check of the trail as plain values. */
export function presentCheck(last: LastCheck | undefined, state: CheckState | undefined): CheckModel {
  const count = (n: number) => n.toLocaleString('en-GB');
  return {
    underWay: state?.underWay ?? false,
    problem: state?.problem ?? null,
    last:
      last === undefined
        ? null
        : {
            when: momentWords(last.at),
            who: last.actor,
            holds: last.check.holds,
            entries: count(last.check.entries),
            faults: last.check.faults.map(faultInWords),
            moreFaults: last.check.moreFaults,
            heads: last.check.heads.map(({ chain, entries, hash }) => ({
              chain: chain === 'shared' ? 'Shared data' : 'This council',
              entries: count(entries),
              hash,
            })),
          },
  };
}
