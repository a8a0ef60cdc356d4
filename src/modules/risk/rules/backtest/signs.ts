import { RATINGS } from '../../../../kernel/rating.ts';
import { isBelowGood, type RatingHistory } from './rating-pairs.ts';

/** Something to be read of a location's ratings on a day; 0 where it says nothing. */
interface Sign {
  /** What it looks at, in words. */
  says: string;
  read(known: RatingHistory, seen: Seen): number;
}

/** What several signs look at. */
interface Seen {
  badness: number;
  good: boolean;
  /** Years since the current rating was published, on the day of the prediction. */
  age: number;
}

const DAYS_IN_YEAR = 365.25;
/** Days after which a rating below Good, since made good, weighs about a third. */
const FORGIVEN_AFTER = 730;
/** More ratings than these say no more. */
const MOST_RATINGS = 16;

/** How much of `years` lies between two bounds, as a part of the distance: 0 to 1. */
const part = (years: number, from: number, to: number): number =>
  (Math.min(Math.max(years, from), to) - from) / (to - from);

const years = (from: number, to: number): number => (to - from) / DAYS_IN_YEAR;
const when = (holds: boolean, value = 1): number => (holds ? value : 0);

const currentRatings: Sign[] = RATINGS.map((rating, badness) => ({
  says: `the current rating is ${rating}`,
  read: (_, seen) => when(seen.badness === badness),
}));

/** The current rating in its age: a straight line that may bend at each of these numbers of years. */
function ageOf(rating: string, is: (seen: Seen) => boolean, bends: readonly number[]): Sign[] {
  return bends.slice(1).map((to, i) => ({
    says: `${rating} for ${bends[i]} to ${to} years`,
    read: (_, seen) => when(is(seen), part(seen.age, bends[i]!, to)),
  }));
}

/** The same sign apart for services that stand at Good or better, and for those below. */
function eachSide(says: string, read: (known: RatingHistory) => number): Sign[] {
  return [
    { says: `${says} (now Good or better)`, read: (known, seen) => when(seen.good, read(known)) },
    { says: `${says} (now below Good)`, read: (known, seen) => when(!seen.good, read(known)) },
  ];
}

/** How far the share of earlier ratings below Good is from a third; few ratings say less than many. */
function shareBelowGood({ earlier, earlierBelowGood }: RatingHistory): number {
  return (2 * (earlierBelowGood - 0.35 * earlier)) / (earlier + 1.5);
}

/**
 * What the model reads of a location's history on the day before the next rating. None of it looks at that rating, and none at
 * other locations. Ages bend where CQC's practice did: a year for Requires improvement, six months for Inadequate, two to
 * three years for Good until 2020, and as concern arises since.
 */
export const SIGNS: readonly Sign[] = [
  ...currentRatings,
  { says: 'the level of the time', read: () => 1 },
  ...ageOf('Good or better', (seen) => seen.good, [0, 0.6, 1.2, 2, 2.6, 3.5, 5, 8]),
  ...ageOf('Requires improvement', (seen) => seen.badness === 2, [0.2, 0.6, 1, 1.5, 3]),
  ...ageOf('Inadequate', (seen) => seen.badness === 3, [0.2, 0.6, 1, 2]),
  ...eachSide('it is the first rating', ({ previous }) => when(previous === null)),
  ...eachSide('the rating before was below Good', ({ previous }) =>
    when(previous !== null && isBelowGood(previous.badness)),
  ),
  { says: 'the rating before was Inadequate', read: ({ previous }) => when(previous?.badness === 3) },
  { says: 'the rating before was Outstanding', read: ({ previous }) => when(previous?.badness === 0) },
  {
    says: 'the rating before that was below Good',
    read: ({ beforePrevious }) => when(beforePrevious !== null && isBelowGood(beforePrevious.badness)),
  },
  ...eachSide('the share of earlier ratings below Good', shareBelowGood),
  ...eachSide(
    'how many ratings there were',
    ({ earlier }) => Math.log2(Math.min(earlier + 1, MOST_RATINGS)) / 2,
  ),
  { says: 'it was Inadequate before', read: ({ everInadequate }) => when(everInadequate) },
  {
    says: 'how lately it came up to Good',
    read: ({ lastBelowGoodAt, current }, { good }) =>
      when(
        good && lastBelowGoodAt !== null,
        Math.exp(-(current.at - (lastBelowGoodAt ?? 0)) / FORGIVEN_AFTER),
      ),
  },
  ...eachSide('how long the rating before stood', ({ previous, current }) =>
    previous === null ? 0 : Math.min(years(previous.at, current.at), 4) - 1.5,
  ),
  {
    says: 'how long it has been rated',
    read: ({ firstAt, current }, { age }) => part(years(firstAt, current.at) + age, 0, 10) * 2,
  },
];

/** The signs of a location on the day before `at`, in the order of `SIGNS`. */
export function readSigns(known: RatingHistory, at: number): Float64Array {
  const { badness, at: since } = known.current;
  const seen: Seen = { badness, good: !isBelowGood(badness), age: years(since, at - 1) };
  return Float64Array.from(SIGNS, (sign) => sign.read(known, seen));
}
