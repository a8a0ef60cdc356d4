import {
  bandInWords,
  adjustmentInWords,
  capInWords,
  floorInWords,
  pointsInWords,
  readsInWords,
} from './describe-model.ts';
import type { Floor, Indicator, Model, Worded } from './model.ts';

/** One thing that two models say differently. '' where one does not say it at all. */
export interface ModelDifference {
  part: string;
  what: string;
  before: string;
  now: string;
}

/** Everything that a model says otherwise than another, in words. Version and first day are left to whoever shows it. */
export function differencesOfModels(before: Model, now: Model): ModelDifference[] {
  return [
    ...changed('Model', [
      ['Name', before.name, now.name],
      ['For', kindsOf(before), kindsOf(now)],
      ['Where it comes from', before.source, now.source],
    ]),
    ...changed('Limits', [
      ['Amber starts at', String(before.thresholds.amber), String(now.thresholds.amber)],
      ['Red starts at', String(before.thresholds.red), String(now.thresholds.red)],
    ]),
    ...pairs(before.indicators, now.indicators, ({ key }) => key).flatMap(([was, is]) =>
      ofIndicator(was, is),
    ),
    ...pairs(before.floors, now.floors, (floor) => floorInWords(floor.when)).flatMap(([was, is]) =>
      ofFloor(was, is),
    ),
    ...ofGroups('Cap', capLines(before), capLines(now)),
    ...ofGroups('What counts for more', adjustmentLines(before), adjustmentLines(now)),
  ];
}

type Line = readonly [what: string, before: string, now: string];

function changed(part: string, lines: readonly Line[]): ModelDifference[] {
  return lines
    .filter(([, before, now]) => before !== now)
    .map(([what, before, now]) => ({ part, what, before, now }));
}

function kindsOf({ appliesTo }: Model): string {
  return appliesTo === null ? 'every kind of service without a model of its own' : appliesTo.join(', ');
}

/** Each of both lists with its twin of the same key, in the order of the newer list; what went comes last. */
function pairs<T>(
  before: readonly T[],
  now: readonly T[],
  keyOf: (one: T) => string,
): [T | null, T | null][] {
  const was = new Map(before.map((one) => [keyOf(one), one]));
  const there = new Set(now.map(keyOf));
  return [
    ...now.map((one): [T | null, T] => [was.get(keyOf(one)) ?? null, one]),
    ...before.filter((one) => !there.has(keyOf(one))).map((one): [T, null] => [one, null]),
  ];
}

function ofIndicator(was: Indicator | null, is: Indicator | null): ModelDifference[] {
  const part = (is ?? was)!.label;
  if (was === null || is === null)
    return [
      {
        part,
        what: 'Indicator',
        before: was === null ? '' : mostOf(was),
        now: is === null ? '' : mostOf(is),
      },
    ];
  const bandsWas = new Map(was.bands.map((band) => [bandInWords(band, was.reads), band]));
  const bandsIs = new Map(is.bands.map((band) => [bandInWords(band, is.reads), band]));
  const whens = [...new Set([...bandsIs.keys(), ...bandsWas.keys()])];
  return changed(part, [
    ['Name', was.label, is.label],
    ['Where it comes from', was.source, is.source],
    ['What it reads', countedBy(was), countedBy(is)],
    ...whens.flatMap((when) => ofWorded(when, bandsWas.get(when), bandsIs.get(when))),
    ...ofWorded('Not known', was.unknown, is.unknown),
  ]);
}

function ofWorded(when: string, was: Worded | undefined, is: Worded | undefined): Line[] {
  const points = (one: Worded | undefined) => (one === undefined ? '' : pointsInWords(one.points));
  const lines: Line[] = [[`Points: ${when}`, points(was), points(is)]];
  if (was !== undefined && is !== undefined)
    lines.push(
      [`Words: ${when}`, was.words, is.words],
      [`Clause after "because": ${when}`, was.because ?? '', is.because ?? ''],
    );
  return lines;
}

/** What an indicator reads, in words where there are some, with all that they leave out. */
function countedBy({ reads }: Indicator): string {
  const words = readsInWords(reads);
  if (reads.fact === 'events' && Array.isArray(reads.kinds))
    return `${words} Kinds: ${reads.kinds.join(', ')}.`;
  if (words !== '') return words;
  return Object.values(reads).flat().join(', ');
}

function mostOf({ bands }: Indicator): string {
  return `up to ${pointsInWords(Math.max(0, ...bands.map(({ points }) => points)))} points`;
}

function ofFloor(was: Floor | null, is: Floor | null): ModelDifference[] {
  const one = (is ?? was)!;
  const part = `Floor: ${floorInWords(one.when)}`;
  const held = (floor: Floor | null) => (floor === null ? '' : `at least ${floor.atLeast}`);
  return changed(part, [
    ['Colour', held(was), held(is)],
    ...(was === null || is === null
      ? []
      : ([
          ['Words', was.words, is.words],
          ['Clause after "because"', was.because, is.because],
          ['Where it comes from', was.source, is.source],
        ] as const)),
  ]);
}

function capLines({ caps = [], indicators }: Model): Map<string, string> {
  return new Map(caps.map((cap) => [cap.label, capInWords(cap, indicators)]));
}

function adjustmentLines({ adjustments = [], indicators }: Model): Map<string, string> {
  return new Map(adjustments.map((one) => [one.label, adjustmentInWords(one, indicators)]));
}

function ofGroups(part: string, before: Map<string, string>, now: Map<string, string>): ModelDifference[] {
  const labels = [...new Set([...now.keys(), ...before.keys()])];
  return changed(
    part,
    labels.map((label) => [label, before.get(label) ?? '', now.get(label) ?? '']),
  );
}
