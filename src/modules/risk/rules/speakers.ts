import type { Contribution, HeldFloor, Unknown } from './assessment.ts';
import { audienceOf } from './audience.ts';
import { asSentence } from './count-words.ts';
import type { Facts } from './facts.ts';
import { holds, readsOfFloor } from './floors.ts';
import type { Look } from './heard-events.ts';
import type { Band, Floor, Indicator, Worded } from './model.ts';
import { readerOf } from './readers.ts';
import { filler } from './words.ts';

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

/** Never said: the reader of an indicator without an unknown always answers. */
const NOT_KNOWN: Worded = { points: 0, words: 'Not known' };

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
export function speaker(indicator: Indicator, look: Look): (facts: Facts) => Said | null {
  const { key } = indicator;
  const audience = audienceOf(indicator.reads.fact);
  const reader = readerOf(indicator.reads);
  const bandOf = bandFinder(indicator);
  const unknown = indicator.unknown ?? NOT_KNOWN;
  const said = new Map<Worded, Map<string, Said>>();
  const voices = new Map([...indicator.bands, unknown].map((one) => [one as Worded, voiceOf(one)]));
  const say = (worded: Worded, known: boolean, facts: Facts): Said => {
    const { points } = worded;
    const { words, because } = voices.get(worded)!;
    const fill = reader.fill(facts, look);
    const filled = asSentence(words(fill));
    return {
      contribution: points === 0 ? null : { indicator: key, points, words: filled, audience },
      because: because(fill),
      unknown: known ? null : { indicator: key, words: filled, audience },
    };
  };
  return (facts) => {
    const value = reader.read(facts, look);
    if (value === undefined) return null;
    const worded = value === null ? unknown : bandOf(value);
    if (value !== null && worded.points === 0) return null;
    const about = reader.about(facts, look);
    if (about === null) return say(worded, value !== null, facts);
    return remembered(said, worded, about, () => say(worded, value !== null, facts));
  };
}

function voiceOf({ words, because = '' }: Worded) {
  return { words: filler(words), because: filler(because) };
}

/** A floor that holds for a location with its words, or null. */
export function floorSpeaker(floor: Floor, look: Look): (facts: Facts) => SaidFloor | null {
  const reader = readerOf(readsOfFloor(floor.when));
  const audience = audienceOf(floor.when.fact);
  const said = new Map<Floor, Map<string, SaidFloor>>();
  const voice = voiceOf({ ...floor, points: 0 });
  return (facts) => {
    if (!holds(floor.when, facts, look)) return null;
    const say = (): SaidFloor => {
      const fill = reader.fill(facts, look);
      const held: HeldFloor = {
        atLeast: floor.atLeast,
        words: asSentence(voice.words(fill)),
        audience,
      };
      return { floor: held, because: voice.because(fill) };
    };
    const about = reader.about(facts, look);
    return about === null ? say() : remembered(said, floor, about, say);
  };
}

function remembered<K, V>(all: Map<K, Map<string, V>>, of: K, about: string, make: () => V): V {
  let some = all.get(of);
  if (some === undefined) all.set(of, (some = new Map()));
  let one = some.get(about);
  if (one === undefined) some.set(about, (one = make()));
  return one;
}
