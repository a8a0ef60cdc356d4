import type { Contribution } from './assessment.ts';

/** What came, went, grew or shrank in what adds to a score. */
export interface ContributionChange {
  indicator: string;
  change: 'came' | 'went' | 'grew' | 'shrank';
  before: number;
  now: number;
  /** As it is said now; of what went, as it was said then. */
  words: string;
}

/** Compares what added to a score then and now, the biggest difference first. An indicator may add more than once. */
export function compareContributions(
  then: readonly Contribution[],
  now: readonly Contribution[],
): ContributionChange[] {
  const before = byIndicator(then);
  const after = byIndicator(now);
  const indicators = [...new Set([...after.keys(), ...before.keys()])];
  return indicators
    .flatMap((indicator): ContributionChange[] => {
      const was = before.get(indicator);
      const is = after.get(indicator);
      const change = changeOf(was?.points ?? 0, is?.points ?? 0);
      if (change === null) return [];
      const words = (is ?? was)!.words;
      return [{ indicator, change, before: was?.points ?? 0, now: is?.points ?? 0, words }];
    })
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
}

function changeOf(was: number, is: number): ContributionChange['change'] | null {
  if (was === is) return null;
  if (was === 0) return 'came';
  if (is === 0) return 'went';
  return is > was ? 'grew' : 'shrank';
}

function byIndicator(contributions: readonly Contribution[]): Map<string, { points: number; words: string }> {
  const found = new Map<string, { points: number; words: string }>();
  for (const { indicator, points, words } of contributions) {
    const there = found.get(indicator);
    found.set(
      indicator,
      there === undefined
        ? { points, words }
        : { points: there.points + points, words: `${there.words}; ${words}` },
    );
  }
  return found;
}
