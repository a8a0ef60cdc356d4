/** A share beside those of the region and of England, in per cent. */
export interface Compared {
  ours: number;
  region: number;
  england: number;
}

export const MARKS = {
  both: 'Higher than both',
  one: 'Higher than one',
  neither: 'Lower than both',
} as const;
export type Mark = keyof typeof MARKS;

/** How a share stands, and in words. */
export interface Comparison {
  mark: Mark;
  words: string;
}

/**
 * Marks a share as councils print it. A share that is the same as another is not higher than it: with the region's own share it can
 * be "higher than one" by England's alone. Where it is higher than neither and the same as one, the words say so, because "lower than
 * both" would not be true.
 */
export function compare({ ours, region, england }: Compared, regionName: string): Comparison {
  const higher = Number(ours > region) + Number(ours > england);
  const same = [...(ours === region ? [regionName] : []), ...(ours === england ? ['England'] : [])].join(
    ' and ',
  );
  const mark: Mark = higher === 2 ? 'both' : higher === 1 ? 'one' : 'neither';
  if (same === '') return { mark, words: MARKS[mark] };
  return { mark, words: `${mark === 'one' ? MARKS.one : 'Higher than neither'}, the same as ${same}` };
}
