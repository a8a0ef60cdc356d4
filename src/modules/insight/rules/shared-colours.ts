import { longDay, type Day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import type { SharedColour } from '../queries/fetch-shared-colours.ts';

/** What a line of a list shows of a service's colour. */
interface Coloured {
  locationId: string;
  rag: Rag | null;
  score: number | null;
  why: string | null;
  proposed?: Rag | null;
  undecided?: boolean | null;
}

/**
 * Lines with the colours that other councils show. A service to which we give no colour has the worst of theirs, with whose
 * it is; with `theirsFirst` (the list of what is shared) also one to which we give one ourselves.
 */
export function withSharedColours<Line extends Coloured>(
  lines: readonly Line[],
  shared: readonly SharedColour[],
  theirsFirst: boolean,
): Line[] {
  const of = coloursByLocation(shared);
  return lines.map((line) => {
    const theirs = of.get(line.locationId);
    if (theirs === undefined || (line.rag !== null && !theirsFirst)) return line;
    const rag = RAGS.find((each) => theirs.some((one) => one.rag === each)) ?? null;
    return {
      ...line,
      rag,
      score: null,
      proposed: null,
      undecided: null,
      why: theirs.map(sharedWords).join('; '),
    };
  });
}

/** The colours of each location. */
export function coloursByLocation(shared: readonly SharedColour[]): Map<string, SharedColour[]> {
  const of = new Map<string, SharedColour[]>();
  for (const one of shared) of.set(one.locationId, [...(of.get(one.locationId) ?? []), one]);
  return of;
}

/** "Saltwold Council: Amber since 2 June 2026, placements stopped since 4 June 2026" */
export function sharedWords({ giverName, rag, since, placing, placingFrom }: SharedColour): string {
  const held = placing === null ? '' : `, ${sharedPlacingWords(placing, placingFrom)}`;
  return `${giverName}: ${rag}${since === null ? '' : ` since ${longDay(since)}`}${held}`;
}

/** "placements stopped since 4 June 2026" */
function sharedPlacingWords(placing: 'restricted' | 'embargo', from: Day | null): string {
  const words = placing === 'embargo' ? 'placements stopped' : 'placements restricted';
  return from === null ? words : `${words} since ${longDay(from)}`;
}
