import type { Day } from '../../../kernel/calendar-day.ts';
import type { Contribution, HeldFloor, Unknown } from './assessment.ts';
import type { SeenDay } from './day-words.ts';
import type { Facts } from './facts.ts';
import { holds, readsOfFloor } from './floors.ts';
import type { Band, Floor, Indicator, Worded } from './model.ts';
import { readerOf } from './readers.ts';
import { fillIn } from './words.ts';

type See = (on: Day) => SeenDay;

/** What one indicator says of a location, ready to be shared by every location of which it says the same. */
export interface Said {
  /** Null where it gives no points. */
  contribution: Contribution | null;
  /** The clause that can follow "because". */
  because: string;
  unknown: Unknown | null;
}

/** A floor that holds, shared likewise. */
export interface SaidFloor {
  floor: HeldFloor;
  because: string;
}

/** Finds the band for a value. */
function bandFinder({ key, bands }: Indicator): (value: string | number) => Band {
  const named = new Map(bands.flatMap((band) => ('equals' in band ? [[band.equals, band] as const] : [])));
  const ranges = bands.flatMap((band) => ('from' in band ? [band] : []));
  return (value) => {
    const band =
      typeof value === 'string'
        ? named.get(value)
        : ranges.find(({ from, to }) => value >= from && (to === null || value < to));
    if (band === undefined) throw new RangeError(`indicator "${key}" has no band for "${value}"`);
    return band;
  };
}

/**
 * What an indicator says of a location, or null where it has nothing to say. Words are made once for all locations that
 * share the fact (a rating of one day, say): filling templates for each was half of the work.
 */
export function speaker(indicator: Indicator, see: See): (facts: Facts) => Said | null {
  const { key } = indicator;
  const reader = readerOf(indicator.reads);
  const bandOf = bandFinder(indicator);
  const said = new Map<Worded, Map<string, Said>>();
  const say = ({ points, words, because = '' }: Worded, known: boolean, facts: Facts): Said => {
    const fill = reader.fill(facts, see);
    const filled = fillIn(words, fill);
    return {
      contribution: points === 0 ? null : { indicator: key, points, words: filled },
      because: fillIn(because, fill),
      unknown: known ? null : { indicator: key, words: filled },
    };
  };
  return (facts) => {
    const value = reader.read(facts, see);
    if (value === undefined) return null;
    const worded = value === null ? indicator.unknown : bandOf(value);
    if (value !== null && worded.points === 0) return null;
    return remembered(said, worded, reader.about(facts), () => say(worded, value !== null, facts));
  };
}

/** A floor that holds for a location with its words, or null. */
export function floorSpeaker(floor: Floor, see: See): (facts: Facts) => SaidFloor | null {
  const reader = readerOf(readsOfFloor(floor.when));
  const said = new Map<Floor, Map<string, SaidFloor>>();
  return (facts) => {
    if (!holds(floor.when, facts, see)) return null;
    return remembered(said, floor, reader.about(facts), () => {
      const fill = reader.fill(facts, see);
      const held = { atLeast: floor.atLeast, words: fillIn(floor.words, fill) };
      return { floor: held, because: fillIn(floor.because, fill) };
    });
  };
}

function remembered<K, V>(all: Map<K, Map<string, V>>, of: K, about: string, make: () => V): V {
  let some = all.get(of);
  if (some === undefined) all.set(of, (some = new Map()));
  let one = some.get(about);
  if (one === undefined) some.set(about, (one = make()));
  return one;
}
