/** A prediction with what came of it. */
export interface Scored {
  score: number;
  hit: boolean;
}

/** A stretch of predictions with the same score. */
interface Tie {
  n: number;
  hits: number;
}

/** Which share of the highest scores `liftAtTop` looks at. */
const TOP = 0.1;

/**
 * The chance that a hit, drawn at random, scored higher than a miss, drawn at random; the same score counts half. Null where
 * there is no hit or no miss.
 */
export function auc(scored: readonly Scored[]): number | null {
  let hitsAbove = 0;
  let misses = 0;
  let won = 0;
  for (const tie of tiesFromTop(scored)) {
    const missed = tie.n - tie.hits;
    won += missed * (hitsAbove + tie.hits / 2);
    hitsAbove += tie.hits;
    misses += missed;
  }
  return hitsAbove === 0 || misses === 0 ? null : won / (hitsAbove * misses);
}

/**
 * How many times more often hits come among the 10% with the highest scores than among all. The place of the tenth of `n`
 * predictions is n/10, whole or not; of a stretch of equal scores that lies across it, each counts with the chance of being
 * drawn. Null where there is no hit.
 */
export function liftTopDecile(scored: readonly Scored[]): number | null {
  const hits = countHits(scored);
  if (hits === 0) return null;
  const top = scored.length * TOP;
  let left = top;
  let expected = 0;
  for (const tie of tiesFromTop(scored)) {
    const taken = Math.min(left, tie.n);
    expected += (taken * tie.hits) / tie.n;
    left -= taken;
    if (left <= 0) break;
  }
  return expected / top / (hits / scored.length);
}

/** The share of hits; null where there is nothing to share. */
export function baseRate(scored: readonly Scored[]): number | null {
  return scored.length === 0 ? null : countHits(scored) / scored.length;
}

function countHits(scored: readonly Scored[]): number {
  return scored.reduce((sum, { hit }) => sum + (hit ? 1 : 0), 0);
}

function tiesFromTop(scored: readonly Scored[]): Tie[] {
  const ties: Tie[] = [];
  let last = NaN;
  for (const { score, hit } of scored.toSorted((a, b) => b.score - a.score)) {
    if (score !== last) ties.push({ n: 0, hits: 0 });
    last = score;
    const tie = ties.at(-1)!;
    tie.n += 1;
    if (hit) tie.hits += 1;
  }
  return ties;
}
