import { addDays, day, type Day } from '../../src/kernel/calendar-day.ts';
import { RATINGS, type Rating } from '../../src/kernel/rating.ts';
import { randomFor, type Random } from '../../src/demonstration/rules/random.ts';
import type { RatingEvent } from '../../src/modules/risk/rules/backtest/rating-pairs.ts';

const FIRST_RATINGS = day('2014-10-01');
const MONTHS = 128;
/** March 2020: from here on services are visited where there is concern, not when their turn has come. */
const TURNS_END = 65;
/** Months after which the turn of a service comes, by its rating, best first. */
const TURN = [31, 27, 12, 6];

/** A rating of chance alone: nothing that is known of a service says anything of its next rating. */
export function ratingsByChance(locations: number, seed: string): RatingEvent[] {
  const random = randomFor(seed, 'made ratings');
  return histories(locations, (at) => {
    const events: Turn[] = [];
    for (let month = random.int(0, 60); month < MONTHS; month += random.int(6, 30)) {
      const rating = random.weighted<Rating>([['Outstanding', 3], ['Good', 60], ['Requires improvement', 30], ['Inadequate', 7]]); // prettier-ignore
      events.push({ rating, on: at(month, random.int(0, 29)) });
    }
    return events;
  });
}

/**
 * Ratings as a regulator of our making gives them: quality that lasts and drifts, visits by turn until 2020 and by concern
 * from then on, so that who is visited early, and when, says something.
 */
export function ratingsByConcern(locations: number, seed: string): RatingEvent[] {
  const random = randomFor(seed, 'made ratings');
  return histories(locations, (at) => turnsByConcern(random, at));
}

interface Turn {
  rating: Rating;
  on: Day;
}
type At = (month: number, days: number) => Day;

function histories(locations: number, turns: (at: At) => Turn[]): RatingEvent[] {
  const at: At = (month, days) => addDays(FIRST_RATINGS, month * 30 + days);
  return Array.from({ length: locations }, (_, n) =>
    turns(at).map((turn) => ({ ...turn, locationId: `1-${100_000_000 + n * 7919}` })),
  ).flat();
}

function turnsByConcern(random: Random, at: At): Turn[] {
  const usual = random.normal() * 0.9;
  let trouble = usual;
  let last: { month: number; badness: number } | null = null;
  const turns: Turn[] = [];
  for (let month = random.int(0, 80); month < MONTHS; month++) {
    trouble += 0.03 * (usual - trouble) + 0.16 * random.normal();
    if (!isVisited(month, last, trouble + 0.8 * random.normal() > 1.1, random)) continue;
    const found = trouble + 0.8 * random.normal();
    const badness = found > 2.2 ? 3 : found > 0.7 ? 2 : found > -1.9 ? 1 : 0;
    turns.push({ rating: RATINGS[badness]!, on: at(month, random.int(0, 29)) });
    last = { month, badness };
    if (badness >= 2) trouble -= 0.3;
  }
  return turns;
}

function isVisited(
  month: number,
  last: { month: number; badness: number } | null,
  concern: boolean,
  random: Random,
): boolean {
  if (last === null) return true;
  const waited = month - last.month;
  if (waited < 3) return false;
  const byTurn = month < TURNS_END ? waited >= TURN[last.badness]! : last.badness >= 2 && waited >= 14;
  return (byTurn && random.chance(0.3)) || (concern && random.chance(0.08));
}
